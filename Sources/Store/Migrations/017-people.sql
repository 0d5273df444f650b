-- The list of people: in the order of their names, and by the beginnings of the words that they are known by.

-- Nil only for those who were there before, until the program has read their names: see PeopleBackfill.
ALTER TABLE account ADD COLUMN list_key {TEXT};
-- What stands behind the @ of the address that somebody signs in with.
ALTER TABLE account ADD COLUMN domain {TEXT};

CREATE INDEX account_list ON account (organization_id, list_key, id);
CREATE INDEX account_list_kind ON account (organization_id, kind, list_key, id);
-- How far somebody has come, as AccountSelection.Stage counts: made of what the row says anyway.
CREATE INDEX account_list_stage ON account (organization_id,
    (CASE WHEN active = 0 THEN 3 WHEN claimed IS NOT NULL THEN 2 WHEN invited IS NOT NULL THEN 1 ELSE 0 END),
    list_key, id);
CREATE INDEX account_list_integration ON account (organization_id, integration_id, list_key, id);
CREATE INDEX account_list_domain ON account (organization_id, domain, list_key, id);

CREATE TABLE account_word (
    organization_id {BIGINT} NOT NULL,
    word_key {TEXT} NOT NULL,
    account_id {TEXT} NOT NULL,
    PRIMARY KEY (organization_id, word_key, account_id),
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX account_word_of_account ON account_word (organization_id, account_id, word_key);
