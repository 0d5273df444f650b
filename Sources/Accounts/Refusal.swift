/// A wish that was understood and refused; the sentence is for the person who had it.
package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
