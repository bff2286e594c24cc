import Prelude

/// What a formula is about: one record of a base at one moment.
struct FormulaContext {
    let store: AirtableStore
    let table: Int
    let record: AirtableRecord
    let now: Timestamp
    /// How many formulas stand within formulas; a column that speaks of itself ends here.
    var depth = 0

    /// Reads a formula that a client asks with and sees that its columns exist. They are known by their
    /// names alone, as with the real Airtable, which takes no ids here.
    static func checked(_ text: String, _ table: AirtableTable) throws(AirtableRefusal)
        -> FormulaNode
    {
        let node: FormulaNode
        do {
            node = try FormulaParser.parse(text)
        } catch {
            throw .badFormula(error.message)
        }
        let unknown = node.fields.filter { name in
            !table.fields.contains { $0.name == name }
        }
        guard unknown.isEmpty else {
            let names = unknown.map { $0.lowercased() }.joined(separator: ", ")
            throw .badFormula("Unknown field names: \(names)")
        }
        return node
    }

    /// What a formula column's text comes to.
    func value(of text: String) -> FormulaValue {
        guard depth < 10, let node = try? FormulaParser.parse(text) else { return .failed }
        return value(of: node)
    }

    /// What a part of a formula comes to.
    func value(of node: FormulaNode) -> FormulaValue {
        switch node {
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .field(let name): cell(name)
        case .negative(let node): value(of: node).number.map { .number(-$0) } ?? .failed
        case .binary(let sign, let left, let right): binary(sign, value(of: left), value(of: right))
        case .call(let name, let arguments): call(name, arguments)
        }
    }

    private func cell(_ name: String) -> FormulaValue {
        guard let index = store.tables[table].fieldIndex(name) else { return .failed }
        let field = store.tables[table].fields[index]
        switch field.type {
        case .createdTime: return .moment(record.created)
        case .lastModifiedTime(let fields):
            return store.lastModified(record, fields).map { .moment($0) } ?? .blank
        case .formula(let text):
            var inner = self
            inner.depth += 1
            return inner.value(of: text)
        case .multipleLookupValues:
            let value = store.value(of: field, in: record, table: table, now: now) { $0.filename }
            let texts = value?.elements?.map { $0.string ?? $0.text() }
            return texts.map { .text($0.joined(separator: ", ")) } ?? .blank
        default: break
        }
        switch record.cells[field.id] {
        case nil: return .blank
        case .text(let text): return .text(text)
        case .number(let number): return .number(number)
        case .checked: return .bool(true)
        case .day(let day): return .moment(Timestamp(day))
        case .moment(let moment): return .moment(moment)
        case .choice(let id): return store.choiceName(id, field).map { .text($0) } ?? .blank
        case .choices(let ids):
            return joined(ids.compactMap { store.choiceName($0, field) })
        case .links(let ids): return joined(ids.compactMap { primary($0, field) })
        case .attachments(let ids):
            return joined(ids.compactMap { store.attachments[$0]?.filename })
        }
    }

    private func joined(_ texts: [String]) -> FormulaValue {
        .text(texts.joined(separator: ", "))
    }

    /// What a linked record is called: a formula sees its first column, not its id.
    private func primary(_ id: String, _ field: AirtableField) -> String? {
        guard depth < 10, let link = field.type.link, let other = store.tableIndex(link.table),
            let record = store.tables[other].records[id]
        else { return nil }
        let inner = FormulaContext(
            store: store, table: other, record: record, now: now, depth: depth + 1)
        return inner.cell(store.tables[other].fields[0].id).text
    }

    private func binary(
        _ sign: FormulaOperator, _ left: FormulaValue, _ right: FormulaValue
    ) -> FormulaValue {
        func outcome(_ value: Bool?) -> FormulaValue { value.map { .bool($0) } ?? .failed }
        switch sign {
        case .equal: return outcome(FormulaValue.isEqual(left, right))
        case .notEqual: return outcome(FormulaValue.isEqual(left, right).map { !$0 })
        case .less: return outcome(FormulaValue.isLess(left, right))
        case .greater: return outcome(FormulaValue.isLess(right, left))
        case .atMost: return outcome(FormulaValue.isLess(right, left).map { !$0 })
        case .atLeast: return outcome(FormulaValue.isLess(left, right).map { !$0 })
        case .join:
            guard let left = left.text, let right = right.text else { return .failed }
            return .text(left + right)
        case .plus:
            if case .text(let left) = left, case .text(let right) = right {
                return .text(left + right)
            }
            return reckon(left, right) { $0 + $1 }
        case .minus: return reckon(left, right) { $0 - $1 }
        case .times: return reckon(left, right) { $0 * $1 }
        case .over: return reckon(left, right) { $1 == 0 ? .nan : $0 / $1 }
        }
    }

    private func reckon(
        _ left: FormulaValue, _ right: FormulaValue, _ sum: (Double, Double) -> Double
    ) -> FormulaValue {
        guard let left = left.number, let right = right.number else { return .failed }
        let result = sum(left, right)
        return result.isFinite ? .number(result) : .failed
    }
}
