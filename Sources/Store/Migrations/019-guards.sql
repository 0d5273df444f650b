-- Where tokens may be used and where they were; whom integrations shut out; whom they could not add.

ALTER TABLE token ADD COLUMN networks {TEXT} NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN last_network {TEXT};
ALTER TABLE token ADD COLUMN last_agent {TEXT};
-- How many days before its end somebody was told of it last.
ALTER TABLE token ADD COLUMN warned_days {BIGINT};
CREATE INDEX token_ending ON token (expires) WHERE client_id IS NULL AND account_id IS NULL;

CREATE TABLE token_network (
    token_id {BIGINT} NOT NULL REFERENCES token (id) ON DELETE CASCADE,
    network {TEXT} NOT NULL,
    last_used {BIGINT} NOT NULL,
    PRIMARY KEY (token_id, network)
) {KEYED};

CREATE TABLE deactivation_guard (
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    day {BIGINT} NOT NULL,
    -- How many people the integration had when the first one of the day was shut out.
    base {BIGINT} NOT NULL,
    used {BIGINT} NOT NULL,
    released {BIGINT},
    PRIMARY KEY (organization_id, integration_id),
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {KEYED};

CREATE TABLE refused_creation (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    clash {TEXT} NOT NULL CHECK (clash IN ('userName', 'signInName', 'externalId')),
    clash_key {TEXT} NOT NULL,
    account_id {TEXT} NOT NULL,
    user_name {TEXT} NOT NULL,
    user_name_key {TEXT} NOT NULL,
    external_id {TEXT},
    first_seen {BIGINT} NOT NULL,
    last_seen {BIGINT} NOT NULL,
    times {BIGINT} NOT NULL,
    dismissed {BIGINT},
    UNIQUE (organization_id, integration_id, clash, clash_key),
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {ROWS};

CREATE INDEX refused_creation_latest ON refused_creation (organization_id, id) WHERE dismissed IS NULL;
CREATE INDEX refused_creation_name ON refused_creation (organization_id, integration_id, user_name_key);
CREATE INDEX refused_creation_of_account ON refused_creation (organization_id, account_id);

-- What one integration did, the latest first.
CREATE INDEX provisioning_entry_integration ON provisioning_entry (organization_id, integration_id, id);
