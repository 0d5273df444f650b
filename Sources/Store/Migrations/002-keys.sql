-- A digest of nothing in particular: it tells under which keys all others here were made.

CREATE TABLE key_check (
    id {BIGINT} NOT NULL PRIMARY KEY CHECK (id = 1),
    digest {BYTES} NOT NULL
) {KEYED};
