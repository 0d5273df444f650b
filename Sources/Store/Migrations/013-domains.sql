-- What organizations say is their own, and the code that was mailed for it last.
CREATE TABLE domain (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    name {TEXT} NOT NULL,
    added {BIGINT} NOT NULL,
    verified {BIGINT},
    proof {TEXT} CHECK (proof IN ('dns', 'mail')),
    code_digest {BYTES},
    code_expires {BIGINT} NOT NULL,
    code_tries {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, name),
    CHECK ((verified IS NULL) = (proof IS NULL))
) {KEYED};

-- Many may say so, one has proven it.
CREATE UNIQUE INDEX domain_owner ON domain (name) WHERE verified IS NOT NULL;
CREATE INDEX domain_verified ON domain (organization_id) WHERE verified IS NOT NULL;
