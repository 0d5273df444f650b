-- What provisioning clients did; what people read of it stands in content, the columns are for finding it.
CREATE TABLE provisioning_entry (
    id {IDENTITY},
    organization_id {BIGINT} NOT NULL,
    integration_id {BIGINT} NOT NULL,
    happened {BIGINT} NOT NULL,
    request_id {TEXT} NOT NULL,
    resource_id {TEXT},
    name_key {TEXT},
    status {BIGINT} NOT NULL,
    is_read {BIGINT} NOT NULL,
    has_changes {BIGINT} NOT NULL,
    content {TEXT} NOT NULL,
    FOREIGN KEY (organization_id, integration_id) REFERENCES integration (organization_id, id)
) {ROWS};

CREATE INDEX provisioning_entry_id ON provisioning_entry (organization_id, id);
CREATE INDEX provisioning_entry_resource ON provisioning_entry (organization_id, resource_id, id)
    WHERE resource_id IS NOT NULL;
CREATE INDEX provisioning_entry_name ON provisioning_entry (organization_id, name_key, id) WHERE name_key IS NOT NULL;
CREATE INDEX provisioning_entry_request ON provisioning_entry (organization_id, request_id);
CREATE INDEX provisioning_entry_failed ON provisioning_entry (organization_id, id) WHERE status >= 400;
-- The oldest first, to be cleared away.
CREATE INDEX provisioning_entry_age ON provisioning_entry (organization_id, is_read, happened);
