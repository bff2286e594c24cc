internal import Prelude
internal import Web

/// How a listing went.
package struct AirtableListed: Sendable, Hashable {
    /// How many records were passed on.
    package var records = 0
    /// How many pages were read.
    package var pages = 0
    /// How often it began again because Airtable had forgotten where it stood.
    package var restarts = 0
}

extension AirtableClient {
    /// Reads the records of a table page by page; no page is kept, and none is asked for before the one
    /// before it has been dealt with.
    ///
    /// Each record is passed on once, also when the listing had to begin again.
    ///
    /// - Parameters:
    ///   - table: The table's id.
    ///   - each: Takes the records of a page, at most 100.
    /// - Throws: `AirtableProblem`, and what the closure throws.
    @discardableResult
    package func records(
        of table: String, _ query: AirtableQuery = AirtableQuery(),
        each: ([AirtableRecord]) async throws -> Void
    ) async throws -> AirtableListed {
        var listed = AirtableListed()
        var seen: Set<String> = []
        var offset: String?
        while true {
            let mayRestart = offset != nil && listed.restarts < limits.restarts
            guard
                let page = try await page(of: table, query, from: offset, mayRestart: mayRestart)
            else {
                listed.restarts += 1
                offset = nil
                continue
            }
            listed.pages += 1
            // Without `rec` an id is short enough to be kept in place: 16 bytes for each record.
            let fresh = page.records.filter { seen.insert(String($0.id.dropFirst(3))).inserted }
            listed.records += fresh.count
            if !fresh.isEmpty { try await each(fresh) }
            guard let next = page.offset else { return listed }
            guard next != offset else {
                throw AirtableProblem.badAnswer(expected: "the list's next page")
            }
            guard listed.pages < limits.pages else {
                throw AirtableProblem.tooLong(pages: limits.pages)
            }
            offset = next
        }
    }

    /// A record by itself; nil when it is gone.
    func recordAlone(
        _ id: String, of table: String
    ) async throws(AirtableProblem) -> AirtableRecord? {
        do {
            return try AirtableRecord(
                try await calls.document(
                    AirtableAsk(
                        path: [baseID, table, id], query: [("returnFieldsByFieldId", "true")],
                        right: .readRecords)))
        } catch {
            switch error {
            // For a record that is gone Airtable says what it says for want of rights, so the table is
            // asked: it refuses whoever may not read it.
            case .notFound, .notAllowed:
                return try await records([id], of: table, fields: nil).first
            default: throw error
            }
        }
    }

    /// Those of some records that are there, at most as many as one request may write.
    func records(
        _ ids: [String], of table: String, fields: [String]?
    ) async throws(AirtableProblem) -> [AirtableRecord] {
        try await few(
            of: table, AirtableQuery(fields: fields, formula: AirtableFormula.isRecord(ids)))
    }

    /// The first page of a listing, for what cannot have more.
    func few(
        of table: String, _ query: AirtableQuery
    ) async throws(AirtableProblem) -> [AirtableRecord] {
        try await page(of: table, query, from: nil).records
    }

    /// A page; nil when Airtable has forgotten where it stood and the listing may begin again.
    private func page(
        of table: String, _ query: AirtableQuery, from offset: String?, mayRestart: Bool
    ) async throws(AirtableProblem) -> AirtablePage? {
        do {
            return try await page(of: table, query, from: offset)
        } catch {
            if error == .offsetLost, mayRestart { return nil }
            throw error
        }
    }

    private func page(
        of table: String, _ query: AirtableQuery, from offset: String?
    ) async throws(AirtableProblem) -> AirtablePage {
        guard let formula = query.wholeFormula else {
            return try await page(of: table, query.fields, nil, from: offset)
        }
        let text = try await translated(formula)
        do {
            return try await page(of: table, query.fields, text, from: offset)
        } catch {
            // A column that has got another name meanwhile is one that the formula does not know.
            guard error.kind == AirtableKinds.badFormula, offset == nil else { throw error }
            let fresh = try await translated(formula, anew: true)
            guard fresh != text else { throw error }
            return try await page(of: table, query.fields, fresh, from: offset)
        }
    }

    private func page(
        of table: String, _ fields: [String]?, _ formula: String?, from offset: String?
    ) async throws(AirtableProblem) -> AirtablePage {
        var items: [(name: String, value: String)] = [
            (name: "pageSize", value: "\(AirtableLimits.recordsOfPage)"),
            ("returnFieldsByFieldId", "true"),
        ]
        items += (fields ?? []).map { ("fields[]", $0) }
        if let formula { items.append(("filterByFormula", formula)) }
        if let offset { items.append(("offset", offset)) }
        // Escaping makes three characters of one at worst.
        let length = items.reduce(0) { $0 + $1.name.utf8.count + 3 * $1.value.utf8.count }
        var ask = AirtableAsk(
            path: [baseID, table], right: .readRecords, fields: Set(fields ?? []))
        if length <= AirtableLimits.query {
            ask.query = items
        } else {
            ask.method = .post
            ask.path.append("listRecords")
            ask.body = body(fields, formula, offset)
        }
        return try AirtablePage(try await calls.document(ask))
    }

    private func body(_ fields: [String]?, _ formula: String?, _ offset: String?) -> JSONValue {
        var members = [
            JSONMember("pageSize", JSONValue(AirtableLimits.recordsOfPage)),
            JSONMember("returnFieldsByFieldId", true),
        ]
        if let fields { members.append(JSONMember("fields", JSONValue(fields))) }
        if let formula { members.append(JSONMember("filterByFormula", .string(formula))) }
        if let offset { members.append(JSONMember("offset", .string(offset))) }
        return .object(members)
    }
}

/// One page of a listing.
struct AirtablePage {
    var records: [AirtableRecord]
    /// The mark of the next page; nil when this is the last.
    var offset: String?

    /// A page from Airtable's answer.
    init(_ document: JSONValue) throws(AirtableProblem) {
        guard let elements = document["records"]?.elements,
            elements.count <= AirtableLimits.recordsOfPage
        else { throw .badAnswer(expected: "a list of records") }
        records = []
        for element in elements { records.append(try AirtableRecord(element)) }
        guard let mark = document["offset"], mark != .null else { return }
        guard let text = mark.string, text.utf8.count <= AirtableLimits.offset else {
            throw .badAnswer(expected: "the mark of the list's next page")
        }
        offset = text
    }
}
