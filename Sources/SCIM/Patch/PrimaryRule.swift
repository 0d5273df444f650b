extension [JSONValue] {
    /// Keeps at most one primary value: one that was just set takes the mark from all others (RFC 7644 §3.5.2).
    ///
    /// - Parameter touched: where the operation put values; the last primary among them stays.
    mutating func settlePrimary(_ touched: [Int]) {
        guard let chosen = touched.last(where: { indices.contains($0) && self[$0].isPrimary }) else { return }
        for index in indices where index != chosen && self[index].isPrimary {
            guard var object = self[index].object else { continue }
            object["primary"] = false
            self[index] = .object(object)
        }
    }
}
