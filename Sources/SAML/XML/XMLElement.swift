private import CXMLSecurity

/// An element of a document, to be read only.
@safe struct XMLElement {
    /// Keeps the element alive.
    let document: XMLDocument
    /// What the element is behind the door to C.
    let node: OpaquePointer

    var name: String { unsafe String(cString: xml_element_name(node)) }

    /// Empty when it is in none.
    var namespace: String { unsafe xml_element_namespace(node).map { unsafe String(cString: $0) } ?? "" }

    func isNamed(_ name: String, in namespace: String) -> Bool {
        unsafe xml_element_is_named(node, name, namespace) == 1
    }

    /// The elements within, in their order.
    var children: [XMLElement] {
        guard let first = unsafe element(xml_element_first(node)) else { return [] }
        return Array(sequence(first: first) { unsafe $0.element(xml_element_next($0.node)) })
    }

    func children(named name: String, in namespace: String) -> [XMLElement] {
        children.filter { $0.isNamed(name, in: namespace) }
    }

    /// The only one of this name; nil when there is none, or another.
    func child(named name: String, in namespace: String) -> XMLElement? {
        let children = children(named: name, in: namespace)
        return children.count == 1 ? children[0] : nil
    }

    /// The text that stands directly in it.
    var text: String { unsafe XMLElement.take(xml_element_text(node)) ?? "" }

    /// The value of an attribute of no namespace, or of this one.
    func attribute(_ name: String, in namespace: String? = nil) -> String? {
        unsafe XMLElement.take(xml_element_attribute(node, name, namespace))
    }

    /// How many there are, of whatever namespaces.
    var attributeCount: Int { unsafe xml_element_attributes(node) }

    private func element(_ node: OpaquePointer?) -> XMLElement? {
        guard let node = unsafe node else { return nil }
        return unsafe XMLElement(document: document, node: node)
    }

    private static func take(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        defer { unsafe xml_text_free(text) }
        return unsafe String(cString: text)
    }
}
