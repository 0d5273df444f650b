/// The rows of a database of schema version 15, as they lay there: a company with people of every kind and stage, what
/// they are in the middle of, and a second company with the same names.
enum OlderRows {
    static let ada = id(1)
    static let ben = id(2)
    static let cy = id(3)
    static let dee = id(4)
    static let eve = id(5)
    /// More than are taken up in one transaction.
    static let workers = 620

    static let all = companies + people + crowd + provisioning + claiming + signOn

    static func id(_ number: Int) -> String { "01900000-0000-7000-8000-" + String(100_000_000_000 + number) }

    private static let companies = """
        INSERT INTO key_check VALUES (1, X'00');
        INSERT INTO organization (slug, name, settings, created) VALUES
            ('acme', 'Acme', '{"claim-link-days":"7"}', 1), ('bolt', 'Bolt', '{}', 2);
        INSERT INTO integration (organization_id, name, settings, created) VALUES
            (1, 'okta', '{}', 1), (2, 'csv', '{}', 2);
        INSERT INTO limit_use VALUES (1, 'deactivations-per-day', 20000, 3);
        INSERT INTO domain
            (organization_id, name, added, verified, proof, code_digest, code_expires, code_tries) VALUES
            (1, 'acme.example', 1, 2, 'dns', NULL, 0, 0), (1, 'new.example', 3, NULL, NULL, X'D0', 4, 1),
            (1, 'login.example', 5, 6, 'mail', NULL, 7, 2), (2, 'acme.example', 8, NULL, NULL, NULL, 0, 0);
        INSERT INTO terms VALUES (1, 1, 'Be kind.', 1);

        """

    private static let people = """
        \(columns)
            \(row(1, ada, "email", "ada@acme.example", "'ada@acme.example'", nil, "Ada", "Lovelace", "10, 20")),
            \(row(1, ben, "phone", "ben", "'+447700900123'", nil, "Ben", "O’Brien", "11, NULL")),
            \(row(1, cy, "emailless", "cy", "NULL", "W-17", "Cy", "Åkesson", "NULL, NULL")),
            \(row(1, dee, "email", "dee@acme.example", "'dee@acme.example'", "D1", "Dee", "Ng", "12, 21", isActive: false)),
            \(row(2, eve, "email", "ada@acme.example", "'ada@acme.example'", nil, "Ada", "Lovelace", "13, NULL"));
        UPDATE account SET role = 'administrator' WHERE id = '\(ada)';
        UPDATE account SET manager_id = '\(ada)', next_reminder = 99 WHERE id = '\(ben)';
        INSERT INTO account_contact VALUES (1, 'emails', 'ada@acme.example', '\(ada)');
        INSERT INTO account_group (organization_id, id, integration_id, name_key, unique_name, created, modified, version,
            document, comparison, role, is_writable, joining) VALUES
            (1, '\(id(900))', 1, 'drivers', 'drivers', 1, 2, 3, '{"id":"\(id(900))","displayName":"Drivers"}',
            '{"displayName":"drivers"}', NULL, 0, 'open'),
            (1, '\(id(901))', 1, 'chiefs', 'chiefs', 1, 2, 3, '{"id":"\(id(901))","displayName":"Chiefs"}',
            '{"displayName":"chiefs"}', 'administrator', 1, NULL);
        INSERT INTO group_member VALUES (1, '\(id(900))', '\(ben)', '\(ben)', NULL),
            (1, '\(id(900))', '\(id(901))', NULL, '\(id(901))');

        """

    private static let crowd = (1...workers).map { number in
        let worker = row(
            1, id(number + 1000), "emailless", "w\(number)", "NULL", "N\(number)", "Wo", "Rker", "NULL, NULL")
        return "\(columns) \(worker);\n"
    }.joined()

    private static let provisioning = """
        INSERT INTO client (organization_id, integration_id, identifier, digest, scopes, token_life, created)
            VALUES (1, 1, 'c1', X'C1', 'users:read', 3600, 1);
        INSERT INTO client_assertion VALUES (1, 1, X'CA', 9);
        INSERT INTO token (organization_id, integration_id, digest, scopes, created, expires, last_used, client_id,
            account_id) VALUES (1, 1, X'A1', 'users:read users:write', 1, 9000000000000, 5, NULL, NULL),
            (1, 1, X'A2', 'users:read', 1, 9, NULL, 1, NULL), (1, 1, X'A3', 'users:read', 1, 9, NULL, NULL, '\(ada)');
        INSERT INTO event_stream (organization_id, integration_id, audience, kinds, detail, days, created)
            VALUES (1, 1, 'acme', 3, 'notice', 7, 1);
        INSERT INTO outbox (organization_id, channel, stream_id, txn, content, created, available, expires, attempts)
            VALUES (1, 'event', 1, 't', '{}', 1, 2, 3, 4);
        INSERT INTO signing_key VALUES ('k', X'01', X'02', 1);
        INSERT INTO async_request (organization_id, integration_id, token_id, txn, request_id, sealed_body, lease, created,
            expires) VALUES (1, 1, 1, 't', 'r', X'0A', 0, 1, 9);
        INSERT INTO async_result VALUES (1, 't', 0, '{}');
        INSERT INTO provisioning_entry (organization_id, integration_id, happened, request_id, resource_id, name_key,
            status, is_read, has_changes, content) VALUES (1, 1, 5, 'r', '\(ada)', 'ada@acme.example', 201, 0, 1,
            '{"time":"1970-01-01T00:00:00.005Z","requestId":"r","integration":"okta","action":"create","status":201,"operations":1}');

        """

    private static let claiming = """
        INSERT INTO claim_code VALUES (1, '\(ben)', 'link', X'B1', X'B2', 1, 9, 0),
            (1, '\(cy)', 'access-code', X'B3', X'B4', 1, 9, 2);
        INSERT INTO claim (digest, organization_id, account_id, purpose, steps, code_kind, code_digest, username, expires)
            VALUES (X'E1', 1, '\(ben)', 'claim', 'terms password done', 'link', X'B1', 'ben', 9);
        INSERT INTO sign_in VALUES (1, '\(ada)', 'hash', 'ada@acme.example', 5);
        INSERT INTO allowance VALUES (X'F1', 7);
        INSERT INTO terms_acceptance VALUES (1, '\(ada)', 1, 3);
        INSERT INTO picture VALUES (1, '\(ada)', X'FFD8', X'11', 3);
        INSERT INTO message (id, organization_id, account_id, kind, channel, recipient, sealed, language, created,
            available, expires, attempts, last_error, state, provider_id) VALUES
            ('m1', 1, '\(ben)', 'invitation', 'sms', X'01', X'02', 'sv', 1, 2, 9, 3, 'busy', 'waiting', NULL),
            ('m2', 1, '\(ada)', 'reset-code', 'email', X'01', NULL, NULL, 2, 2, 9, 0, NULL, 'delivered', 'mail/7');
        INSERT INTO message_count VALUES (1, 'claim', X'01', 20000, 2);

        """

    private static let signOn = """
        INSERT INTO provider (organization_id, name, entity_id, facts, options, created, tested, version) VALUES (1,
            'Login', 'https://login.example/idp', '{"entityID":"https://login.example/idp","signOn":[{"binding":"redirect",
            "location":"https://login.example/sso"}],"logout":[],"certificates":["AQ"],"wantsSignedRequests":true}', '{}',
            1, 2, 3);
        UPDATE domain SET provider_id = 1 WHERE name = 'login.example';
        INSERT INTO sign_on_key (organization_id, certificate, sealed, signs_from, ends) VALUES (1, X'01', X'02', 1, 9);
        INSERT INTO sign_on_attempt VALUES (X'51', 1, 1, 'claim', X'E1', '_1', X'52', 1, 9, X'53');
        INSERT INTO spent_assertion VALUES (1, X'54', 9);
        INSERT INTO sign_on_pin VALUES (1, '\(ada)', 1, 'ada', 'persistent', NULL, NULL, 3);
        INSERT INTO sign_on_failure (organization_id, provider_id, at, reference, refused_by, diagnosis)
            VALUES (1, 1, 4, 'ab', 'audience', 'Not ours.');
        INSERT INTO browser_session (organization_id, account_id, digest, created, last_seen, expires, agent, signed_on,
            provider_id, session_index, provider_ends) VALUES
            (1, '\(ada)', X'61', 1, 5, 9000000000000, 'Browser', 4, 1, 's', 8),
            (1, '\(ada)', X'62', 2, 3, 9, 'Phone', NULL, NULL, NULL, NULL);

        """

    // MARK: Accounts

    private static let columns = """
        INSERT INTO account (organization_id, id, integration_id, kind, active, user_name_key, sign_in_key, external_id,
        invited, claimed, created, modified, version, document, comparison) VALUES
        """

    private static func row(
        _ organization: Int, _ id: String, _ kind: String, _ userName: String, _ signIn: String, _ employee: String?,
        _ given: String, _ family: String, _ invitedAndClaimed: String, isActive: Bool = true
    ) -> String {
        let external = employee.map { "'\($0)'" } ?? "NULL"
        let member = employee.map { "\"externalId\":\"\($0)\"," } ?? ""
        let status = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"
        let document = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","\(status)"],"id":"\(id)",\(member)\
            "userName":"\(userName)","active":\(isActive),"name":{"givenName":"\(given)","familyName":"\(family)"},\
            "\(status)":{"invited":false,"claimed":false,"canDelete":true}}
            """
        return """
            (\(organization), '\(id)', \(organization), '\(kind)', \(isActive ? 1 : 0), '\(userName)', \(signIn), \(external),
            \(invitedAndClaimed), 1, 2, 3, '\(document)', '{"userName":"\(userName)","active":\(isActive)}')
            """
    }
}
