-- What an organization asks of people when they first come: terms, a picture, groups to choose from.
CREATE TABLE terms (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    version {BIGINT} NOT NULL,
    text {TEXT} NOT NULL,
    created {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, version)
) {KEYED};

CREATE TABLE terms_acceptance (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    version {BIGINT} NOT NULL,
    accepted {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, account_id, version),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, version) REFERENCES terms (organization_id, version)
) {KEYED};

CREATE TABLE picture (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    bytes {BYTES} NOT NULL,
    digest {BYTES} NOT NULL,
    changed {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {ROWS};

-- Nobody becomes an administrator by a choice of their own.
ALTER TABLE account_group ADD COLUMN joining {TEXT}
    CHECK (joining IS NULL OR (joining IN ('offered', 'open') AND role IS NULL));
CREATE INDEX account_group_joining ON account_group (organization_id, joining, name_key, id) WHERE joining IS NOT NULL;
