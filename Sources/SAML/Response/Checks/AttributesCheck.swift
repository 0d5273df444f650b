/// Every attribute has a name, and can be read (SAML Core §2.7.3).
enum AttributesCheck: AnswerCheck {
    static let check = Check.attributes

    static func flaw(in answer: Answer) -> String? {
        let statements = answer.assertion.children(named: "AttributeStatement", in: Namespace.assertion)
        for attribute in statements.flatMap(\.children) {
            guard attribute.isNamed("Attribute", in: Namespace.assertion) else {
                return "an attribute is encrypted by itself"
            }
            guard let name = attribute.attribute("Name"), !name.isEmpty else { return "an attribute has no name" }
            let values = attribute.children(named: "AttributeValue", in: Namespace.assertion)
            guard values.allSatisfy({ Attribute.value($0) != nil }) else { return "an attribute has a value of parts" }
        }
        return nil
    }
}
