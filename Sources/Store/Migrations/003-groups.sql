CREATE TABLE account_group (
    organization_id {BIGINT} NOT NULL,
    id {TEXT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    name_key {TEXT} NOT NULL,
    unique_name {TEXT},
    external_id {TEXT},
    created {BIGINT} NOT NULL,
    modified {BIGINT} NOT NULL,
    version {BIGINT} NOT NULL,
    document {TEXT} NOT NULL,
    comparison {JSON} NOT NULL,
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

CREATE UNIQUE INDEX account_group_id ON account_group (organization_id, id);
-- Null where the organization lets groups share a name.
CREATE UNIQUE INDEX account_group_unique_name ON account_group (organization_id, unique_name);
CREATE UNIQUE INDEX account_group_external_id ON account_group (organization_id, external_id, integration_id);
CREATE INDEX account_group_name ON account_group (organization_id, name_key, id);
CREATE INDEX account_group_modified ON account_group (organization_id, modified, id);

-- A member is an account or a group; its id is there once more under one name, for the order of lists.
CREATE TABLE group_member (
    organization_id {BIGINT} NOT NULL,
    group_id {TEXT} NOT NULL,
    member_id {TEXT} NOT NULL,
    account_id {TEXT},
    subgroup_id {TEXT},
    CHECK (member_id = COALESCE(account_id, subgroup_id) AND (account_id IS NULL OR subgroup_id IS NULL)),
    PRIMARY KEY (organization_id, group_id, member_id),
    FOREIGN KEY (organization_id, group_id) REFERENCES account_group (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, subgroup_id) REFERENCES account_group (organization_id, id) ON DELETE CASCADE
) {KEYED};

CREATE INDEX group_member_account ON group_member (organization_id, account_id, group_id);
CREATE INDEX group_member_subgroup ON group_member (organization_id, subgroup_id, group_id);
