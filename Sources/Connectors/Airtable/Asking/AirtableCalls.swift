internal import Prelude
internal import Web

/// One request to Airtable before it has an address and a token.
struct AirtableAsk: Sendable {
    var method: Request.Method = .get
    /// The parts of the path behind the version.
    var path: [String]
    var query: [(name: String, value: String)] = []
    var body: JSONValue?
    /// What the token must be allowed to do; it decides which token is sent.
    var right: AirtableRight
    /// The columns that are named in it, which an error may name too.
    var fields: Set<String> = []
    /// Whether doing it twice is no different from doing it once.
    var isRepeatable = true
}

/// Asks one base of Airtable within its limits, and makes a problem of everything that is no answer.
struct AirtableCalls: Sendable {
    let base: WebAddress
    let baseID: String
    let tokens: AirtableTokens
    let limits: AirtableLimits
    private let service: Service
    private let cautious: Service
    private let paces: any PaceKeeping
    private let surroundings: WebSurroundings

    init(
        base: WebAddress, baseID: String, tokens: AirtableTokens, limits: AirtableLimits,
        policy: ServicePolicy, transport: any Transport, paces: any PaceKeeping,
        surroundings: WebSurroundings
    ) {
        self.base = base
        self.baseID = baseID
        self.tokens = tokens
        self.limits = limits
        self.paces = paces
        self.surroundings = surroundings
        service = Service(policy, transport: transport, paces: paces, surroundings: surroundings)
        // The same pace, but no second attempt: whoever asks looks first what became of the first one.
        var single = policy
        single.attempts = 1
        cautious = Service(single, transport: transport, paces: paces, surroundings: surroundings)
    }

    /// The moment it is.
    var now: Timestamp { surroundings.now() }

    /// Asks, again where that is safe, and returns the document of the answer.
    func document(_ ask: AirtableAsk) async throws(AirtableProblem) -> JSONValue {
        let response: Response
        do { response = try await service.send(request(ask)) } catch { throw .unreachable(error) }
        return try document(response, ask)
    }

    /// Asks a single time, whatever comes of it.
    ///
    /// A wait that Airtable asks for is kept by the next request of anybody who shares the pace.
    func documentOnce(_ ask: AirtableAsk) async throws(AirtableProblem) -> JSONValue {
        var ask = ask
        ask.isRepeatable = false
        let response: Response
        do { response = try await cautious.send(request(ask)) } catch { throw .unreachable(error) }
        do {
            return try document(response, ask)
        } catch {
            if case .tooOften(let wait) = error, wait <= AirtableLimits.patience {
                try? await paces.postpone(cautious.policy.name, until: surroundings.now() + wait)
            }
            throw error
        }
    }

    /// Whether an answer names every record that was to be written: whatever else answers with success, a
    /// proxy that asks to log in for example, has written none.
    ///
    /// - Throws: `AirtableProblem.badAnswer`.
    static func check(_ answer: JSONValue, names records: [String]) throws(AirtableProblem) {
        let named = Set((answer["records"]?.elements ?? []).compactMap { $0["id"]?.string })
        guard records.allSatisfy(named.contains) else {
            throw .badAnswer(expected: "the records that were written")
        }
    }

    private func request(_ ask: AirtableAsk) -> Request {
        var address = base.appending(["v0"] + ask.path)
        if !ask.query.isEmpty { address = address.asking(ask.query) }
        var request = Request(ask.method, address)
        request.limits = limits.request
        request.isRepeatable = ask.isRepeatable
        request.authorize(
            "Authorization", Secret("Bearer \(tokens.token(for: ask.right).revealed)"))
        request.set("Accept", "application/json")
        if let body = ask.body { request.send(body) }
        return request
    }

    private func document(
        _ response: Response, _ ask: AirtableAsk
    ) throws(AirtableProblem) -> JSONValue {
        guard response.head.isSuccess else { throw problem(response, ask) }
        guard let document = try? response.json(), document.members != nil else {
            throw .badAnswer(expected: "a JSON document")
        }
        return document
    }

    private func problem(_ response: Response, _ ask: AirtableAsk) -> AirtableProblem {
        let body = AirtableRefusalBody(response.body)
        switch response.status {
        case 401: return .unauthorized
        case 402: return .overPlan
        case 429:
            let asked = response.head.askedWait(now: surroundings.now())
            return .tooOften(asked ?? service.policy.penalty)
        case 408, 500...599: return .failing(status: response.status)
        default: break
        }
        // A proxy refuses too, and nobody should be sent to Airtable's settings because of that.
        guard let kind = body.kind else { return .badAnswer(expected: "Airtable's own errors") }
        switch (response.status, kind) {
        case (403, _): return .notAllowed(ask.right)
        case (404, _): return .notFound
        case (422, AirtableKinds.unknownField): return .unknownField(body.named(among: ask.fields))
        case (422, AirtableKinds.offsetLost): return .offsetLost
        case (422, _) where AirtableKinds.ofValues.contains(kind): return .refusedValue(kind: kind)
        default: return .rejected(kind: kind, status: response.status)
        }
    }
}
