-- OAuth clients of integrations. The access tokens they fetch are rows of token, so that one index finds both kinds.

CREATE TABLE client (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    identifier {TEXT} NOT NULL UNIQUE,
    digest {BYTES},
    public_keys {TEXT},
    scopes {TEXT} NOT NULL,
    token_life {BIGINT} NOT NULL,
    created {BIGINT} NOT NULL,
    last_used {BIGINT},
    CHECK ((digest IS NULL) <> (public_keys IS NULL)),
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

CREATE INDEX client_of_integration ON client (organization_id, integration_id);

ALTER TABLE token ADD COLUMN client_id {BIGINT} REFERENCES client (id) ON DELETE CASCADE;

CREATE INDEX token_of_client ON token (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX token_expiry ON token (expires) WHERE client_id IS NOT NULL;

-- What a client has shown once and must not show again, until it could not be used anyway.
CREATE TABLE client_assertion (
    organization_id {BIGINT} NOT NULL,
    client_id {BIGINT} NOT NULL,
    digest {BYTES} NOT NULL,
    expires {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, client_id, digest),
    FOREIGN KEY (organization_id, client_id) REFERENCES client (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX client_assertion_expiry ON client_assertion (expires);
