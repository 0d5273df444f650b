-- {IDENTITY}, {BIGINT}, {BYTES}, {TEXT}, {JSON} and {ROWS}, {KEYED} behind a table are spelled by the dialect.

CREATE TABLE organization (
    id {IDENTITY},
    slug {TEXT} NOT NULL UNIQUE,
    name {TEXT} NOT NULL,
    settings {TEXT} NOT NULL,
    created {BIGINT} NOT NULL
) {ROWS};

CREATE TABLE integration (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    name {TEXT} NOT NULL,
    settings {TEXT} NOT NULL,
    created {BIGINT} NOT NULL,
    UNIQUE (organization_id, name),
    UNIQUE (organization_id, id)
) {ROWS};

CREATE TABLE token (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    digest {BYTES} NOT NULL UNIQUE,
    scopes {TEXT} NOT NULL,
    created {BIGINT} NOT NULL,
    expires {BIGINT} NOT NULL,
    last_used {BIGINT},
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

CREATE INDEX token_of_integration ON token (organization_id, integration_id);

CREATE TABLE account (
    organization_id {BIGINT} NOT NULL,
    id {TEXT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    kind {TEXT} NOT NULL CHECK (kind IN ('email', 'phone', 'emailless')),
    active {BIGINT} NOT NULL CHECK (active IN (0, 1)),
    user_name_key {TEXT} NOT NULL,
    sign_in_key {TEXT},
    external_id {TEXT},
    invited {BIGINT},
    claimed {BIGINT},
    created {BIGINT} NOT NULL,
    modified {BIGINT} NOT NULL,
    version {BIGINT} NOT NULL,
    document {TEXT} NOT NULL,
    comparison {JSON} NOT NULL,
    CHECK (claimed IS NULL OR invited IS NOT NULL),
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

-- Where several names clash, userName is the one a client is told of: some databases look at the first index first.
{EARLY} CREATE UNIQUE INDEX account_user_name ON account (organization_id, user_name_key);
CREATE UNIQUE INDEX account_id ON account (organization_id, id);
CREATE UNIQUE INDEX account_sign_in ON account (organization_id, sign_in_key);
CREATE UNIQUE INDEX account_external_id ON account (organization_id, external_id, integration_id);
CREATE UNIQUE INDEX account_employee_id ON account (organization_id, external_id) WHERE kind = 'emailless';
{LATE} CREATE UNIQUE INDEX account_user_name ON account (organization_id, user_name_key);
CREATE INDEX account_active ON account (organization_id, active, id);
CREATE INDEX account_modified ON account (organization_id, modified, id);

CREATE TABLE account_contact (
    organization_id {BIGINT} NOT NULL,
    attribute {TEXT} NOT NULL,
    value_key {TEXT} NOT NULL,
    account_id {TEXT} NOT NULL,
    PRIMARY KEY (organization_id, attribute, value_key, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX account_contact_of_account ON account_contact (organization_id, account_id);

CREATE TABLE limit_use (
    organization_id {BIGINT} NOT NULL REFERENCES organization (id),
    name {TEXT} NOT NULL,
    day {BIGINT} NOT NULL,
    used {BIGINT} NOT NULL,
    PRIMARY KEY (organization_id, name, day)
) {KEYED};
