internal import SCIM
internal import Secrets

/// The form in which a provider's facts are kept.
extension ProviderFacts {
    package init(stored text: String) throws {
        let object = try JSONObject(stored: text)
        self.init(
            entityID: try object.text("entityID"),
            signOn: try object.objects("signOn").map(Endpoint.init),
            logout: try object.objects("logout").map(Endpoint.init),
            certificates: object.strings("certificates").compactMap { [UInt8](base64URL: $0) },
            certificatesEnd: object.instant("certificatesEnd"),
            wantsSignedRequests: object["wantsSignedRequests"]?.bool ?? false,
            validUntil: object.instant("validUntil"),
            cacheSeconds: object["cacheSeconds"]?.string.flatMap { Int64($0) })
    }

    package var stored: String {
        var object = JSONObject()
        object.append("entityID", entityID)
        object.append("signOn", signOn.map(\.object))
        object.append("logout", logout.map(\.object))
        object.append("certificates", certificates.map(\.base64URL))
        object.append("certificatesEnd", certificatesEnd)
        object.append("wantsSignedRequests", .bool(wantsSignedRequests))
        object.append("validUntil", validUntil)
        object.append("cacheSeconds", cacheSeconds.map { String($0) })
        return object.stored
    }
}

extension ProviderFacts.Endpoint {
    fileprivate init(_ object: JSONObject) throws {
        self.init(
            binding: try object.text("binding"), location: try object.text("location"),
            responseLocation: object["responseLocation"]?.string)
    }

    fileprivate var object: JSONObject {
        var object = JSONObject()
        object.append("binding", binding)
        object.append("location", location)
        object.append("responseLocation", responseLocation)
        return object
    }
}
