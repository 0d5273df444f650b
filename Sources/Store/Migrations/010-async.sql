-- Bulk requests that are done later, and what became of their operations. Without a body everything is done.
CREATE TABLE async_request (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    -- With which it was asked for; it may be gone.
    token_id {BIGINT} NOT NULL,
    txn {TEXT} NOT NULL,
    request_id {TEXT} NOT NULL,
    sealed_body {BYTES},
    lease {BIGINT} NOT NULL,
    created {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    UNIQUE (organization_id, txn),
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

CREATE INDEX async_request_lease ON async_request (lease) WHERE sealed_body IS NOT NULL;
CREATE INDEX async_request_waiting ON async_request (organization_id, integration_id, id) WHERE sealed_body IS NOT NULL;
CREATE INDEX async_request_expiry ON async_request (expires);

CREATE TABLE async_result (
    organization_id {BIGINT} NOT NULL,
    txn {TEXT} NOT NULL,
    place {BIGINT} NOT NULL,
    content {TEXT} NOT NULL,
    PRIMARY KEY (organization_id, txn, place),
    FOREIGN KEY (organization_id, txn) REFERENCES async_request (organization_id, txn) ON DELETE CASCADE
) {KEYED};
