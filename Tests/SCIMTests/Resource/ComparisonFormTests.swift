import SCIM
import Testing

/// The form a database searches and sorts: every value in its place is its key.
@Suite struct ComparisonFormTests {
    private func form(_ text: String) throws -> String {
        JSONValue.object(users.comparisonForm(of: try JSONObject(json: text))).text
    }

    @Test func `SCIM-100 SCIM-101 text is folded unless its case counts`() throws {
        #expect(
            try form(#"{"id":"AbC","externalId":"ExT","userName":"Straße","profileUrl":"HTTP://A"}"#)
                == #"{"id":"AbC","externalId":"ExT","userName":"strasse","profileUrl":"HTTP://A"}"#)
        #expect(
            try form(#"{"x509Certificates":[{"value":"AbC=","type":"Tls"}]}"#).contains(#""value":"AbC=","type":"tls""#)
        )
    }

    @Test func `SCIM-168 a dateTime is its milliseconds, a number and a flag are themselves`() throws {
        #expect(
            try form(#"{"active":false,"meta":{"created":"1970-01-01T01:00:01+01:00"}}"#)
                == #"{"active":false,"meta":{"created":1000}}"#)
    }

    @Test func `SCIM-203 the primary value comes first, the others keep their order`() throws {
        #expect(
            try form(#"{"emails":[{"value":"B"},{"value":"A"},{"value":"C","primary":true}]}"#)
                == #"{"emails":[{"value":"c","primary":true},{"value":"b"},{"value":"a"}]}"#)
    }

    @Test func `SCIM-170 what has no content is not there`() throws {
        #expect(
            try form(
                #"{"title":"","name":{"givenName":""},"emails":[{"value":""},{"type":"w"}],"roles":[],"\#(enterprise)":{"division":""}}"#
            )
                == #"{"emails":[{"type":"w"}]}"#)
    }

    @Test func `what no schema knows is not searched`() throws {
        #expect(
            try form(#"{"foo":1,"name":{"bar":"x","givenName":"y"},"\#(enterprise)":{"z":1}}"#)
                == #"{"name":{"givenName":"y"}}"#)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `present in the form is present in the resource`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        let resource = luck.resource()
        let form = users.comparisonForm(of: resource)
        for path in ["userName", "title", "name", "name.givenName", "emails", "emails.value", "active", "meta.created"]
        {
            let filter = try users.filter("\(path) pr")
            #expect(filter.matches(resource) == filter.matches(form), "\(path) in \(JSONValue.object(resource).text)")
        }
    }
}
