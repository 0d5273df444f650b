-- Messages to people. What they say and to whom is sealed, and erased once nobody needs it any more.
CREATE TABLE message (
    id {TEXT} NOT NULL,
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    account_id {TEXT},
    kind {TEXT} NOT NULL,
    channel {TEXT} NOT NULL,
    recipient {BYTES} NOT NULL,
    sealed {BYTES},
    language {TEXT},
    created {BIGINT} NOT NULL,
    available {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    attempts {BIGINT} NOT NULL,
    last_error {TEXT},
    state {TEXT} NOT NULL CHECK (state IN ('waiting', 'sent', 'delivered', 'failed')),
    provider_id {TEXT},
    CHECK (state <> 'waiting' OR sealed IS NOT NULL),
    CHECK (state = 'waiting' OR sealed IS NULL),
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX message_due ON message (available) WHERE state = 'waiting';
CREATE INDEX message_of_account ON message (organization_id, account_id);
CREATE INDEX message_of_provider ON message (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX message_expiry ON message (expires) WHERE state = 'waiting';
CREATE INDEX message_age ON message (created);
CREATE INDEX message_latest ON message (organization_id, created);

-- How many messages a recipient was sent on a day, by what they were for.
CREATE TABLE message_count (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    purpose {TEXT} NOT NULL,
    recipient {BYTES} NOT NULL,
    day {BIGINT} NOT NULL,
    used {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, purpose, recipient, day)
) {KEYED};

CREATE INDEX message_count_day ON message_count (day);
