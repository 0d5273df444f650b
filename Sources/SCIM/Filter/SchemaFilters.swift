/// Filters as a client writes them, read against the schemas.
extension SchemaSet {
    /// Reads a filter over resources of this type.
    ///
    /// - Parameter isAmongOthers: whether resources of other types are asked for, too. Then an attribute that this type does
    ///   not have is one without value (RFC 7644 §3.4.2.1). Otherwise a silent "no match" would make an identity provider
    ///   create the person twice.
    /// - Throws: `invalidFilter` with the character at which reading stopped, also for attributes that no schema defines,
    ///   and for unreadable ones.
    public func filter(
        _ text: String,
        quirks: Quirks = .standard,
        isAmongOthers: Bool = false
    ) throws(SCIMError) -> Filter {
        guard text.utf8.count <= SchemaSet.maximumTextLength else {
            throw .invalidFilter("The filter is longer than \(SchemaSet.maximumTextLength) bytes; make it shorter.")
        }
        var parser = FilterParser(text, quirks: quirks) { (text) throws(PathFlaw) in
            do throws(PathFlaw) {
                guard case .attribute(let path) = try target(text, quirks: quirks) else {
                    throw .unknown("a schema was named where an attribute was expected")
                }
                return path
            } catch {
                guard case .unknown = error, isAmongOthers else { throw error }
                return nil
            }
        }
        return try parser.parse()
    }

    /// Reads the filter in the brackets of a path: over elements of one attribute.
    ///
    /// - Throws: `invalidFilter`, also where the attribute around them may not be compared.
    func elementFilter(_ text: String, of attribute: Attribute, quirks: Quirks) throws(SCIMError) -> Filter {
        guard attribute.isComparable else {
            throw .invalidFilter("\(attribute.name) cannot have a condition; name it without [ ].")
        }
        var parser = FilterParser(text, quirks: quirks) { (name) throws(PathFlaw) in
            guard let found = attribute.subAttribute(name) else {
                throw .unknown("\(attribute.name) has no sub-attribute \(SCIMError.quoted(name))")
            }
            return AttributePath(attribute: found)
        }
        return try parser.parse()
    }
}
