-- Single sign-on: providers, our own keys, questions that browsers carry to providers, and whom a provider has vouched for.

CREATE TABLE provider (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    name {TEXT} NOT NULL,
    entity_id {TEXT} NOT NULL,
    -- What its metadata says, and what waits to be approved, as the program writes them down.
    facts {TEXT} NOT NULL,
    held_facts {TEXT},
    options {TEXT} NOT NULL,
    metadata_url {TEXT},
    pinned_signer {BYTES},
    etag {TEXT},
    next_fetch {BIGINT},
    fetch_error {TEXT},
    created {BIGINT} NOT NULL,
    tested {BIGINT},
    version {BIGINT} NOT NULL,
    UNIQUE (organization_id, id),
    UNIQUE (organization_id, name),
    UNIQUE (organization_id, entity_id)
) {ROWS};

CREATE INDEX provider_fetch ON provider (next_fetch) WHERE next_fetch IS NOT NULL;

ALTER TABLE domain ADD COLUMN provider_id {BIGINT} REFERENCES provider (id);
CREATE INDEX domain_of_provider ON domain (provider_id) WHERE provider_id IS NOT NULL;

-- What an organization signs with and lets providers encrypt for; the private key is sealed.
CREATE TABLE sign_on_key (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    certificate {BYTES} NOT NULL,
    sealed {BYTES} NOT NULL,
    signs_from {BIGINT} NOT NULL,
    ends {BIGINT} NOT NULL
) {ROWS};

CREATE INDEX sign_on_key_of_organization ON sign_on_key (organization_id, signs_from);

CREATE TABLE sign_on_attempt (
    digest {BYTES} NOT NULL PRIMARY KEY,
    organization_id {BIGINT} NOT NULL,
    provider_id {BIGINT} NOT NULL,
    purpose {TEXT} NOT NULL CHECK (purpose IN ('sign-in', 'claim', 'again', 'test', 'unsolicited', 'logout')),
    -- The claim or the session it is about.
    subject {BYTES},
    -- Nil until a browser asks.
    request_id {TEXT},
    browser {BYTES},
    created {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    -- Sealed; nil until the provider has answered.
    answer {BYTES},
    FOREIGN KEY (organization_id, provider_id) REFERENCES provider (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX sign_on_attempt_expiry ON sign_on_attempt (expires);
CREATE INDEX sign_on_attempt_of_provider ON sign_on_attempt (organization_id, provider_id);

-- Each assertion lets somebody in once.
CREATE TABLE spent_assertion (
    provider_id {BIGINT} NOT NULL REFERENCES provider (id) ON DELETE CASCADE,
    digest {BYTES} NOT NULL,
    expires {BIGINT} NOT NULL,
    PRIMARY KEY (provider_id, digest)
) {KEYED};

CREATE INDEX spent_assertion_expiry ON spent_assertion (expires);

-- Who somebody is to a provider; once known, nothing else counts.
CREATE TABLE sign_on_pin (
    organization_id {BIGINT} NOT NULL,
    account_id {TEXT} NOT NULL,
    provider_id {BIGINT} NOT NULL,
    name_id {TEXT} NOT NULL,
    format {TEXT} NOT NULL,
    name_qualifier {TEXT},
    sp_name_qualifier {TEXT},
    created {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, provider_id) REFERENCES provider (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE UNIQUE INDEX sign_on_pin_name ON sign_on_pin (provider_id, name_id, format);
CREATE INDEX sign_on_pin_of_provider ON sign_on_pin (organization_id, provider_id);

-- A session that began with a sign-on: when that was, and what the provider calls it.
ALTER TABLE browser_session ADD COLUMN signed_on {BIGINT};
ALTER TABLE browser_session ADD COLUMN provider_id {BIGINT} REFERENCES provider (id) ON DELETE CASCADE;
ALTER TABLE browser_session ADD COLUMN session_index {TEXT};
ALTER TABLE browser_session ADD COLUMN provider_ends {BIGINT};
CREATE INDEX browser_session_of_provider ON browser_session (provider_id, account_id) WHERE provider_id IS NOT NULL;

-- The same, of somebody who takes an account into use.
ALTER TABLE claim ADD COLUMN signed_on {BIGINT};
ALTER TABLE claim ADD COLUMN provider_id {BIGINT} REFERENCES provider (id) ON DELETE CASCADE;
ALTER TABLE claim ADD COLUMN session_index {TEXT};
ALTER TABLE claim ADD COLUMN provider_ends {BIGINT};
CREATE INDEX claim_of_provider ON claim (provider_id) WHERE provider_id IS NOT NULL;

CREATE TABLE sign_on_failure (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    provider_id {BIGINT},
    at {BIGINT} NOT NULL,
    reference {TEXT} NOT NULL,
    refused_by {TEXT} NOT NULL,
    diagnosis {TEXT} NOT NULL
) {ROWS};

CREATE INDEX sign_on_failure_of_organization ON sign_on_failure (organization_id, id);
CREATE INDEX sign_on_failure_age ON sign_on_failure (at);

-- Who signs in by password, where nobody else may be locked out.
CREATE INDEX sign_in_by_password ON sign_in (organization_id, account_id) WHERE password IS NOT NULL;
