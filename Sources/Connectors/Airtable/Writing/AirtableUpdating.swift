internal import Prelude
internal import Web

extension AirtableClient {
    /// Writes values into records, ten records with one request.
    ///
    /// What is refused keeps nothing else from being written: a batch that is refused is halved until
    /// the values are found that Airtable does not take. Values are absolute, so that writing them
    /// twice does no harm; when no answer came, the records are read again to see what was written.
    ///
    /// - Parameters:
    ///   - edits: Of one record several are one, in which later values count.
    ///   - selects: Columns of options whose missing options are added. Airtable converts all values
    ///     of a request that adds options; texts in columns of links would make records.
    /// - Returns: What became of each record, in the order in which the records first came. Nothing is
    ///   thrown, as some of it may be done when something fails: see `AirtableOutcome.problem`.
    package func update(
        _ edits: [AirtableEdit], in table: String, addingOptionsTo selects: Set<String> = []
    ) async -> [AirtableOutcome] {
        var updating = AirtableUpdating(self, table: table, selects: selects)
        return await updating.run(edits)
    }
}

/// One update on its way.
struct AirtableUpdating {
    private let client: AirtableClient
    private let table: String
    private let selects: Set<String>
    private let limits: AirtableLimits
    private var outcomes: [String: AirtableOutcome] = [:]
    /// Columns that the table has not.
    private var unknown: Set<String> = []
    /// Columns that refused a value before, and may do so again.
    private var suspects: Set<String> = []
    /// Records that were looked for and are there.
    private var present: Set<String> = []
    /// What keeps everything else from being tried.
    private var ending: AirtableProblem?
    private var requestsLeft = 0

    init(_ client: AirtableClient, table: String, selects: Set<String>) {
        self.client = client
        self.table = table
        self.selects = selects
        limits = client.limits
    }

    /// Writes everything that can be written.
    mutating func run(_ edits: [AirtableEdit]) async -> [AirtableOutcome] {
        let edits = merged(edits)
        for edit in edits {
            outcomes[edit.record] = AirtableOutcome(edit.record)
            // Such a text would have the whole batch refused, and is no record of any table.
            outcomes[edit.record]?.isGone = !AirtableRecord.isID(edit.record)
        }
        let tried = edits.filter { AirtableRecord.isID($0.record) && !$0.fields.isEmpty }
        for start in stride(from: 0, to: tried.count, by: AirtableLimits.recordsOfWrite) {
            let end = min(start + AirtableLimits.recordsOfWrite, tried.count)
            requestsLeft = limits.requestsOfRecord * (end - start)
            await settle(Array(tried[start..<end]))
        }
        return edits.compactMap { outcomes[$0.record] }.map { outcome in
            var outcome = outcome
            outcome.written.sort()
            outcome.left.sort()
            outcome.refused.sort { $0.field < $1.field }
            return outcome
        }
    }

    private func merged(_ edits: [AirtableEdit]) -> [AirtableEdit] {
        var places: [String: Int] = [:]
        var merged: [AirtableEdit] = []
        for edit in edits {
            if let place = places[edit.record] {
                merged[place].fields.merge(edit.fields) { _, later in later }
            } else {
                places[edit.record] = merged.count
                merged.append(edit)
            }
        }
        return merged
    }

    /// Writes some edits, in parts where they are refused.
    ///
    /// - Parameter refusal: What a larger part was refused for whose rest was taken, so that this part
    ///   as a whole need not be tried.
    /// - Returns: Whether all was taken.
    @discardableResult
    private mutating func settle(
        _ edits: [AirtableEdit], after refusal: AirtableProblem? = nil
    ) async -> Bool {
        var refusal = refusal
        while true {
            let part = withoutHopeless(edits)
            guard !part.isEmpty else { return false }
            if let problem = ending ?? (requestsLeft > 0 ? nil : .givenUp) {
                leave(part, problem)
                return false
            }
            var problem = refusal
            // What stands alone is tried in any case, so that it is refused for its own reason.
            if problem == nil || AirtableUpdating.size(part) == 1 { problem = await attempt(part) }
            refusal = nil
            guard let problem else {
                return AirtableUpdating.size(part) == AirtableUpdating.size(edits)
            }
            switch await lesson(of: problem, part) {
            case .again: continue
            case .settled(let isWhole): return isWhole
            case .split: break
            }
            guard let (first, second) = split(part) else {
                refuse(part, problem)
                return false
            }
            let isFirstWhole = await settle(first)
            await settle(second, after: isFirstWhole ? problem : nil)
            return false
        }
    }

    /// What is to be done after a problem.
    private enum Lesson {
        /// The same, without what is hopeless by now, or nothing when an end has come.
        case again
        /// Nothing more: what became of it is known, and whether all was written.
        case settled(Bool)
        /// The halves.
        case split
    }

    private mutating func lesson(
        of problem: AirtableProblem, _ part: [AirtableEdit]
    ) async -> Lesson {
        switch problem {
        case .unknownField(.some(let name)):
            unknown.insert(name)
            return .again
        case .notFound, .notAllowed, .rejected(AirtableKinds.noRow, _):
            if await findGone(part) { return .again }
            // A link may lead to a record that is gone, too; that is a value like others.
            if problem.concernsContent { return .split }
        case _ where problem.concernsContent: return .split
        case _ where problem.leavesOpen:
            if let isWhole = await compare(part, problem) { return .settled(isWhole) }
        default: break
        }
        ending = problem
        return .again
    }

    /// Looks which of some records are gone; whether any is, or the looking itself failed.
    private mutating func findGone(_ part: [AirtableEdit]) async -> Bool {
        let ids = part.map(\.record).filter { !present.contains($0) }
        guard !ids.isEmpty else { return false }
        requestsLeft -= 1
        do {
            let found = Set(try await client.records(ids, of: table, fields: nil).map(\.id))
            present.formUnion(found)
            for id in ids where !found.contains(id) { outcomes[id]?.isGone = true }
            return found.count < ids.count
        } catch {
            ending = error
            return true
        }
    }

    /// Reads again what an answer that was lost leaves open, and notes what was written.
    ///
    /// - Returns: Whether all was written; nil when it could not be read.
    private mutating func compare(
        _ part: [AirtableEdit], _ problem: AirtableProblem
    ) async -> Bool? {
        requestsLeft -= 1
        let fields = Set(part.flatMap(\.names)).sorted()
        guard
            let records = try? await client.records(
                part.map(\.record), of: table, fields: fields)
        else { return nil }
        let found = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
        var isWhole = true
        for edit in part {
            guard let record = found[edit.record] else {
                outcomes[edit.record]?.isGone = true
                continue
            }
            let isWritten = { AirtableCells.isSame(edit.fields[$0], record[$0]) }
            outcomes[edit.record]?.written += edit.names.filter(isWritten)
            let missing = edit.keeping { !isWritten($0) }
            guard !missing.fields.isEmpty else { continue }
            isWhole = false
            leave([missing], problem)
        }
        if !isWhole { ending = problem }
        return isWhole
    }

    /// Writes some edits with one request; nil when they were written.
    private mutating func attempt(_ part: [AirtableEdit]) async -> AirtableProblem? {
        requestsLeft -= 1
        let addsOptions = part.contains { edit in
            edit.fields.contains { selects.contains($0.key) && $0.value != .null }
        }
        var members = [
            JSONMember("records", .array(part.map(\.document))),
            JSONMember("returnFieldsByFieldId", true),
        ]
        if addsOptions { members.append(JSONMember("typecast", true)) }
        let ask = AirtableAsk(
            method: .patch, path: [client.baseID, table], body: .object(members),
            right: .writeRecords, fields: Set(part.flatMap(\.names)))
        do {
            let answer = try await client.calls.document(ask)
            try AirtableCalls.check(answer, names: part.map(\.record))
        } catch { return error }
        for edit in part { outcomes[edit.record]?.written += edit.names }
        return nil
    }

    /// Two smaller parts; nil when it is one value only.
    private func split(
        _ part: [AirtableEdit]
    ) -> (first: [AirtableEdit], second: [AirtableEdit])? {
        guard AirtableUpdating.size(part) > 1 else { return nil }
        let suspected = part.map { $0.keeping(suspects.contains) }.filter { !$0.fields.isEmpty }
        let others = part.map { $0.keeping { !suspects.contains($0) } }.filter {
            !$0.fields.isEmpty
        }
        if !suspected.isEmpty, !others.isEmpty { return (others, suspected) }
        let middle = part.count / 2
        if middle > 0 { return (Array(part[..<middle]), Array(part[middle...])) }
        guard let edit = part.first else { return nil }
        let names = Set(edit.names.prefix(edit.fields.count / 2))
        return ([edit.keeping(names.contains)], [edit.keeping { !names.contains($0) }])
    }

    /// The edits without what is known to be in vain, which is noted.
    private mutating func withoutHopeless(_ edits: [AirtableEdit]) -> [AirtableEdit] {
        var rest: [AirtableEdit] = []
        for edit in edits where outcomes[edit.record]?.isGone == false {
            let known = edit.keeping { !unknown.contains($0) }
            for name in edit.names where unknown.contains(name) {
                note(name, of: edit.record, .unknownField(name))
            }
            if !known.fields.isEmpty { rest.append(known) }
        }
        return rest
    }

    private mutating func refuse(_ part: [AirtableEdit], _ problem: AirtableProblem) {
        for edit in part {
            for name in edit.names {
                suspects.insert(name)
                note(name, of: edit.record, problem)
            }
        }
    }

    private mutating func note(_ field: String, of record: String, _ problem: AirtableProblem) {
        guard outcomes[record]?.refused.contains(where: { $0.field == field }) == false else {
            return
        }
        outcomes[record]?.refused.append(AirtableRefusedField(field, problem))
    }

    private mutating func leave(_ part: [AirtableEdit], _ problem: AirtableProblem) {
        for edit in part {
            outcomes[edit.record]?.left += edit.names
            outcomes[edit.record]?.problem = problem
        }
    }

    private static func size(_ part: [AirtableEdit]) -> Int {
        part.reduce(0) { $0 + $1.fields.count }
    }
}
