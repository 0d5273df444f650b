-- What an organization looks like, whom a setting is about, and a third way to prove a domain.

CREATE TABLE logo (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    bytes {BYTES} NOT NULL,
    digest {BYTES} NOT NULL,
    changed {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id)
) {KEYED};

-- How many people a change hits is counted on this alone.
CREATE INDEX account_reach ON account (organization_id, kind, claimed, invited, active);

-- The same table with one more proof: no database lets a condition be changed in place that another spells likewise.
CREATE TABLE proven_domain (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    name {TEXT} NOT NULL,
    added {BIGINT} NOT NULL,
    verified {BIGINT},
    proof {TEXT} CHECK (proof IN ('dns', 'mail', 'file')),
    code_digest {BYTES},
    code_expires {BIGINT} NOT NULL,
    code_tries {BIGINT} NOT NULL,
    provider_id {BIGINT} REFERENCES provider (id),
    PRIMARY KEY (organization_id, name),
    CHECK ((verified IS NULL) = (proof IS NULL))
) {KEYED};

INSERT INTO proven_domain (organization_id, name, added, verified, proof, code_digest, code_expires, code_tries, provider_id)
SELECT organization_id, name, added, verified, proof, code_digest, code_expires, code_tries, provider_id FROM domain;
DROP TABLE domain;
ALTER TABLE proven_domain RENAME TO domain;

CREATE UNIQUE INDEX domain_owner ON domain (name) WHERE verified IS NOT NULL;
CREATE INDEX domain_verified ON domain (organization_id) WHERE verified IS NOT NULL;
CREATE INDEX domain_of_provider ON domain (provider_id) WHERE provider_id IS NOT NULL;
