internal import Prelude

/// Finds the jobs that a page describes for search engines, in scripts of `application/ld+json`.
enum LinkedData {
    /// How many scripts of a page are read.
    static let maximumScripts = 50
    /// How many jobs of a page are kept.
    static let maximumJobs = 200
    /// How deep in a document a job is looked for.
    static let maximumDepth = 12

    /// The jobs of a page of a kind, in their order.
    static func jobs(in bytes: [UInt8], _ kind: FetchedPage.Kind) -> [PostedJob] {
        var jobs: [PostedJob] = []
        switch kind {
        case .html, .xhtml:
            var scripts = ScriptScanner(bytes)
            var count = 0
            while count < maximumScripts, let script = scripts.next() {
                count += 1
                if let document = document(script) { collect(document, 0, into: &jobs) }
            }
        case .json, .linkedData:
            if let document = document(bytes[...]) { collect(document, 0, into: &jobs) }
        case .text, .pdf: break
        }
        return jobs
    }

    private static func collect(_ value: JSONValue, _ depth: Int, into jobs: inout [PostedJob]) {
        guard depth < maximumDepth, jobs.count < maximumJobs else { return }
        if let job = PostedJob(value) {
            jobs.append(job)
            return
        }
        for element in value.elements ?? [] { collect(element, depth + 1, into: &jobs) }
        for member in value.members ?? [] { collect(member.value, depth + 1, into: &jobs) }
    }

    /// A document as pages have them: perhaps within marks that hide it from old browsers, and with
    /// line breaks inside of texts, where JSON has none.
    private static func document(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        let inner = withoutMarks(bytes)
        if let value = try? JSONParser.parse(inner) { return value }
        return try? JSONParser.parse(inner.map { $0 < 0x20 ? 0x20 : $0 })
    }

    private static func withoutMarks(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let opening: Set = [UInt8(ascii: "{"), UInt8(ascii: "[")]
        let closing: Set = [UInt8(ascii: "}"), UInt8(ascii: "]")]
        guard var start = bytes.firstIndex(where: opening.contains),
            var end = bytes.lastIndex(where: closing.contains), start <= end
        else { return [] }
        let mark = Array("[CDATA[".utf8)
        if bytes[start...end].starts(with: mark) {
            // The document stands between this mark and its end, `]]>`.
            let inner = bytes[(start + mark.count)...end].dropLast(2)
            guard let first = inner.firstIndex(where: opening.contains),
                let last = inner.lastIndex(where: closing.contains), first <= last
            else { return [] }
            (start, end) = (first, last)
        }
        return text(bytes[start...end])
    }

    /// The bytes as UTF-8: pages in older encodings are read as Latin-1, letter by letter.
    private static func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return Array(bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
            }
        }
        return text
    }
}
