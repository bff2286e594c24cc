package import Prelude
internal import Web

extension AirtableClient {
    /// The tables of the base with their columns.
    ///
    /// - Throws: `AirtableProblem`.
    package func schema() async throws(AirtableProblem) -> AirtableSchema {
        let schema = try AirtableSchema(
            try await calls.document(AirtableAsk(path: tablesPath, right: .readSchema)))
        fieldNames.learn(schema, now: calls.now)
        return schema
    }

    /// Makes a column, or finds it when there is one of that name and kind already.
    ///
    /// Making is not repeatable: when the answer is lost, the schema tells whether it was done. The kind
    /// of a column that is there is never changed, as Airtable refuses that.
    ///
    /// - Parameter options: As Airtable has them for the kind; nil for kinds without.
    /// - Throws: `AirtableProblem`; `rejected` with `DUPLICATE_OR_EMPTY_FIELD_NAME` when there is a
    ///   column of that name that holds something else.
    package func createField(
        _ name: String, in table: String, kind: AirtableKind, options: JSONValue? = nil
    ) async throws(AirtableProblem) -> AirtableSchema.Field {
        var members = [
            JSONMember("name", .string(name)), JSONMember("type", .string(kind.rawValue)),
        ]
        if let options { members.append(JSONMember("options", options)) }
        let ask = AirtableAsk(
            method: .post, path: tablesPath + [table, "fields"], body: .object(members),
            right: .writeSchema)
        var last = AirtableProblem.givenUp
        for _ in 0..<max(1, limits.attempts) {
            do {
                return try AirtableSchema.Field(try await calls.documentOnce(ask))
            } catch {
                last = error
            }
            guard last.mayPassAtOnce || last.kind == AirtableKinds.fieldExists else { throw last }
            let known = try await schema().tables.first { $0.id == table }?.fields
            if let field = known?.first(where: { $0.name == name && $0.kind == kind }) {
                return field
            }
            guard last.mayPassAtOnce else { throw last }
        }
        throw last
    }

    private var tablesPath: [String] { ["meta", "bases", baseID, "tables"] }
}

extension AirtableProblem {
    /// Whether the same request may be made again as soon as it is known what became of it.
    var mayPassAtOnce: Bool {
        switch self {
        case .failing, .badAnswer: true
        case .tooOften(let wait): wait <= AirtableLimits.patience
        case .unreachable(.failed(_, let error)): error.isTransient
        default: false
        }
    }
}
