internal import Documents
internal import Market
internal import Prelude

/// A job as JobSpy tells it: 34 columns, of which none is lost (facts D.6).
enum JobSpyRow {
    /// The columns, in JobSpy's order.
    static let columns = [
        "id", "site", "job_url", "job_url_direct", "title", "company", "location", "date_posted",
        "job_type", "salary_source", "interval", "min_amount", "max_amount", "currency",
        "is_remote",
        "job_level", "job_function", "listing_type", "emails", "description", "company_industry",
        "company_url", "company_logo", "company_url_direct", "company_addresses",
        "company_num_employees", "company_revenue", "company_description", "skills",
        "experience_range", "company_rating", "company_reviews_count", "vacancy_count",
        "work_from_home_type",
    ]

    /// The columns that become something of their own; the others are kept as they are.
    private static let understood: Set<String> = [
        "title", "company", "location", "date_posted", "job_type",
        "is_remote", "description",
    ]

    /// What pandas writes where there is nothing.
    private static let nothing: Set<String> = ["", "nan", "none", "null", "nat"]

    /// A job from its columns; nil without a title or an address.
    static func job(_ row: JSONValue, source: String) -> FoundJob? {
        func text(_ column: String) -> String? {
            let value = row[column]
            let text =
                value?.string ?? value?.int.map(String.init) ?? value?.double.map { "\($0)" }
            guard let text else { return nil }
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return nothing.contains(line.lowercased()) ? nil : line
        }
        func number(_ column: String) -> Double? {
            let number = row[column]?.double ?? text(column).flatMap { Double($0) }
            return number.flatMap { $0.isFinite ? $0 : nil }
        }
        let addresses = ["job_url", "job_url_direct"].compactMap(text)
        guard let title = text("title"),
            addresses.contains(where: { CanonicalAddress.of($0) != nil })
        else { return nil }
        var job = FoundJob(
            source: source, key: text("id") ?? addresses[0],
            title: String(title.prefix(FoundJob.maximumLine)),
            company: text("company").map { String($0.prefix(FoundJob.maximumLine)) },
            addresses: addresses)
        job.places = [text("location")].compactMap(\.self)
        job.isRemote = row["is_remote"]?.bool ?? flag(text("is_remote"))
        job.employment = (text("job_type") ?? "").split(separator: ",").map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        job.posted = text("date_posted").flatMap(day)
        if number("min_amount") != nil || number("max_amount") != nil {
            job.pay = FoundJob.Pay(
                least: number("min_amount"), most: number("max_amount"), currency: text("currency"),
                unit: text("interval"))
        }
        if text("description") != nil {
            job.text = PlainDescription.cut(row["description"]?.string ?? "")
        }
        for column in columns where !understood.contains(column) {
            guard let value = row[column] else { continue }
            let isList = value.elements?.isEmpty == false || value.members?.isEmpty == false
            if text(column) != nil || value.bool != nil || isList { job.details[column] = value }
        }
        return job
    }

    private static func flag(_ text: String?) -> Bool? {
        switch text?.lowercased() {
        case "true", "1", "1.0", "yes": true
        case "false", "0", "0.0", "no": false
        default: nil
        }
    }

    /// The day of a date, with or without a time behind it, or of milliseconds since 1970, as pandas writes.
    private static func day(_ text: String) -> Day? {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        if parts.count == 3 { return Day(year: parts[0], month: parts[1], day: parts[2]) }
        guard let milliseconds = Int(text), (0...32_503_680_000_000).contains(milliseconds) else {
            return nil
        }
        return Timestamp(microseconds: Int64(milliseconds) * 1000).day
    }

    /// The jobs of a file: CSV with a row of headings, or JSON with an object a line or a list of them.
    ///
    /// - Throws: `SourceFailure` for a file of another shape.
    static func jobs(_ bytes: [UInt8], source: String) throws(SourceFailure) -> GatheredJobs {
        let bytes = withoutMark(bytes)
        let first = bytes.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) && $0 < 0x80 }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        return isJSON ? try lines(bytes, source: source) : try table(bytes, source: source)
    }

    /// The jobs of JSON, an object a line or a list of them.
    ///
    /// - Throws: `SourceFailure` where no line can be read.
    static func lines(_ bytes: [UInt8], source: String) throws(SourceFailure) -> GatheredJobs {
        var gathered = GatheredJobs()
        func take(_ value: JSONValue) {
            if let job = job(value, source: source) {
                gathered.jobs.append(job)
            } else {
                gathered.unreadable += 1
            }
        }
        let bytes = withoutMark(bytes)
        if let list = parsed(bytes)?.elements {
            list.forEach(take)
            return gathered
        }
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            if let value = parsed(Array(line)) {
                take(value)
            } else {
                gathered.unreadable += 1
            }
        }
        guard gathered.unreadable == 0 || !gathered.jobs.isEmpty else {
            throw SourceFailure("expected a job a line as JSON, found none that can be read")
        }
        return gathered
    }

    private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private static func parsed(_ bytes: [UInt8]) -> JSONValue? {
        (try? JSONParser.parse(bytes)) ?? (try? JSONParser.parse(withoutNaN(bytes)))
    }

    /// JSON with null for the numbers that Python writes although JSON has none such: NaN and the infinities,
    /// which stand in nearly every row of a table that has holes.
    private static func withoutNaN(_ bytes: [UInt8]) -> [UInt8] {
        let words = ["-Infinity", "Infinity", "NaN"].map { Array($0.utf8) }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var (isText, isEscaped) = (false, false)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if !isText, let word = words.first(where: { bytes[at...].starts(with: $0) }) {
                kept += Array("null".utf8)
                at += word.count
                continue
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isText.toggle() }
            isEscaped = isText && byte == UInt8(ascii: "\\") && !isEscaped
            kept.append(byte)
            at += 1
        }
        return kept
    }

    private static func table(
        _ bytes: [UInt8], source: String
    ) throws(SourceFailure) -> GatheredJobs {
        let table: DelimitedTable
        do throws(DocumentError) { table = try DelimitedTable(bytes) } catch {
            throw SourceFailure("\(error)")
        }
        let positions = columns.map { ($0, table.column($0)) }
        guard positions.contains(where: { $0.0 == "title" && $0.1 != nil }),
            positions.contains(where: { $0.0.hasPrefix("job_url") && $0.1 != nil })
        else {
            throw SourceFailure(
                "expected the columns of JobSpy, \"title\" and \"job_url\" among them, found others"
            )
        }
        let isEscaped = doublesBackslashes(bytes)
        var gathered = GatheredJobs()
        for row in table.rows {
            let members = positions.compactMap { name, position in
                position.map { position in
                    let text =
                        isEscaped ? row[position].replacing("\\\\", with: "\\") : row[position]
                    return JSONMember(name, .string(text))
                }
            }
            if let job = job(.object(members), source: source) {
                gathered.jobs.append(job)
            } else {
                gathered.unreadable += 1
            }
        }
        return gathered
    }

    /// Whether a table doubles its backslashes, as Python's writer does when it is told to escape with them:
    /// that is how JobSpy's own page says to write one, with all headings in quotes.
    private static func doublesBackslashes(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        guard
            head.split(separator: UInt8(ascii: ",")).allSatisfy({ $0.first == UInt8(ascii: "\"") })
        else { return false }
        var (run, found) = (0, false)
        for byte in bytes {
            if byte == UInt8(ascii: "\\") {
                (run, found) = (run + 1, true)
            } else if run > 0 {
                guard run.isMultiple(of: 2) else { return false }
                run = 0
            }
        }
        return found && run.isMultiple(of: 2)
    }
}
