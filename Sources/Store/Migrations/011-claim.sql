-- Taking an account into use: codes, begun claims, sessions, passwords, and how often somebody may try.

-- When an invited person is reminded next.
ALTER TABLE account ADD COLUMN next_reminder {BIGINT};
CREATE INDEX account_reminder ON account (next_reminder) WHERE next_reminder IS NOT NULL;

-- One of each kind: the key of the table is what ends an old code when a new one comes.
CREATE TABLE claim_code (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    kind {TEXT} NOT NULL CHECK (kind IN ('link', 'access-code', 'recovery-code', 'reset-code', 'address-code')),
    digest {BYTES} NOT NULL,
    sealed {BYTES},
    created {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    tries {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, account_id, kind),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE UNIQUE INDEX claim_code_digest ON claim_code (digest);
CREATE INDEX claim_code_expiry ON claim_code (expires);

CREATE TABLE claim (
    digest {BYTES} NOT NULL PRIMARY KEY,
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    purpose {TEXT} NOT NULL CHECK (purpose IN ('claim', 'recover', 'reset')),
    steps {TEXT} NOT NULL,
    code_kind {TEXT} NOT NULL,
    code_digest {BYTES} NOT NULL,
    username {TEXT},
    expires {BIGINT} NOT NULL,
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX claim_of_account ON claim (organization_id, account_id);
CREATE INDEX claim_expiry ON claim (expires);

CREATE TABLE browser_session (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    digest {BYTES} NOT NULL UNIQUE,
    created {BIGINT} NOT NULL,
    last_seen {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    agent {TEXT} NOT NULL,
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {ROWS};

CREATE INDEX browser_session_of_account ON browser_session (organization_id, account_id, last_seen);
CREATE INDEX browser_session_expiry ON browser_session (expires);

CREATE TABLE sign_in (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    password {TEXT},
    proven_key {TEXT},
    changed {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE TABLE allowance (
    digest {BYTES} NOT NULL PRIMARY KEY,
    whole_again {BIGINT} NOT NULL
) {KEYED};

CREATE INDEX allowance_age ON allowance (whole_again);
