ALTER TABLE account ADD COLUMN role {TEXT} CHECK (role IN ('administrator'));

ALTER TABLE account_group ADD COLUMN role {TEXT} CHECK (role IN ('administrator'));
-- Whether provisioning clients may write the group for all that.
ALTER TABLE account_group ADD COLUMN is_writable {BIGINT} NOT NULL DEFAULT 0 CHECK (is_writable IN (0, 1));

CREATE INDEX account_administrator ON account (organization_id) WHERE role IS NOT NULL;
CREATE INDEX account_group_administration ON account_group (organization_id) WHERE role IS NOT NULL;
