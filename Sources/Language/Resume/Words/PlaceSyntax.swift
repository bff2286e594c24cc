import Prelude

/// What a place looks like in writing, for texts whose places no gazetteer knows.
enum PlaceSyntax {
    /// The parts of a phrase that has the form of a place: "City, ST", "City, Country",
    /// "City, Region, Country", each with capitals and without digits.
    static func parts(_ span: TextSpan, in utf8: [UInt8]) -> [TextSpan]? {
        let parts = split(span, in: utf8)
        guard (2...4).contains(parts.count) else { return nil }
        for part in parts {
            let words = Lexeme.scan(utf8, part)
            guard (1...4).contains(words.count),
                words.allSatisfy({ $0.kind == .word || [".", "-", "'", "’"].contains($0.text) }),
                let first = words.first,
                Scalars.isCapital(Scalars.scalar(utf8, at: first.span.start, end: part.end).0)
                    || first.span.length >= 2 && utf8[first.span.start] >= 0xE0,
                !RoleWords.isTitle(words), !RoleWords.hasLegalForm(words)
            else { return nil }
        }
        return parts
    }

    /// Whether the last part of a place is surely a state or country: two or three capitals, or a
    /// known country.
    static func endsInRegion(_ parts: [TextSpan], in utf8: [UInt8]) -> Bool {
        guard let last = parts.last else { return false }
        let text = last.text(in: utf8)
        if text.utf8.count == 2, text.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) { return true }
        return countries.contains(Folding.fold(text).replacing(".", with: ""))
            || states.contains(Folding.fold(text))
    }

    /// The parts between commas, trimmed.
    static func split(_ span: TextSpan, in utf8: [UInt8]) -> [TextSpan] {
        var parts: [TextSpan] = []
        var start = span.start
        let reader = LineReader(utf8: utf8, end: utf8.count)
        for index in span.start..<span.end where utf8[index] == 0x2C {
            parts.append(reader.trim(TextSpan(start, index)))
            start = index + 1
        }
        parts.append(reader.trim(TextSpan(start, span.end)))
        return parts
    }

    /// Whether a folded phrase says that the work is done from anywhere.
    static func isRemote(_ phrase: String) -> Bool {
        [
            "remote", "fully remote", "remote work", "homeoffice", "home office", "teletravail",
            "remoto", "a distance", "zdalnie", "praca zdalna", "thuiswerk", "da remoto",
            "trabajo remoto", "teletrabajo", "worldwide", "anywhere", "remote only",
        ].contains(phrase)
    }

    static let states: Set<String> = Set(
        """
        alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia
        hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts
        michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey
        new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania
        rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington
        west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|bavaria|bayern
        """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init))

    static let countries: Set<String> = Set(
        """
        usa|us|uk|uae|united states|united states of america|united kingdom|great britain|england
        scotland|wales|ireland|germany|deutschland|allemagne|alemania|germania|niemcy|france
        frankreich|francia|spain|espana|spanien|portugal|italy|italia|italien|netherlands
        the netherlands|nederland|holland|poland|polska|polen|austria|osterreich|switzerland
        schweiz|suisse|svizzera|belgium|belgie|belgique|luxembourg|denmark|danmark|sweden|sverige
        norway|norge|finland|suomi|iceland|estonia|latvia|lithuania|czech republic|czechia|slovakia
        hungary|romania|bulgaria|greece|turkey|turkiye|serbia|croatia|slovenia|bosnia|albania
        north macedonia|montenegro|kosovo|ukraine|russia|belarus|moldova|georgia|armenia|azerbaijan
        kazakhstan|uzbekistan|israel|lebanon|jordan|egypt|morocco|maroc|tunisia|algeria|nigeria
        ghana|kenya|uganda|tanzania|ethiopia|rwanda|south africa|senegal|cameroon|zimbabwe|zambia
        india|pakistan|bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan|south korea|korea
        singapore|malaysia|indonesia|thailand|vietnam|philippines|cambodia|myanmar|australia
        new zealand|canada|mexico|brazil|brasil|argentina|chile|colombia|peru|ecuador|uruguay
        paraguay|bolivia|venezuela|costa rica|panama|guatemala|cuba|dominican republic|puerto rico
        jamaica|saudi arabia|united arab emirates|qatar|kuwait|oman|bahrain|iran|iraq|cyprus|malta
        """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init))
}
