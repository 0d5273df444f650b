-- Streams of events, and the outbox: the one place where everything waits that is to leave the house.

CREATE TABLE event_stream (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    endpoint {TEXT},
    sealed_authorization {BYTES},
    audience {TEXT} NOT NULL,
    kinds {BIGINT} NOT NULL,
    detail {TEXT} NOT NULL CHECK (detail IN ('full', 'notice')),
    days {BIGINT} NOT NULL,
    paused {TEXT},
    created {BIGINT} NOT NULL,
    CHECK (endpoint IS NOT NULL OR sealed_authorization IS NULL),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

CREATE INDEX event_stream_of_integration ON event_stream (organization_id, integration_id);

-- What a channel needs to know of its destination is a column of its own; an event knows its stream.
CREATE TABLE outbox (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    channel {TEXT} NOT NULL,
    stream_id {BIGINT},
    txn {TEXT} NOT NULL,
    content {TEXT} NOT NULL,
    created {BIGINT} NOT NULL,
    available {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    attempts {BIGINT} NOT NULL,
    last_error {TEXT},
    refused {BIGINT},
    CHECK (channel <> 'event' OR stream_id IS NOT NULL),
    FOREIGN KEY (organization_id, stream_id) REFERENCES event_stream (organization_id, id) ON DELETE CASCADE
) {ROWS};

-- What waits for a stream, in order; and its first entry tells whether the stream is due.
CREATE INDEX outbox_of_stream ON outbox (organization_id, stream_id, refused, id);
CREATE INDEX outbox_expiry ON outbox (expires);

CREATE TABLE signing_key (
    key_id {TEXT} NOT NULL PRIMARY KEY,
    public_key {BYTES} NOT NULL,
    sealed {BYTES} NOT NULL,
    created {BIGINT} NOT NULL
) {KEYED};
