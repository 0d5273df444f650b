-- Work on many people that goes on beside requests. What it says of people is sealed, and erased with the job.
CREATE TABLE job (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    id {TEXT} NOT NULL,
    kind {TEXT} NOT NULL CHECK (kind IN ('import', 'export')),
    state {TEXT} NOT NULL CHECK (state IN
        ('uploading', 'checking', 'waiting', 'working', 'linking', 'gathering', 'done', 'failed', 'cancelled')),
    -- Who answers for it, whatever became of them: an account's id, or 'token' and its number; nil is an operator.
    asker {TEXT},
    sealed_plan {BYTES} NOT NULL,
    row_count {BIGINT} NOT NULL,
    added {BIGINT} NOT NULL,
    changed {BIGINT} NOT NULL,
    unchanged {BIGINT} NOT NULL,
    refused {BIGINT} NOT NULL,
    -- How far the present state has come.
    place {BIGINT} NOT NULL,
    cursor_id {TEXT},
    lease {BIGINT} NOT NULL,
    attempts {BIGINT} NOT NULL,
    failure {TEXT},
    created {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, id)
) {KEYED};

CREATE INDEX job_lease ON job (lease) WHERE state IN ('checking', 'working', 'linking', 'gathering');
CREATE INDEX job_latest ON job (organization_id, created);
CREATE INDEX job_expiry ON job (expires);

CREATE TABLE job_row (
    organization_id {BIGINT} NOT NULL,
    job_id {TEXT} NOT NULL,
    number {BIGINT} NOT NULL,
    line {BIGINT} NOT NULL,
    sealed {BYTES} NOT NULL,
    key_digest {BYTES},
    verdict {TEXT} CHECK (verdict IN ('add', 'change', 'unchanged', 'refuse')),
    sealed_finding {BYTES},
    awaits_manager {BIGINT} NOT NULL CHECK (awaits_manager IN (0, 1)),
    PRIMARY KEY (organization_id, job_id, number),
    FOREIGN KEY (organization_id, job_id) REFERENCES job (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX job_row_key ON job_row (organization_id, job_id, key_digest) WHERE key_digest IS NOT NULL;
CREATE INDEX job_row_verdict ON job_row (organization_id, job_id, verdict, number);
CREATE INDEX job_row_manager ON job_row (organization_id, job_id, number) WHERE awaits_manager = 1;

CREATE TABLE job_chunk (
    organization_id {BIGINT} NOT NULL,
    job_id {TEXT} NOT NULL,
    number {BIGINT} NOT NULL,
    sealed {BYTES} NOT NULL,
    PRIMARY KEY (organization_id, job_id, number),
    FOREIGN KEY (organization_id, job_id) REFERENCES job (organization_id, id) ON DELETE CASCADE
) {KEYED};
