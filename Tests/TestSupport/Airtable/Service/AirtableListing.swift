import Prelude

/// Listings that go on over several pages.
struct AirtableIterators: Sendable {
    private var rest: [String: [String]] = [:]

    /// An offset for the records that a page left over.
    mutating func keep(_ ids: [String], named name: String) -> String {
        let offset = name + "/" + (ids.first ?? "")
        rest[offset] = ids
        return offset
    }

    /// The records that an offset stands for; it may be asked again.
    func records(at offset: String) -> [String]? { rest[offset] }

    /// Forgets every listing, as Airtable does after a while.
    mutating func forget() { rest = [:] }
}

extension AirtableState {
    /// A page of a table's records.
    mutating func list(
        _ query: AirtableQuery, of table: Int, root: String, now: Timestamp
    ) throws(AirtableRefusal) -> JSONValue {
        var wanted: Set<String>?
        for name in query.fields {
            let id = try store.field(name, in: table).id
            wanted = (wanted ?? []).union([id])
        }
        var ids: [String]
        var iterator: String?
        if let offset = query.offset {
            guard let rest = iterators.records(at: offset) else { throw .staleOffset }
            ids = rest
            iterator = offset.split(separator: "/").first.map(String.init)
        } else {
            ids = try select(query, from: table, now: now)
            if let maximum = query.maximum { ids = Array(ids.prefix(maximum)) }
        }
        let page = ids.prefix(query.pageSize)
        // What was deleted since the first page is not there any more.
        let rows = page.compactMap { store.tables[table].records[$0] }
        var members = [
            JSONMember(
                "records",
                .array(
                    rows.map {
                        rendered(
                            $0, of: table, fields: wanted, byID: query.byID, root: root, now: now)
                    }))
        ]
        if ids.count > page.count {
            let name = iterator ?? store.ids.next("itr")
            let offset = iterators.keep(Array(ids.dropFirst(page.count)), named: name)
            members.append(JSONMember("offset", .string(offset)))
        }
        return .object(members)
    }

    /// The ids of the records that a query keeps, in its order.
    private func select(
        _ query: AirtableQuery, from table: Int, now: Timestamp
    ) throws(AirtableRefusal) -> [String] {
        var rows = store.tables[table].ordered
        if let text = query.formula {
            let node = try FormulaContext.checked(text, store.tables[table])
            rows = rows.filter { row in
                FormulaContext(store: store, table: table, record: row, now: now)
                    .value(of: node).isTrue
            }
        }
        // The last sort first: an order that is stable keeps it among equals.
        for key in query.sort.reversed() {
            let field = try store.field(key.field, in: table)
            let keyed = rows.map { (row: $0, key: sortKey(of: field, in: $0, table, now: now)) }
            rows = keyed.enumerated().sorted { left, right in
                let order = FormulaValue.order(left.element.key, right.element.key)
                if order == 0 { return left.offset < right.offset }
                return key.isDescending ? order > 0 : order < 0
            }.map(\.element.row)
        }
        return rows.map(\.id)
    }

    /// What a record is sorted by; options have the order of their select.
    private func sortKey(
        of field: AirtableField, in record: AirtableRecord, _ table: Int, now: Timestamp
    ) -> FormulaValue {
        if case .choice(let id) = record.cells[field.id] {
            let index = field.type.choices?.firstIndex { $0.id == id }
            return index.map { .number(Double($0)) } ?? .blank
        }
        let context = FormulaContext(store: store, table: table, record: record, now: now)
        let value = context.value(of: .field(field.id))
        if case .text(let text) = value { return text.isEmpty ? .blank : .text(text.lowercased()) }
        return value
    }
}

extension FormulaValue {
    /// The order of two values in a list: negative, 0 or positive; nothing comes first.
    static func order(_ left: FormulaValue, _ right: FormulaValue) -> Int {
        if left == .blank || right == .blank {
            return (left == .blank ? 0 : 1) - (right == .blank ? 0 : 1)
        }
        if isLess(left, right) == true { return -1 }
        return isLess(right, left) == true ? 1 : 0
    }
}
