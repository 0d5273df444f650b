/// A way to make a password without a word to remember, which guessers know too.
package enum PasswordPattern: Hashable, Sendable {
    /// `aaaaaaaa`, `abcabcabc`
    case repetition
    /// `abcdefgh`, `87654321`, `abcd1234`
    case run
    /// `qwertyui`, `1qaz2wsx`: keys beside each other
    case walk
    /// `31121984`, `19841231`
    case date

    /// Nil when there is none in what was typed.
    ///
    /// A character is part of a pattern when it stands in three that follow each other in one direction. One in eight
    /// may stand beside: a digit behind `qwertyuiop` makes it no better.
    init?(of scalars: [Unicode.Scalar]) {
        if PasswordPattern.isDate(scalars) {
            self = .date
            return
        }
        let runs = PasswordPattern.straight(scalars.map { PasswordPattern.Place(x: Int($0.value), y: 0) })
        if PasswordPattern.suffices(runs) {
            self = .run
            return
        }
        for keyboard in Keyboard.all {
            let walks = PasswordPattern.straight(scalars.map { keyboard[$0] })
            if PasswordPattern.suffices(zip(runs, walks).map { $0 || $1 }) {
                self = .walk
                return
            }
        }
        return nil
    }

    /// Where a character is: on a keyboard, or in the alphabet.
    fileprivate struct Place: Hashable {
        let x: Int
        let y: Int
    }

    /// Which places are one of three that go the same short way.
    private static func straight(_ places: [Place?]) -> [Bool] {
        var isStraight = [Bool](repeating: false, count: places.count)
        guard places.count > 2 else { return isStraight }
        for index in 2..<places.count {
            guard let first = places[index - 2], let second = places[index - 1], let third = places[index] else {
                continue
            }
            let (x, y) = (second.x - first.x, second.y - first.y)
            guard abs(x) <= 1, abs(y) <= 1, third == Place(x: second.x + x, y: second.y + y) else { continue }
            for place in index - 2...index { isStraight[place] = true }
        }
        return isStraight
    }

    private static func suffices(_ isPart: [Bool]) -> Bool {
        isPart.count(where: { !$0 }) * 8 <= isPart.count
    }

    /// Eight digits that are a day of somebody's life, whichever part comes first.
    private static func isDate(_ scalars: [Unicode.Scalar]) -> Bool {
        let digits = scalars.compactMap(\.properties.numericValue).map { Int($0) }
        guard digits.count == 8, scalars.count == 8, scalars.allSatisfy(\.isDigit) else { return false }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        func isDay(_ first: Int, _ second: Int) -> Bool {
            (1...12).contains(first) && (1...31).contains(second)
                || (1...31).contains(first) && (1...12).contains(second)
        }
        let years = 1900...2099
        return years.contains(number(0..<4)) && isDay(number(4..<6), number(6..<8))
            || years.contains(number(4..<8)) && isDay(number(0..<2), number(2..<4))
    }

    /// The keys of a keyboard in their rows; every row begins half a key further right, so columns lean as fingers do.
    private struct Keyboard {
        private var places: [Unicode.Scalar: Place] = [:]

        init(_ rows: [String]) {
            for row in rows.indices {
                for (column, scalar) in rows[row].unicodeScalars.enumerated() {
                    places[scalar] = Place(x: column, y: row)
                }
            }
        }

        subscript(scalar: Unicode.Scalar) -> Place? { places[scalar] }

        static let all = [
            Keyboard(["1234567890", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"]),
            Keyboard(["!@#$%^&*()", "qwertyuiop", "asdfghjkl", "zxcvbnm"]),
            Keyboard(["1234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm"]),
            Keyboard(["1234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm"]),
            Keyboard(["1234567890", "qwertyuiopè", "asdfghjklòà", "zxcvbnm"]),
            Keyboard(["1234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"]),
            Keyboard(["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"]),
            Keyboard(["&é\"'(-è_çà", "azertyuiop", "qsdfghjklm", "wxcvbn"]),
            Keyboard(["1234567890", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]),
            Keyboard(["1234567890", "قوعرتےءیہپ", "اسدفگھجکل", "زشچطبنم"]),
            Keyboard(["1234567890", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"]),
        ]
    }
}
