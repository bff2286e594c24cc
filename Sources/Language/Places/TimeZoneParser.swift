import Prelude

extension Gazetteer {
    /// What a text asks about time zones; total, whatever the text. Explicit offsets win over zone
    /// names, these over regions of the world. Summer times count as the offset they name.
    package func timeZones(in text: String) -> TimeZoneRequirement {
        let bytes = Array(text.utf8.prefix(TimeZoneParser.maximumBytes))
        return TimeZoneParser(gazetteer: self, utf8: bytes, TextSpan(0, bytes.count)).requirement()
    }
}

/// Reads one statement about time zones.
struct TimeZoneParser {
    /// The longest statement that is read.
    static let maximumBytes = 4000
    /// The hours of a working day, from which a wanted overlap is reckoned.
    static let workingHours = 8

    private let gazetteer: Gazetteer
    private let utf8: [UInt8]
    private let lexemes: [Lexeme]

    init(gazetteer: Gazetteer, utf8: [UInt8], _ span: TextSpan) {
        self.gazetteer = gazetteer
        self.utf8 = utf8
        lexemes = Lexeme.scan(utf8, span).filter { $0.kind != .lineBreak }
    }

    /// An offset named in the text.
    private struct Point {
        var offset: Int
        var first: Int
        var next: Int
        var isAbbreviation = false
    }

    func requirement() -> TimeZoneRequirement {
        let points = points()
        if !points.isEmpty { return .offsets(ranges(points)) }
        if lexemes.contains(where: { Self.anywhere.contains($0.text) }) { return .anywhere }
        for (index, lexeme) in lexemes.enumerated() where lexeme.is("any") {
            if index + 1 < lexemes.count, Self.zoneWords.contains(lexemes[index + 1].text) {
                return .anywhere
            }
        }
        let regions = regions()
        return regions.isEmpty ? .unknown : .offsets(regions)
    }

    // MARK: Points

    private func points() -> [Point] {
        var points: [Point] = []
        var index = 0
        while index < lexemes.count {
            if let point = point(at: index, after: points.last) {
                points.append(point)
                index = point.next
            } else {
                index += 1
            }
        }
        return points
    }

    private func point(at index: Int, after last: Point?) -> Point? {
        let lexeme = lexemes[index]
        if lexeme.kind == .word {
            if ["utc", "gmt"].contains(lexeme.text) { return offset(at: index) }
            return abbreviation(at: index)
        }
        // "UTC-5 to +3", "UTC−5/+3": a bare offset counts only behind another one.
        guard let last, !last.isAbbreviation, index - last.next <= 2, index > last.next,
            lexemes[last.next..<index].contains(where: { Self.isJoint($0) })
        else { return nil }
        guard let (value, next) = signed(at: index) else { return nil }
        return Point(offset: value, first: index, next: next)
    }

    /// `UTC+5:30`, `GMT 1`, `UTC9`, `UTC`.
    private func offset(at index: Int) -> Point? {
        var point = Point(offset: 0, first: index, next: index + 1)
        let next = index + 1
        if next < lexemes.count, lexemes[next].is("±") { return point }
        if next + 2 < lexemes.count, lexemes[next].is("+"), lexemes[next + 1].is("/") {
            return point
        }
        if let (value, end) = signed(at: next) {
            (point.offset, point.next) = (value, end)
        }
        return point
    }

    /// A number of hours with or without sign and minutes, from -12 to +14 hours.
    private func signed(at index: Int) -> (Int, Int)? {
        guard index < lexemes.count else { return nil }
        var position = index
        var sign = 1
        if Self.minus.contains(lexemes[position].text) {
            sign = -1
            position += 1
        } else if lexemes[position].is("+") {
            position += 1
        }
        guard position < lexemes.count, var hours = lexemes[position].number else { return nil }
        var minutes = 0
        let digits = lexemes[position].text.utf8.count
        position += 1
        if digits == 4 {
            (hours, minutes) = (hours / 100, hours % 100)
        } else if position + 1 < lexemes.count, lexemes[position].isGlued,
            lexemes[position + 1].isGlued, let part = lexemes[position + 1].number
        {
            if lexemes[position].is(":"), part < 60 {
                minutes = part
                position += 2
            } else if lexemes[position].is(".") || lexemes[position].is(","), part < 100 {
                minutes = lexemes[position + 1].text.utf8.count == 1 ? part * 6 : part * 60 / 100
                position += 2
            }
        }
        guard hours <= 14, minutes < 60 else { return nil }
        let offset = sign * (hours * 60 + minutes)
        guard (-720...840).contains(offset) else { return nil }
        return (offset, position)
    }

    private func abbreviation(at index: Int) -> Point? {
        let written = lexemes[index].span.text(in: utf8)
        if let zone = gazetteer.zone(abbreviation: written) {
            guard !Self.words.contains(written) || isNearTime(index) else { return nil }
            return Point(offset: zone.offset, first: index, next: index + 1, isAbbreviation: true)
        }
        guard index + 1 < lexemes.count else { return nil }
        var next = index + 1
        if ["standard", "daylight", "european", "summer"].contains(lexemes[next].text) {
            next += 1
        }
        guard next < lexemes.count, lexemes[next].is("time"),
            next + 1 >= lexemes.count || !["zone", "zones"].contains(lexemes[next + 1].text)
                || !Self.regionTable.keys.contains(lexemes[index].text),
            let offset = Self.names[lexemes[index].text]
        else { return nil }
        return Point(offset: offset, first: index, next: next + 1, isAbbreviation: true)
    }

    private func isNearTime(_ index: Int) -> Bool {
        lexemes[max(0, index - 3)..<min(lexemes.count, index + 4)].contains {
            Self.zoneWords.contains($0.text) || $0.is("hours") || $0.is("utc") || $0.is("gmt")
        }
    }

    // MARK: Ranges

    private func ranges(_ points: [Point]) -> [TimeZoneRequirement.OffsetRange] {
        var ranges: [TimeZoneRequirement.OffsetRange] = []
        var index = 0
        while index < points.count {
            var range = TimeZoneRequirement.OffsetRange(points[index].offset, points[index].offset)
            var last = points[index]
            while index + 1 < points.count, joins(last, points[index + 1]) {
                index += 1
                last = points[index]
                range = .init(min(range.west, last.offset), max(range.east, last.offset))
            }
            index += 1
            if let spread = spread(after: last.next) ?? distance() {
                let west = max(-720, range.west - spread)
                range = .init(west, min(840, range.east + spread))
            }
            if !ranges.contains(range) { ranges.append(range) }
        }
        return ranges
    }

    private func joins(_ first: Point, _ second: Point) -> Bool {
        guard second.first >= first.next, second.first - first.next <= 3 else { return false }
        let between = lexemes[first.next..<second.first]
        let isBetween = first.first > 0 && lexemes[first.first - 1].is("between")
        return between.contains { Self.isJoint($0) || isBetween && $0.is("and") }
    }

    /// `± 2`, `+/- 3 hours` behind a point, in minutes.
    private func spread(after index: Int) -> Int? {
        var position = index
        if position < lexemes.count, lexemes[position].is("(") { position += 1 }
        guard position < lexemes.count else { return nil }
        if lexemes[position].is("±") {
            position += 1
        } else if position + 2 < lexemes.count, lexemes[position].is("+"),
            lexemes[position + 1].is("/"), Self.minus.contains(lexemes[position + 2].text)
        {
            position += 3
        } else {
            return nil
        }
        return hours(at: position)
    }

    /// `within 3 hours of CET`, `overlap of 4 hours with PST`, in minutes to either side.
    private func distance() -> Int? {
        for (index, lexeme) in lexemes.enumerated() {
            guard let minutes = hours(at: index), index + 1 < lexemes.count,
                ["hours", "hour", "hrs", "h", "hr", "stunden", "heures", "horas"]
                    .contains(lexemes[index + 1].text)
                    || index + 2 < lexemes.count && lexemes[index + 2].is("hours")
            else { continue }
            if lexemes.contains(where: { $0.text.hasPrefix("overlap") }) {
                return max(0, Self.workingHours * 60 - minutes)
            }
            if index > 0,
                ["within", "max", "maximum", "than"].contains(lexemes[index - 1].text)
                    || lexeme.isGlued && lexemes[index - 1].is("±")
            {
                return minutes
            }
        }
        return nil
    }

    private func hours(at index: Int) -> Int? {
        guard index < lexemes.count, let hours = lexemes[index].number, hours <= 12 else {
            return nil
        }
        return hours * 60
    }

    // MARK: Regions

    private func regions() -> [TimeZoneRequirement.OffsetRange] {
        var ranges: [TimeZoneRequirement.OffsetRange] = []
        for (index, lexeme) in lexemes.enumerated() {
            var key = lexeme.text
            let before = index > 0 ? lexemes[index - 1].text : ""
            if Self.regionTable[before + " " + key] != nil { key = before + " " + key }
            guard let (west, east) = Self.regionTable[key] else { continue }
            if key == "us" || key == "mea" {
                guard lexeme.span.text(in: utf8) == key.uppercased() else { continue }
            }
            let range = TimeZoneRequirement.OffsetRange(west, east)
            if key.contains(" "), let last = ranges.last, last.west == -600 || last.west == -480 {
                ranges.removeLast()
            }
            if !ranges.contains(range) { ranges.append(range) }
        }
        return ranges
    }

    private static func isJoint(_ lexeme: Lexeme) -> Bool {
        joints.contains(lexeme.text) || minus.contains(lexeme.text)
    }

    private static let minus: Set<String> = ["-", "–", "—", "−", "‐", "‑", "－"]

    private static let joints: Set<String> = [
        "to", "/", "through", "until", "bis", "a", "au", "hasta", "ate", "tot", "do", "…", "→", "~",
        "til", "till", "thru",
    ]

    private static let anywhere: Set<String> = [
        "anywhere", "worldwide", "global", "globally", "async", "asynchronous", "weltweit",
        "egal", "partout", "flexible", "everywhere", "irrelevant", "wszedzie", "wereldwijd",
        "ovunque", "cualquier", "qualquer",
    ]

    private static let zoneWords: Set<String> = [
        "time", "timezone", "timezones", "zone", "zones", "tz", "zeitzone", "zeitzonen", "fuseau",
        "fuseaux", "huso", "husos", "fuso", "fusos", "tijdzone", "location", "where",
    ]

    /// Abbreviations that are words or other abbreviations too.
    private static let words: Set<String> = [
        "ART", "CAT", "EAT", "PET", "GET", "WIT", "TOT", "ICT", "COT", "BOT", "MUT", "FET", "AT",
        "ET", "IT", "CT", "MT", "PT", "NCT", "AMT", "AET", "BST", "AST", "Z", "GST", "MIT", "ECT",
        "BDT", "NT", "NDT", "VET", "CVT", "PGT", "GFT",
    ]

    /// Zones that are called by name before "time", standard offsets in minutes.
    private static let names: [String: Int] = [
        "eastern": -300, "central": -360, "mountain": -420, "pacific": -480, "atlantic": -240,
        "berlin": 60, "london": 0, "greenwich": 0, "paris": 60, "moscow": 180, "tokyo": 540,
        "singapore": 480, "sydney": 600, "ny": -300,
    ]

    /// Standard offsets of regions in minutes: the United States with Hawaii, Europe from Lisbon to
    /// Moscow; the ranges recruiters mean, not every island.
    private static let regionTable: [String: (Int, Int)] = [
        "us": (-600, -300), "usa": (-600, -300), "united states": (-600, -300),
        "american": (-600, -300), "america": (-600, -300), "americas": (-600, -180),
        "north america": (-600, -240), "north american": (-600, -240),
        "south america": (-300, -180), "latin america": (-480, -180), "latam": (-480, -180),
        "latin american": (-480, -180), "south american": (-300, -180), "canada": (-480, -210),
        "europe": (0, 180), "european": (0, 180), "eu": (0, 180), "emea": (0, 240),
        "europa": (0, 180), "uk": (0, 0), "british": (0, 0), "africa": (0, 180),
        "african": (0, 180), "asia": (240, 540), "asian": (240, 540), "apac": (330, 780),
        "india": (330, 330), "indian": (330, 330), "australia": (480, 600),
        "australian": (480, 600), "middle east": (120, 240), "germany": (60, 60),
        "japan": (540, 540),
    ]
}
