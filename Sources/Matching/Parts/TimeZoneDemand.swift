/// The time zones a job asks for, read by a parser that understands every common form and never
/// fails: what it does not understand is unknown (L35).
struct TimeZoneDemand: Sendable, Hashable {
    /// Allowed offsets in minutes, each an arc of the clock from its first to its last.
    var arcs: [ClosedRange<Int>]

    /// Longer texts are no time zones.
    static let byteLimit = 400
    /// The hours of a working day.
    static let workingHours = 8.0

    /// The demand in a text such as `UTC-5 to UTC+3`, `CET ± 2h`, `EST/PST` or `Europe/Berlin`; nil
    /// when it names no zone.
    init?(_ text: String?, zoneOffset: @escaping (String) -> Int?) {
        guard let text, text.utf8.count <= Self.byteLimit else { return nil }
        var scanner = ZoneScanner(text, zoneOffset: zoneOffset)
        var found: [ClosedRange<Int>] = []
        var pending: Int?
        while let item = scanner.next() {
            switch item {
            case .offset(let minutes):
                if scanner.joinsRange, let start = pending {
                    found.removeLast()
                    found.append(min(start, minutes)...max(start, minutes))
                    pending = nil
                } else {
                    found.append(minutes...minutes)
                    pending = minutes
                }
            case .tolerance(let minutes):
                guard let last = found.popLast() else { continue }
                found.append(last.lowerBound - minutes...last.upperBound + minutes)
                pending = nil
            }
        }
        guard !found.isEmpty else { return nil }
        arcs = found
    }

    /// Minutes from an offset to the nearest allowed one, the short way around the clock.
    func distance(from offset: Int) -> Int {
        arcs.map { arc in
            // Offsets a day apart are the same time on the clock.
            if (-1...1).contains(where: { arc.contains(offset + $0 * 1440) }) { return 0 }
            return min(
                Self.around(offset, arc.lowerBound), Self.around(offset, arc.upperBound))
        }.min() ?? 0
    }

    /// 1 inside; outside half for how near on the clock, half for the shared working hours.
    func score(offset: Int) -> Double {
        let hours = Double(distance(from: offset)) / 60
        let near = max(0, 1 - hours / 12)
        let overlap = max(0, Self.workingHours - hours) / Self.workingHours
        return 0.5 * near + 0.5 * overlap
    }

    static func around(_ left: Int, _ right: Int) -> Int {
        let apart = abs(left - right) % 1440
        return min(apart, 1440 - apart)
    }
}

/// Takes zones and tolerances off a text, one after the other.
struct ZoneScanner {
    enum Item {
        /// An offset from UTC in minutes.
        case offset(Int)
        /// `± 2h`, in minutes.
        case tolerance(Int)
    }

    /// Whether only `to`, `-`, `–`, `until`, `through` stood between the last two offsets.
    private(set) var joinsRange = false

    private var rest: ArraySlice<UInt8>
    private let zoneOffset: (String) -> Int?

    init(_ text: String, zoneOffset: @escaping (String) -> Int?) {
        rest = Array(text.utf8)[...]
        self.zoneOffset = zoneOffset
    }

    private static let joiners: Set<String> = [
        "to", "-", "\u{2013}", "\u{2014}", "until", "through",
    ]

    /// The next zone or tolerance; nil at the end.
    mutating func next() -> Item? {
        var between: [String] = []
        while let byte = rest.first {
            if Scan.isLetter(byte) {
                let word = takeName()
                if let minutes = offset(named: word) {
                    joinsRange = between.count == 1 && Self.joiners.contains(between[0])
                    return .offset(minutes)
                }
                between.append(String(decoding: Scan.lowercased(word[...]), as: UTF8.self))
            } else if let sign = takeSign() {
                if sign == .both, let minutes = Scan.hoursAndMinutes(&rest) {
                    return .tolerance(minutes)
                }
                if sign != .both, let minutes = bareOffset(sign) {
                    joinsRange = between.count == 1 && Self.joiners.contains(between[0])
                    return .offset(minutes)
                }
                between.append(sign == .both ? "\u{B1}" : "-")
            } else {
                if !(byte <= 0x20) && byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")") {
                    between.append(String(decoding: [byte], as: UTF8.self))
                }
                rest = rest.dropFirst()
            }
        }
        return nil
    }

    private enum Sign { case plus, minus, both }

    /// Takes `+`, `-`, a typographic minus or dash, `±`, `+/-` and the blanks after it.
    private mutating func takeSign() -> Sign? {
        let signs: [(String, Sign)] = [
            ("+/-", .both), ("+-", .both), ("\u{B1}", .both), ("+", .plus), ("\u{2212}", .minus),
            ("\u{2013}", .minus), ("\u{2014}", .minus), ("-", .minus),
        ]
        for (text, sign) in signs where rest.starts(with: text.utf8) {
            rest = rest.dropFirst(text.utf8.count)
            if sign == .both { rest = rest.drop { $0 == 0x20 } }
            return sign
        }
        return nil
    }

    /// A number right after its sign, `+05:30`, as an offset without `UTC`.
    private mutating func bareOffset(_ sign: Sign) -> Int? {
        guard let minutes = Scan.hoursAndMinutes(&rest), minutes <= 14 * 60 else { return nil }
        return sign == .plus ? minutes : -minutes
    }

    /// A word with the slashes and underscores of zone names: `America/New_York`.
    private mutating func takeName() -> [UInt8] {
        let name = rest.prefix {
            Scan.isLetter($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "/")
        }
        rest = rest.dropFirst(name.count)
        return Array(name)
    }

    private mutating func offset(named word: [UInt8]) -> Int? {
        let name = String(decoding: Scan.lowercased(word[...]), as: UTF8.self)
        if name == "utc" || name == "gmt" || name == "z" { return afterUTC() }
        if let hours = ZoneAbbreviations.hours[name] { return Int(hours * 60) }
        guard let slash = word.firstIndex(of: UInt8(ascii: "/")), slash > 0 else { return nil }
        if let minutes = zoneOffset(String(decoding: word, as: UTF8.self)) { return minutes }
        // `EST/PST`, `UTC/CET`: no zone, so the words are read one by one.
        rest = word[word.index(after: slash)...] + rest
        return offset(named: Array(word[..<slash]))
    }

    /// What follows `UTC`: a signed or bare number, or nothing for UTC itself.
    private mutating func afterUTC() -> Int {
        var ahead = self
        ahead.rest = ahead.rest.drop { $0 == 0x20 }
        let start = ahead.rest
        let sign = ahead.takeSign()
        if sign == .both { return 0 }
        // A dash with a blank or a letter behind it joins a range; it is no sign.
        guard let minutes = Scan.hoursAndMinutes(&ahead.rest), minutes <= 14 * 60,
            sign != nil || start.startIndex == rest.startIndex
        else { return 0 }
        rest = ahead.rest
        return sign == .minus ? -minutes : minutes
    }
}

/// Abbreviations that recruiters write, in hours from UTC. A post that says EST means the
/// American East Coast; one that says CET means Central Europe, whatever the season.
enum ZoneAbbreviations {
    static let hours: [String: Double] = [
        "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "ct": -6, "mst": -7, "mdt": -6,
        "mt": -7, "pst": -8, "pdt": -7, "pt": -8, "akst": -9, "hst": -10, "ast": -4, "brt": -3,
        "art": -3, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2,
        "eet": 2, "eest": 3, "msk": 3, "trt": 3, "gst": 4, "pkt": 5, "ist": 5.5, "ict": 7,
        "wib": 7, "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
        "nzst": 12, "nzdt": 13, "sast": 2, "wat": 1, "cat": 2, "eat": 3,
    ]
}
