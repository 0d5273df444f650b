extension MovedTable {
    /// All there is to move.
    ///
    /// In an order in which no row points at one that is not there yet.
    static let all = [
        MovedTable("key_check", ["slot", "digest"], key: ["slot"]),
        MovedTable("organization", ["id", "slug", "name", "settings", "created"], key: ["id"], isNumbered: true),
        MovedTable(
            "provider",
            [
                "id", "organization_id", "name", "entity_id", "facts", "held_facts", "options", "metadata_url",
                "pinned_signer", "etag", "next_fetch", "fetch_error", "created", "tested", "version",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "sign_on_key", ["id", "organization_id", "certificate", "sealed", "signs_from", "ends"], key: ["id"],
            isNumbered: true),
        MovedTable(
            "sign_on_attempt",
            [
                "digest", "organization_id", "provider_id", "purpose", "subject", "request_id", "browser", "created",
                "expires", "answer",
            ],
            key: ["digest"]),
        MovedTable("spent_assertion", ["provider_id", "digest", "expires"], key: ["provider_id", "digest"]),
        MovedTable(
            "sign_on_failure",
            ["id", "organization_id", "provider_id", "at", "reference", "refused_by", "diagnosis"], key: ["id"],
            isNumbered: true),
        MovedTable(
            "integration", ["id", "organization_id", "name", "settings", "created"], key: ["id"], isNumbered: true),
        MovedTable(
            "client",
            [
                "id", "organization_id", "integration_id", "identifier", "digest", "public_keys", "scopes",
                "token_life", "created", "last_used",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "client_assertion", ["organization_id", "client_id", "digest", "expires"],
            key: ["organization_id", "client_id", "digest"]),
        MovedTable(
            "account",
            [
                "organization_id", "id", "integration_id", "kind", "active", "user_name_key", "sign_in_key",
                "external_id", "manager_id", "invited", "claimed", "created", "modified", "version", "document",
                "comparison", "role", "next_reminder", "list_key", "domain",
            ],
            key: ["organization_id", "id"], json: ["comparison"]),
        MovedTable(
            "token",
            [
                "id", "organization_id", "integration_id", "digest", "scopes", "created", "expires", "last_used",
                "client_id", "account_id", "networks", "last_network", "last_agent", "warned_days",
            ],
            key: ["id"], isNumbered: true),
        MovedTable("token_network", ["token_id", "network", "last_used"], key: ["token_id", "network"]),
        MovedTable(
            "deactivation_guard", ["organization_id", "integration_id", "day", "base", "used", "released"],
            key: ["organization_id", "integration_id"]),
        MovedTable(
            "refused_creation",
            [
                "id", "organization_id", "integration_id", "clash", "clash_key", "account_id", "user_name",
                "user_name_key", "external_id", "first_seen", "last_seen", "times", "dismissed",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "account_contact", ["organization_id", "attribute", "value_key", "account_id"],
            key: ["organization_id", "attribute", "value_key", "account_id"]),
        MovedTable(
            "account_word", ["organization_id", "word_key", "account_id"],
            key: ["organization_id", "word_key", "account_id"]),
        MovedTable(
            "sign_in", ["organization_id", "account_id", "password", "proven_key", "changed"],
            key: ["organization_id", "account_id"]),
        MovedTable(
            "sign_on_pin",
            [
                "organization_id", "account_id", "provider_id", "name_id", "format", "name_qualifier",
                "sp_name_qualifier", "created",
            ],
            key: ["organization_id", "account_id"]),
        MovedTable(
            "claim_code",
            ["organization_id", "account_id", "kind", "digest", "sealed", "created", "expires", "tries"],
            key: ["organization_id", "account_id", "kind"]),
        MovedTable(
            "code_issue", ["organization_id", "account_id", "digest", "issued", "issued_by"],
            key: ["organization_id", "account_id"]),
        MovedTable(
            "claim",
            [
                "digest", "organization_id", "account_id", "purpose", "steps", "code_kind", "code_digest", "username",
                "expires", "signed_on", "provider_id", "session_index", "provider_ends",
            ],
            key: ["digest"]),
        MovedTable(
            "browser_session",
            [
                "id", "organization_id", "account_id", "digest", "created", "last_seen", "expires", "agent",
                "signed_on", "provider_id", "session_index", "provider_ends", "confirmed",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "second_factor", ["organization_id", "account_id", "sealed", "confirmed", "last_step"],
            key: ["organization_id", "account_id"]),
        MovedTable("setup_link", ["organization_id", "digest", "expires"], key: ["organization_id"]),
        MovedTable(
            "account_event", ["id", "organization_id", "account_id", "at", "kind"], key: ["id"], isNumbered: true),
        MovedTable(
            "audit_entry",
            [
                "id", "organization_id", "at", "actor", "actor_id", "actor_name", "network", "deed", "subject_kind",
                "subject_id", "subject_name", "facts",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "terms", ["organization_id", "version", "text", "created"], key: ["organization_id", "version"]),
        MovedTable(
            "terms_acceptance", ["organization_id", "account_id", "version", "accepted"],
            key: ["organization_id", "account_id", "version"]),
        MovedTable(
            "picture", ["organization_id", "account_id", "bytes", "digest", "changed"],
            key: ["organization_id", "account_id"]),
        MovedTable("logo", ["organization_id", "bytes", "digest", "changed"], key: ["organization_id"]),
        MovedTable("allowance", ["digest", "whole_again"], key: ["digest"]),
        MovedTable(
            "account_group",
            [
                "organization_id", "id", "integration_id", "name_key", "unique_name", "external_id", "created",
                "modified", "version", "document", "comparison", "role", "is_writable", "joining",
            ],
            key: ["organization_id", "id"], json: ["comparison"]),
        MovedTable(
            "group_member", ["organization_id", "group_id", "member_id", "account_id", "subgroup_id"],
            key: ["organization_id", "group_id", "member_id"]),
        MovedTable(
            "limit_use", ["organization_id", "name", "day", "used"], key: ["organization_id", "name", "day"]),
        MovedTable(
            "domain",
            [
                "organization_id", "name", "added", "verified", "proof", "code_digest", "code_expires", "code_tries",
                "provider_id",
            ],
            key: ["organization_id", "name"]),
        MovedTable(
            "event_stream",
            [
                "id", "organization_id", "integration_id", "endpoint", "sealed_authorization", "audience", "kinds",
                "detail", "days", "paused", "created",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "outbox",
            [
                "id", "organization_id", "channel", "stream_id", "txn", "content", "created", "available", "expires",
                "attempts", "last_error", "refused",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "async_request",
            [
                "id", "organization_id", "integration_id", "token_id", "txn", "request_id", "sealed_body", "lease",
                "created", "expires",
            ],
            key: ["id"], isNumbered: true),
        MovedTable(
            "async_result", ["organization_id", "txn", "place", "content"], key: ["organization_id", "txn", "place"]),
        MovedTable(
            "message",
            [
                "organization_id", "id", "account_id", "kind", "channel", "recipient", "sealed", "language", "created",
                "available", "expires", "attempts", "last_error", "state", "provider_id",
            ],
            key: ["organization_id", "id"]),
        MovedTable(
            "message_count", ["organization_id", "purpose", "recipient", "day", "used"],
            key: ["organization_id", "purpose", "recipient", "day"]),
        MovedTable(
            "job",
            [
                "organization_id", "id", "kind", "state", "asker", "sealed_plan", "row_count", "added", "changed",
                "unchanged", "refused", "place", "cursor_id", "lease", "attempts", "failure", "created", "expires",
            ],
            key: ["organization_id", "id"]),
        MovedTable(
            "job_row",
            [
                "organization_id", "job_id", "number", "line", "sealed", "key_digest", "verdict", "sealed_finding",
                "awaits_manager",
            ],
            key: ["organization_id", "job_id", "number"]),
        MovedTable(
            "job_chunk", ["organization_id", "job_id", "number", "sealed"],
            key: ["organization_id", "job_id", "number"]),
        MovedTable("signing_key", ["key_id", "public_key", "sealed", "created"], key: ["key_id"]),
        MovedTable(
            "provisioning_entry",
            [
                "id", "organization_id", "integration_id", "happened", "request_id", "resource_id", "name_key",
                "status", "is_read", "has_changes", "content",
            ],
            key: ["id"], isNumbered: true),
    ]
}
