import Connectors
import Prelude
import Synchronization
import TestSupport
import Web

/// What a test of the client works with: the recruiters' base, a clock that stands, and the client.
struct ClientDesk: Sendable {
    static let talent = RecruitingTable.talent
    static let positions = RecruitingTable.positions

    let clock = StillClock()
    let base: LocalAirtable
    let client: AirtableClient

    init(
        limit: AirtableLimit? = nil, limits: AirtableLimits = AirtableLimits(),
        writing: String? = nil,
        keeps: (_ table: String, _ column: String) -> Bool = { _, _ in true },
        keepsOption: (_ table: String, _ column: String, _ option: String) -> Bool = { _, _, _ in
            true
        }
    ) throws {
        let clock = clock
        base = try LocalAirtable.recruiting(
            limit: limit, keeps: keeps, keepsOption: keepsOption, clock: { clock.now })
        client = try ClientDesk.client(
            base.address, base: base.baseID, token: base.token, writing: writing, clock: clock,
            limits: limits)
    }

    /// A client of whatever stands at an address.
    static func client(
        _ address: String, base: String = "appLocalBase00001", token: String = "planted-token",
        writing: String? = nil, clock: StillClock, limits: AirtableLimits = AirtableLimits(),
        paces: any PaceKeeping = LocalPaces()
    ) throws -> AirtableClient {
        let address = try WebAddress(address)
        return AirtableClient(
            baseID: base,
            tokens: AirtableTokens(Secret(token), writing: writing.map { Secret($0) }),
            address: address, limits: limits,
            fileRule: AddressRule(exceptions: [address.authority]), transport: NamesInFormulas(),
            paces: paces, surroundings: clock.surroundings)
    }

    /// The id of a column.
    func field(_ name: String, in table: String = talent) throws -> String {
        guard let field = try base.columns(of: table).first(where: { $0.name == name }) else {
            throw ClientDeskError(column: name)
        }
        return field.id
    }

    /// Values by the ids of columns instead of their names.
    func fields(
        _ values: [String: JSONValue], in table: String = talent
    ) throws -> [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        for (name, value) in values { fields[try field(name, in: table)] = value }
        return fields
    }

    /// Adds people with nothing but names.
    func people(_ count: Int) throws -> [String] {
        try (0..<count).map {
            try base.add(to: ClientDesk.talent, ["Full Name": .string("Person \($0)")])
        }
    }

    /// What a cell of a person holds.
    func cell(_ column: String, of record: String) throws -> JSONValue? {
        try base.cell(column, of: record, in: ClientDesk.talent)
    }

    /// The paths that were asked with a method, in their order.
    func asked(_ method: String) -> [String] {
        base.requests.filter { $0.method == method }.map(\.path)
    }
}

/// Refuses ids of columns in formulas as the live service does, which the local one takes.
struct NamesInFormulas: Transport {
    private let inner = CurlTransport()

    func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        let texts = [
            request.address.query.replacing("%7B", with: "{").replacing("%27", with: "'"),
            String(decoding: request.body ?? [], as: UTF8.self),
        ]
        // What stands in quotation marks is a text, whatever it looks like.
        guard texts.contains(where: { $0.replacing("'{fld", with: "").contains("{fld") }) else {
            return inner.parts(of: request)
        }
        let error =
            #"{"error":{"type":"INVALID_FILTER_BY_FORMULA","message":"Unknown field names"}}"#
        return AsyncThrowingStream { continuation in
            continuation.yield(.head(ResponseHead(status: 422)))
            continuation.yield(.body(Array(error.utf8)))
            continuation.finish()
        }
    }
}

struct ClientDeskError: Error {
    var column: String
}

/// Counts, so that a server of a test answers differently from one time to the next.
final class Turns: Sendable {
    private let count = Mutex(0)

    /// The number of this time, from 1.
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
