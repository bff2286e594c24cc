/// Finds telephone numbers among the digits of a text, which are mostly years, amounts and counts.
enum PhoneMask {
    private static let separators: Set<Character> = [
        " ", "\u{A0}", "\u{202F}", "-", "‐", "‑", "–", "—", ".", "(", ")", "/",
    ]
    private static let currencies: Set<Character> = ["$", "€", "£", "¥", "₹", "₽", "#"]
    /// More marks than these in a row do not belong to one number.
    private static let longestGap = 3

    /// A text with telephone numbers hidden.
    static func masked(_ text: String) -> String {
        let characters = Array(text)
        var result = ""
        var index = 0
        while index < characters.count {
            guard starts(characters, at: index) else {
                result.append(characters[index])
                index += 1
                continue
            }
            let end = runEnd(characters, from: index)
            let run = Array(characters[index..<end])
            let next = end < characters.count ? characters[end] : " "
            let isNumber = next.isLetter || next == "%" || currencies.contains(next)
            result += !isNumber && DigitRun(run).isPhone ? ContactMask.phone : String(run)
            index = end
        }
        return result
    }

    /// Whether a number may start here: with a digit, a plus or a bracket before one.
    private static func starts(_ characters: [Character], at index: Int) -> Bool {
        let character = characters[index]
        if index > 0 {
            let before = characters[index - 1]
            if before.isLetter || before.isNumber || before == "_" || currencies.contains(before) {
                return false
            }
        }
        if character.isWholeNumber { return true }
        guard character == "+" || character == "(" else { return false }
        let next = characters[(index + 1)...].prefix(2).first {
            $0 != " " && $0 != "(" && $0 != "+"
        }
        return next?.isWholeNumber ?? false
    }

    /// The end of digits and the marks between them.
    private static func runEnd(_ characters: [Character], from start: Int) -> Int {
        var end = start + 1
        var index = start + 1
        var gap = 0
        while index < characters.count, gap <= longestGap {
            let character = characters[index]
            if character.isWholeNumber {
                gap = 0
                end = index + 1
            } else if separators.contains(character) || character == "+" && index <= start + 1 {
                gap += 1
            } else {
                break
            }
            index += 1
        }
        return end
    }
}

/// Digits with marks between them, and whether they are a telephone number.
private struct DigitRun {
    private let text: [Character]
    private let groups: [String]

    init(_ text: [Character]) {
        self.text = text
        groups = text.split { !$0.isWholeNumber }.map { group in
            group.compactMap(\.wholeNumberValue).map(String.init).joined()
        }
    }

    private var marks: Set<Character> { Set(text.filter { !$0.isWholeNumber }) }
    private var count: Int { groups.reduce(0) { $0 + $1.count } }
    private var lengths: [Int] { groups.map(\.count) }
    private var startsWithZero: Bool { groups.first?.hasPrefix("0") ?? false }

    /// No telephone number is shorter, or longer with an extension.
    private static let digits = 7...18

    var isPhone: Bool {
        guard Self.digits.contains(count) else { return false }
        if text.first == "+" || text.starts(with: ["(", "+"]) { return true }
        if isDate || isAddressOfMachine || isAmount || isRange { return false }
        if text.first == "(" || lengths == [3, 4] { return true }
        if isDecimal { return false }
        if startsWithZero { return true }
        return groups.count == 1 ? count >= 9 : count >= 8
    }

    private static func isYear(_ group: String) -> Bool {
        group.count == 4 && (group.hasPrefix("19") || group.hasPrefix("20"))
    }

    /// `03/2019 – 02/2021`, `2015-2019`, `ISO 27001-2013`.
    private var isDate: Bool {
        guard groups.contains(where: Self.isYear) else { return false }
        let isOfDates = groups.allSatisfy { Self.isYear($0) || $0.count <= 2 }
        return isOfDates
            || groups.count == 2 && !startsWithZero && groups.last.map(Self.isYear) == true
    }

    /// `192.168.10.100`.
    private var isAddressOfMachine: Bool {
        groups.count == 4 && marks == ["."]
            && !groups.contains { $0.count > 3 || $0.hasPrefix("0") }
            && groups.allSatisfy { (Int($0) ?? 256) < 256 }
    }

    /// `12 000 000`, `1.000.000`; three groups of three are a number only when they are round.
    private var isAmount: Bool { Self.isAmount(groups) && marks.count == 1 }

    private static func isAmount(_ groups: [String]) -> Bool {
        guard groups.count >= 2, let first = groups.first, (1...3).contains(first.count),
            !first.hasPrefix("0"), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return false }
        return first.count < 3 || groups.last == "000"
    }

    /// `80 000 – 100 000`, `1000-5000`: two amounts.
    private var isRange: Bool {
        if groups.count >= 2, groups.allSatisfy({ $0.hasSuffix("00") }) { return true }
        let sides = text.split { "-‐‑–—".contains($0) }
        guard sides.count == 2 else { return false }
        let isSpaced = sides[0].last?.isWhitespace == true && sides[1].first?.isWhitespace == true
        return sides.allSatisfy { side in
            let groups = side.split { !$0.isWholeNumber }.map { String($0) }
            return Self.isAmount(groups)
                || isSpaced && groups.count == 1 && groups[0].hasPrefix("0") == false
        }
    }

    /// `1234567.89`, `0.12345678`.
    private var isDecimal: Bool {
        groups.count == 2 && marks == ["."] && (groups[0] == "0" || !startsWithZero)
    }
}
