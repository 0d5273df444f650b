-- Who may do what, the second factor it is shown by, and what was done.

ALTER TABLE account ADD COLUMN duty {TEXT}
    CHECK (duty IN ('system-administrator', 'account-manager', 'analyst'));
UPDATE account SET duty = 'system-administrator' WHERE role IS NOT NULL;
DROP INDEX account_administrator;
ALTER TABLE account DROP COLUMN role;
ALTER TABLE account RENAME COLUMN duty TO role;
CREATE INDEX account_administrator ON account (organization_id, role) WHERE role IS NOT NULL;

CREATE TABLE second_factor (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    sealed {BYTES} NOT NULL,
    confirmed {BIGINT} NOT NULL,
    last_step {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

ALTER TABLE browser_session ADD COLUMN confirmed {BIGINT};

CREATE TABLE setup_link (
    organization_id {BIGINT} NOT NULL PRIMARY KEY REFERENCES organization (id),
    digest {BYTES} NOT NULL,
    expires {BIGINT} NOT NULL
) {KEYED};

-- What people did about their accounts; it is forgotten after a while.
CREATE TABLE account_event (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    at {BIGINT} NOT NULL,
    kind {TEXT} NOT NULL,
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {ROWS};

CREATE INDEX account_event_of_account ON account_event (organization_id, account_id, id);
CREATE INDEX account_event_age ON account_event (at);

-- What administrators did. It outlives what it is about, and nothing changes or forgets it.
CREATE TABLE audit_entry (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    at {BIGINT} NOT NULL,
    actor {TEXT} NOT NULL CHECK (actor IN ('person', 'token', 'operator')),
    actor_id {TEXT},
    actor_name {TEXT},
    network {TEXT},
    deed {TEXT} NOT NULL,
    subject_kind {TEXT},
    subject_id {TEXT},
    subject_name {TEXT},
    facts {TEXT} NOT NULL
) {ROWS};

CREATE INDEX audit_entry_of_organization ON audit_entry (organization_id, id);
CREATE INDEX audit_entry_of_subject ON audit_entry (organization_id, subject_kind, subject_id, id);
CREATE INDEX audit_entry_of_deed ON audit_entry (organization_id, deed, id);
