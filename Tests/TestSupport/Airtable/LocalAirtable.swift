package import Prelude
import Synchronization

/// An Airtable of a test's own: one base in memory behind a server on the loopback.
///
/// It speaks version 0 of the REST interface as far as recruiters' bases need it. Its ids, times
/// and answers are the same in every run with the same seed and the same clock.
package final class LocalAirtable: Sendable {
    /// Asked before every request, with its running number; what it gives is the answer, and the
    /// request has not happened.
    package typealias Fault = @Sendable (ReceivedRequest, Int) -> LocalReply?
    /// Asked after every request with the true answer; what it gives is sent in its stead.
    package typealias Afterwards = @Sendable (ReceivedRequest, Int, LocalReply) -> LocalReply

    private let core: AirtableCore
    private let server: LocalServer
    /// The base's id.
    package let baseID: String
    /// A token that may do everything.
    package let token: String
    /// A token that may only read.
    package let readOnlyToken: String

    /// Starts an empty base.
    ///
    /// - Parameters:
    ///   - limit: What is too much; nil when nothing is.
    ///   - fileLife: How long the address of a file is good.
    ///   - clock: Says what time it is, for everything that asks.
    package init(
        baseID: String = "appLocalBase00001", name: String = "Recruiting", seed: UInt64 = 1,
        token: String = "patLocalAll", readOnlyToken: String = "patLocalReading",
        limit: AirtableLimit? = nil, fileLife: Duration = .seconds(7200),
        clock: @escaping @Sendable () -> Timestamp
    ) throws {
        self.baseID = baseID
        self.token = token
        self.readOnlyToken = readOnlyToken
        let core = AirtableCore(
            baseID: baseID, baseName: name,
            state: AirtableState(
                store: AirtableStore(seed: seed), files: AirtableFiles(seed: seed, life: fileLife),
                limiter: limit.map(AirtableLimiter.init),
                access: [token: .all, readOnlyToken: .reading]), clock: clock)
        self.core = core
        server = try LocalServer { core.reply(to: $0) }
    }

    deinit { server.stop() }

    /// Where the base is, without a slash at the end and without the version.
    package var address: String { server.address }

    /// Ends the server.
    package func stop() { server.stop() }

    /// What a token may do from now on; nothing makes it unknown.
    package func allow(_ token: String, _ access: AirtableAccess?) {
        core.state.withLock { $0.access[token] = access }
    }

    /// Sets or lifts the limit of requests.
    package func setLimit(_ limit: AirtableLimit?) {
        core.state.withLock { $0.limiter = limit.map(AirtableLimiter.init) }
    }

    /// Sets or lifts what goes wrong before a request is looked at.
    package func setFault(_ fault: Fault?) { core.state.withLock { $0.fault = fault } }

    /// Sets or lifts what goes wrong after a request has been done.
    package func setAfterwards(_ afterwards: Afterwards?) {
        core.state.withLock { $0.afterwards = afterwards }
    }

    /// Lets the addresses of files that were given so far die.
    package func killFileAddresses() { core.state.withLock { $0.files.killAll() } }

    /// Lets every listing that is not at its end die.
    package func forgetOffsets() { core.state.withLock { $0.iterators.forget() } }

    /// Every request so far, refused ones too; files fetched are not among them.
    package var requests: [AirtableRequest] { core.state.withLock { $0.requests } }

    /// What was done to records so far, by whom and when.
    package var writes: [AirtableWrite] { core.state.withLock { $0.writes } }

    /// Looks at the base or changes it as its owner does.
    func withState<Result: Sendable>(
        _ body: (inout AirtableState, Timestamp) throws(AirtableRefusal) -> Result
    ) throws(AirtableRefusal) -> Result {
        let now = core.clock()
        return try core.state.withLock { (state) throws(AirtableRefusal) in
            try body(&state, now)
        }
    }
}

/// What answers, apart from the server so that the two do not hold each other.
private final class AirtableCore: Sendable {
    let baseID: String
    let baseName: String
    let state: Mutex<AirtableState>
    let clock: @Sendable () -> Timestamp

    init(
        baseID: String, baseName: String, state: AirtableState,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.baseID = baseID
        self.baseName = baseName
        self.state = Mutex(state)
        self.clock = clock
    }

    func reply(to request: ReceivedRequest) -> LocalReply {
        let now = clock()
        let isFile = request.pathParts.first == "attachments"
        let (number, fault, afterwards) = state.withLock { state in
            state.count += 1
            if !isFile {
                state.requests.append(
                    AirtableRequest(
                        number: state.count, moment: now, method: request.method,
                        path: request.path))
            }
            return (state.count, state.fault, state.afterwards)
        }
        // Closures of a test run outside the lock, so that they may ask the base.
        if let reply = fault?(request, number) { return reply }
        let reply = state.withLock { state in
            isFile
                ? fileReply(request, state, now) : apiReply(to: request, number, now, &state)
        }
        return afterwards?(request, number, reply) ?? reply
    }

    private func apiReply(
        to request: ReceivedRequest, _ number: Int, _ now: Timestamp, _ state: inout AirtableState
    ) -> LocalReply {
        let words = (request.headers["authorization"] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer",
            let access = state.access[String(words[1])]
        else { return AirtableRefusal.unauthenticated.reply }
        let call = AirtableCall(
            request: request, number: number, now: now, baseID: baseID, baseName: baseName,
            access: access)
        if call.isAboutBase, state.limiter?.passes(now: now) == false {
            if let index = state.requests.lastIndex(where: { $0.number == number }) {
                state.requests[index].isLimited = true
            }
            let isPlural = state.limiter?.limit.isPlural ?? true
            return AirtableRefusal.tooManyRequests(isPlural: isPlural).reply
        }
        do {
            return .json(200, try call.answer(&state))
        } catch {
            return error.reply
        }
    }

    /// A file, to whoever has its address: that is what the signature is for.
    private func fileReply(
        _ request: ReceivedRequest, _ state: AirtableState, _ now: Timestamp
    ) -> LocalReply {
        let parts = request.pathParts
        guard request.method == "GET", parts.count == 4,
            let file = state.store.attachments[parts[1]]
        else { return AirtableRefusal.notFound.reply }
        switch state.files.standing(of: parts[1], ticket: parts[2], now: now) {
        case .good: return .answer(200, ["Content-Type": file.type], file.bytes)
        case .dead: return .answer(410, ["Content-Type": "text/plain"], Array("Gone".utf8))
        case .forged: return .answer(403, ["Content-Type": "text/plain"], Array("Forbidden".utf8))
        }
    }
}
