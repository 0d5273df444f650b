-- By the account alone: of an index that begins with the organization SQLite takes it for granted that the organization
-- by itself leaves a handful of messages, and would rather read the table.
DROP INDEX message_of_account;
CREATE INDEX message_of_account ON message (account_id);
