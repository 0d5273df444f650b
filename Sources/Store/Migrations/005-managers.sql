ALTER TABLE account ADD COLUMN manager_id {TEXT};

{LATE} UPDATE account SET manager_id = json_extract(comparison, '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User".manager.value');
{EARLY} UPDATE account SET manager_id = comparison #>> CAST('{urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,manager,value}' AS TEXT[]);

CREATE INDEX account_manager ON account (organization_id, manager_id, id);
