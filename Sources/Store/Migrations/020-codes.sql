-- That a code was handed out: each is shown or printed once.
CREATE TABLE code_issue (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    -- Of the code: one that was made later is not the one that was handed out.
    digest {BYTES} NOT NULL,
    issued {BIGINT} NOT NULL,
    -- What the one is called who handed it out; nil for the command line.
    issued_by {TEXT},
    PRIMARY KEY (organization_id, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

-- Pages of messages, all of them or those of one state, the latest first.
DROP INDEX message_latest;
CREATE INDEX message_latest ON message (organization_id, created, id);
CREATE INDEX message_of_state ON message (organization_id, state, created, id);
