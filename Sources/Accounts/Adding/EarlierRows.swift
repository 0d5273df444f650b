/// What the rows of a table were about so far: a second row about the same person is refused, whatever it says.
struct EarlierRows {
    private var numbers: [String: Int] = [:]

    /// - Parameter marks: of the row, as `NewPerson.marks` has them.
    /// - Throws: `PersonFlaw` with the number of an earlier row about the same person.
    func check(_ marks: [String]) throws(PersonFlaw) {
        guard let number = marks.compactMap({ numbers[$0] }).first else { return }
        throw PersonFlaw(.sameAsRow, String(number))
    }

    /// Remembers a row; one that was refused is about nobody.
    mutating func take(_ marks: [String], number: Int) {
        for mark in marks { numbers[mark] = number }
    }
}
