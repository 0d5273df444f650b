extension StringProtocol where SubSequence == Substring {
    /// The text without the given character around it.
    package func trimming(_ character: Character) -> String {
        var text = self[...]
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return String(text)
    }
}
