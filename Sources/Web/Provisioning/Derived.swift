internal import Accounts
internal import SCIM

/// What other rows say about a resource: the groups and the manager of a user, the members of a group.
struct Derived {
    /// An attribute that other rows make up.
    var list: (name: String, elements: [JSONValue])?
    /// What belongs to the id of the manager, which alone is stored.
    var manager: Manager?
    /// By which an invited person claims the account, for an answer that was asked for it by name.
    var invitation: Invitation?

    struct Invitation {
        let code: ClaimCode
        let expires: Instant
        /// The address of the pages.
        let origin: String
    }

    struct Manager {
        let id: Account.ID
        let reference: String
        let displayName: String?

        fileprivate var value: JSONObject {
            var value: JSONObject = ["value": .string(id.text), "$ref": .string(reference)]
            if let displayName { value.append("displayName", .string(displayName)) }
            return value
        }
    }

    init(name: String, elements: [JSONValue]) {
        list = (name, elements)
    }

    init(_ manager: Manager? = nil) {
        self.manager = manager
    }

    /// The document with all of it, in bytes: nothing that is stored is read as JSON again.
    func splice(into document: String) -> String {
        var document = manager.map { $0.splice(into: document) } ?? document
        if let list {
            document.removeLast()
            document += ",\"\(list.name)\":\(JSONValue.array(list.elements).text)}"
        }
        return document
    }

    func add(to resource: inout JSONObject) {
        if let list { resource.append(list.name, .array(list.elements)) }
        invitation?.add(to: &resource)
        guard let manager, var enterprise = resource[ManagerReference.container]?.object else { return }
        enterprise[ManagerReference.attribute] = .object(manager.value)
        resource[ManagerReference.container] = .object(enterprise)
    }
}

extension Derived.Invitation {
    /// Nothing for somebody who has claimed: a code opens the account again then, and is for that person alone.
    fileprivate func add(to resource: inout JSONObject) {
        guard var status = resource[Account.statusURN]?.object, status["invited"] == true, status["claimed"] == false
        else { return }
        switch code.kind {
        case .link: status.append("claimLink", .string("\(origin)/c/\(code.text)"))
        case .accessCode:
            status.append("accessCode", .string(code.text))
            status.append("accessCodeExpirationDate", .string(expires.description))
        case .recoveryCode, .resetCode, .addressCode: return
        }
        resource[Account.statusURN] = .object(status)
    }

    static let attributes: JSONValue = ["claimLink": "", "accessCode": "", "accessCodeExpirationDate": ""]
}

extension Derived.Manager {
    /// Puts what belongs to the id behind it.
    ///
    /// The id stands where the document was written to have it. No value can look like this: quotes inside of text are escaped.
    fileprivate func splice(into document: String) -> String {
        let bytes = document.utf8
        let manager = "\"\(ManagerReference.attribute)\":{\"value\":\""
        guard let enterprise = bytes.firstRange(of: "\"\(ManagerReference.container)\":{".utf8),
            let start = bytes[enterprise.upperBound...].firstRange(of: manager.utf8),
            let quote = bytes[start.upperBound...].firstIndex(of: UInt8(ascii: "\""))
        else { return document }
        var rest = value
        rest["value"] = nil
        let end = bytes.index(after: quote)
        return document[..<end] + "," + JSONValue.object(rest).text.dropFirst().dropLast() + document[end...]
    }
}

extension JSONValue {
    fileprivate var text: String { String(decoding: encoded, as: UTF8.self) }
}
