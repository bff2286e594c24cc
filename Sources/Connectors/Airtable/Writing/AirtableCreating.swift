package import Prelude
internal import Web

/// What became of a record that was to be made.
package enum AirtableCreated: Sendable, Hashable {
    /// It was made; its id.
    case created(String)
    /// It was there before; its id.
    case found(String)
    /// Airtable did not take it.
    case refused(AirtableProblem)
    /// It was not tried, or nobody knows whether it was made.
    case failed(AirtableProblem)

    /// The id of the record; nil when there is none.
    package var record: String? {
        switch self {
        case .created(let id), .found(let id): id
        case .refused, .failed: nil
        }
    }
}

extension AirtableClient {
    /// Makes records, ten with one request, and none of them twice.
    ///
    /// Before each attempt the table is asked for the texts of the key, so that a record is not made
    /// again when an answer was lost, nor when the caller begins anew after a crash. Records are made
    /// by a request that Airtable itself compares by the key, so that one that arrives twice, or late,
    /// makes nothing twice either. A record that somebody else makes with the same text between the
    /// look and the request gets the row's values.
    ///
    /// - Parameters:
    ///   - rows: The new values by the columns' ids.
    ///   - key: The id of a column of text whose text in each row belongs to that row alone.
    ///   - selects: Columns of options whose missing options are added; see `update`.
    /// - Returns: What became of each row, in their order. Nothing is thrown, as some may be made when
    ///   something fails.
    package func create(
        _ rows: [[String: JSONValue]], in table: String, key: String,
        addingOptionsTo selects: Set<String> = []
    ) async -> [AirtableCreated] {
        var creating = AirtableCreating(self, table: table, key: key, selects: selects)
        return await creating.run(rows)
    }
}

/// Some records on their way into a table.
struct AirtableCreating {
    private struct Row {
        var key: String
        var fields: [String: JSONValue]
    }

    private let client: AirtableClient
    private let table: String
    private let key: String
    private let selects: Set<String>
    private var results: [String: AirtableCreated] = [:]
    /// Rows of which a request may have made records.
    private var sent: Set<String> = []
    private var ending: AirtableProblem?

    init(_ client: AirtableClient, table: String, key: String, selects: Set<String>) {
        self.client = client
        self.table = table
        self.key = key
        self.selects = selects
    }

    /// Makes all that can be made.
    mutating func run(_ documents: [[String: JSONValue]]) async -> [AirtableCreated] {
        var rows: [Row] = []
        var known: Set<String> = []
        for document in documents {
            guard let text = document[key]?.string, !text.isEmpty, known.insert(text).inserted
            else { continue }
            rows.append(Row(key: text, fields: document))
        }
        for start in stride(from: 0, to: rows.count, by: AirtableLimits.recordsOfWrite) {
            let end = min(start + AirtableLimits.recordsOfWrite, rows.count)
            await settle(Array(rows[start..<end]))
        }
        return documents.map { document in
            document[key]?.string.flatMap { results[$0] } ?? .refused(.noKey)
        }
    }

    /// Makes some rows, in parts where they are refused.
    ///
    /// - Parameter looksFirst: Whether some of them may be there already.
    private mutating func settle(_ rows: [Row], looksFirst: Bool = true) async {
        var rows = rows
        var last = AirtableProblem.givenUp
        let attempts = max(1, client.limits.attempts)
        for attempt in 0...attempts {
            if let ending { return fail(rows, ending) }
            if looksFirst || attempt > 0 {
                do { rows = try await withoutThere(rows) } catch {
                    ending = error
                    return fail(rows, error)
                }
            }
            guard !rows.isEmpty else { return }
            guard attempt < attempts else { break }
            guard let problem = await make(rows) else { return }
            if problem.concernsContent { return await settleApart(rows, problem) }
            last = problem
            if !problem.mayPassAtOnce { ending = problem }
        }
        ending = last
        fail(rows, last)
    }

    private mutating func settleApart(_ rows: [Row], _ problem: AirtableProblem) async {
        guard rows.count > 1 else {
            for row in rows { results[row.key] = .refused(problem) }
            return
        }
        // A refused request has made none of its records.
        for row in rows { sent.remove(row.key) }
        await settle(Array(rows[..<(rows.count / 2)]), looksFirst: false)
        await settle(Array(rows[(rows.count / 2)...]), looksFirst: false)
    }

    /// Those of some rows of which there is no record yet; the others are noted.
    private mutating func withoutThere(_ rows: [Row]) async throws(AirtableProblem) -> [Row] {
        let formula = AirtableFormula.any(rows.map { AirtableFormula.equal(key, $0.key) })
        let records = try await client.few(
            of: table, AirtableQuery(fields: [key], formula: formula))
        for record in records {
            guard let text = record[key]?.string, results[text] == nil else { continue }
            results[text] = sent.contains(text) ? .created(record.id) : .found(record.id)
        }
        return rows.filter { results[$0.key] == nil }
    }

    /// Makes some rows with one request; nil when they were made.
    private mutating func make(_ rows: [Row]) async -> AirtableProblem? {
        let documents = rows.map { row -> JSONValue in
            ["fields": AirtableEdit.document(row.fields)]
        }
        var members = [
            JSONMember("records", .array(documents)), JSONMember("returnFieldsByFieldId", true),
            JSONMember("performUpsert", ["fieldsToMergeOn": [.string(key)]]),
        ]
        if rows.contains(where: { $0.fields.keys.contains(where: selects.contains) }) {
            members.append(JSONMember("typecast", true))
        }
        let ask = AirtableAsk(
            method: .patch, path: [client.baseID, table], body: .object(members),
            right: .writeRecords, fields: Set(rows.flatMap(\.fields.keys)))
        sent.formUnion(rows.map(\.key))
        let made: [AirtableRecord]
        do { made = try AirtablePage(try await client.calls.documentOnce(ask)).records } catch {
            return error
        }
        // The answer has the order of the request; a text may have been changed on its way into the cell.
        guard made.count == rows.count else {
            return .badAnswer(expected: "the records that were made")
        }
        for (row, record) in zip(rows, made) { results[row.key] = .created(record.id) }
        return nil
    }

    private mutating func fail(_ rows: [Row], _ problem: AirtableProblem) {
        for row in rows where results[row.key] == nil { results[row.key] = .failed(problem) }
    }
}
