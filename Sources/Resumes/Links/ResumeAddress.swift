internal import Prelude

/// An address in a text that may be followed with a click: a web page or a mailbox, and nothing else.
struct ResumeAddress: Hashable {
    /// Where it stands.
    var span: TextSpan
    /// Where it leads, with its scheme: `https://go.dev`, `mailto:wilma@example.org`.
    var target: String

    /// Addresses of more characters are text.
    private static let longest = 2_000
    private static let schemes = ["https", "http", "mailto"]

    /// The addresses in a text: those with `http:`, `https:` or `mailto:`, and mailboxes. Another scheme, and
    /// an address without one, is text.
    static func all(in text: String) -> [ResumeAddress] {
        // Few texts have any.
        guard text.utf8.contains(where: { $0 == 0x3A || $0 == 0x40 }) else { return [] }
        var scan = AddressScan(Array(text.unicodeScalars))
        return scan.addresses()
    }

    /// What of an address would end it in a text, as its percent code; all else as it is.
    static func spelled(_ address: String) -> String {
        let scalars = Array(address.unicodeScalars)
        var depth = 0
        var isBalanced = true
        for scalar in scalars where scalar == "(" || scalar == ")" {
            depth += scalar == "(" ? 1 : -1
            isBalanced = isBalanced && depth >= 0
        }
        isBalanced = isBalanced && depth == 0
        return percentCoded(address) { scalar in
            AddressScan.isPart(scalar) && (isBalanced || (scalar != "(" && scalar != ")"))
        }
    }

    /// A text with percent codes for the characters that are not kept.
    static func percentCoded(_ text: String, keeping isKept: (Unicode.Scalar) -> Bool) -> String {
        var coded = ""
        for scalar in text.unicodeScalars {
            if isKept(scalar) {
                coded.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 {
                    coded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
                }
            }
        }
        return coded
    }

    /// Finds addresses by the sign that each has: the colon of its scheme, or the `@`.
    private struct AddressScan {
        private let scalars: [Unicode.Scalar]
        /// No address starts before this scalar, which is at this byte.
        private var (from, offset) = (0, 0)
        /// The end of a stretch without blanks that is too long for an address; it is looked at once.
        private var textUntil = 0

        init(_ scalars: [Unicode.Scalar]) {
            self.scalars = scalars
        }

        mutating func addresses() -> [ResumeAddress] {
            var found: [ResumeAddress] = []
            var index = 0
            while index < scalars.count {
                let range: Range<Int>? =
                    switch scalars[index] {
                    case ":": address(colon: index)
                    case "@": mailbox(at: index)
                    default: nil
                    }
                guard let range else {
                    index += 1
                    continue
                }
                let start = offset + bytes(from..<range.lowerBound)
                let span = TextSpan(start, start + bytes(range))
                (from, offset, index) = (range.upperBound, span.end, range.upperBound)
                let text = String(String.UnicodeScalarView(scalars[range]))
                let isMailbox = !text.contains(":")
                found.append(
                    ResumeAddress(span: span, target: isMailbox ? "mailto:" + text : text))
            }
            return found
        }

        private func bytes(_ range: Range<Int>) -> Int {
            scalars[range].reduce(0) { $0 + $1.utf8.count }
        }

        // MARK: With a scheme

        private mutating func address(colon: Int) -> Range<Int>? {
            for scheme in ResumeAddress.schemes {
                let start = colon - scheme.unicodeScalars.count
                guard start >= max(from, textUntil), start == 0 || !isWord(scalars[start - 1]),
                    String(String.UnicodeScalarView(scalars[start..<colon])).lowercased() == scheme
                else { continue }
                let isMail = scheme == "mailto"
                let head = isMail ? colon + 1 : colon + 3
                guard head < scalars.count, isWord(scalars[head]),
                    isMail || (scalars[colon + 1] == "/" && scalars[colon + 2] == "/"),
                    let end = end(from: start, head: head),
                    !isMail || scalars[head..<end].contains("@")
                else { return nil }
                return start..<end
            }
            return nil
        }

        /// Where an address ends. In brackets it is all up to the closing one; elsewhere marks at the end are
        /// the sentence's.
        private mutating func end(from start: Int, head: Int) -> Int? {
            let isBracketed = start > 0 && scalars[start - 1] == "("
            var (stop, depth) = (head, 0)
            while stop < scalars.count, AddressScan.isPart(scalars[stop]) {
                guard stop - start < ResumeAddress.longest else {
                    textUntil = stop
                    return nil
                }
                if scalars[stop] == "(" { depth += 1 }
                if scalars[stop] == ")" {
                    if isBracketed, depth == 0 { return stop }
                    depth -= 1
                }
                stop += 1
            }
            while stop > head {
                switch scalars[stop - 1] {
                case ")" where depth < 0: depth += 1
                case ".", ",", ";", ":", "!", "?", "'", "*", "]": break
                default: return stop
                }
                stop -= 1
            }
            return nil
        }

        /// Whether an address may have a character: not one that RFC 3986 leaves out, and beyond ASCII only
        /// letters and digits.
        static func isPart(_ scalar: Unicode.Scalar) -> Bool {
            guard scalar.isASCII else {
                return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            }
            return scalar.value > 0x20 && scalar.value < 0x7F
                && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
        }

        private func isWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }

        // MARK: Mailboxes

        private func mailbox(at sign: Int) -> Range<Int>? {
            func isPart(_ scalar: Unicode.Scalar, _ signs: String) -> Bool {
                scalar.isASCII && (isWord(scalar) || signs.unicodeScalars.contains(scalar))
            }
            var (start, end) = (sign, sign + 1)
            while start > from, isPart(scalars[start - 1], "._%+-") { start -= 1 }
            while start < sign, !isWord(scalars[start]) { start += 1 }
            while end < scalars.count, isPart(scalars[end], ".-") { end += 1 }
            while end > sign, !isWord(scalars[end - 1]) { end -= 1 }
            guard start < sign, end > sign + 1, end - start < ResumeAddress.longest,
                start == 0 || !isWord(scalars[start - 1])
            else { return nil }
            let labels = scalars[(sign + 1)..<end].split(
                separator: ".", omittingEmptySubsequences: false)
            guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
                last.count > 1, last.allSatisfy(\.properties.isAlphabetic)
            else { return nil }
            return start..<end
        }
    }
}
