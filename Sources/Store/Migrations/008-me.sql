-- A token may be bound to an account: it proves who that person is, and ends with the account.

{EARLY} ALTER TABLE token ADD COLUMN account_id {TEXT};
{EARLY} ALTER TABLE token ADD CHECK (account_id IS NULL OR client_id IS NULL);
{EARLY} ALTER TABLE token ADD FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE;

-- Some databases cannot add a foreign key of two columns to a table that is there; numbers go on from where they were.
{LATE} ALTER TABLE token RENAME TO token_before;
{LATE} CREATE TABLE token (
{LATE}     id {IDENTITY},
{LATE}     organization_id {BIGINT} NOT NULL,
{LATE}     integration_id {BIGINT} NOT NULL,
{LATE}     digest {BYTES} NOT NULL UNIQUE,
{LATE}     scopes {TEXT} NOT NULL,
{LATE}     created {BIGINT} NOT NULL,
{LATE}     expires {BIGINT} NOT NULL,
{LATE}     last_used {BIGINT},
{LATE}     client_id {BIGINT} REFERENCES client (id) ON DELETE CASCADE,
{LATE}     account_id {TEXT},
{LATE}     CHECK (account_id IS NULL OR client_id IS NULL),
{LATE}     FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id),
{LATE}     FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
{LATE} ) {ROWS};
{LATE} INSERT INTO token (id, organization_id, integration_id, digest, scopes, created, expires, last_used, client_id)
{LATE} SELECT id, organization_id, integration_id, digest, scopes, created, expires, last_used, client_id FROM token_before;
{LATE} DELETE FROM sqlite_sequence WHERE name = 'token';
{LATE} UPDATE sqlite_sequence SET name = 'token' WHERE name = 'token_before';
{LATE} DROP TABLE token_before;
{LATE} CREATE INDEX token_of_integration ON token (organization_id, integration_id);
{LATE} CREATE INDEX token_of_client ON token (client_id) WHERE client_id IS NOT NULL;
{LATE} CREATE INDEX token_expiry ON token (expires) WHERE client_id IS NOT NULL;

CREATE INDEX token_of_account ON token (organization_id, account_id) WHERE account_id IS NOT NULL;
