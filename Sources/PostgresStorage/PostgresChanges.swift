internal import CPostgres
internal import Glibc
package import Storage

extension PostgresDatabase {
    /// Tells of changes from now on, over a connection of its own. The server calls; nobody asks it
    /// again and again.
    package func changes() throws -> ChangeFeed {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watch = try PostgresWatch(address, continuation)
        try watch.start()
        continuation.onTermination = { _ in watch.stop() }
        return ChangeFeed(stream)
    }
}

/// A connection that listens, and the thread that waits on it.
///
/// `@unchecked Sendable` because the connection is touched by that thread alone once it has begun.
private final class PostgresWatch: @unchecked Sendable {
    /// How many milliseconds a server that cannot be reached is left alone before the next try.
    private static let interval: Int32 = 1000

    private let address: PostgresAddress
    private let continuation: AsyncStream<Void>.Continuation
    private var connection: PostgresConnection?
    /// A pipe whose one byte ends the thread.
    private let ends: (reader: Int32, writer: Int32)

    init(_ address: PostgresAddress, _ continuation: AsyncStream<Void>.Continuation) throws {
        self.address = address
        self.continuation = continuation
        var pair: [Int32] = [0, 0]
        guard pipe(&pair) == 0 else {
            throw DatabaseError(
                kind: .unopenable, message: "no descriptor is left to listen with", statement: "")
        }
        for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        ends = (pair[0], pair[1])
    }

    deinit {
        close(ends.reader)
        close(ends.writer)
    }

    /// Listens from now on.
    ///
    /// - Throws: `DatabaseError`.
    func start() throws {
        try listen()
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<PostgresWatch>.fromOpaque(argument).takeRetainedValue().watch()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        guard code == 0 else {
            Unmanaged.passUnretained(self).release()
            throw DatabaseError(
                kind: .unopenable, message: "no thread is left to listen with", statement: "")
        }
        pthread_detach(thread)
    }

    /// Ends the thread.
    func stop() {
        var byte: UInt8 = 0
        _ = write(ends.writer, &byte, 1)
    }

    private func listen() throws {
        let fresh = try PostgresConnection(address)
        try fresh.simple("LISTEN \(PostgresConnection.channel)")
        connection = fresh
    }

    private func watch() {
        while true {
            // What arrived with the answer to LISTEN is read before anything is waited for.
            if isTold() { continuation.yield() }
            let isOpen = connection.map { PQstatus($0.handle) == CONNECTION_OK } ?? false
            if !isOpen {
                connection = nil
                if (try? listen()) != nil {
                    // What happened meanwhile nobody tells, so something is assumed.
                    continuation.yield()
                    continue
                }
            }
            var descriptors = [
                pollfd(fd: ends.reader, events: Int16(POLLIN), revents: 0),
                pollfd(
                    fd: connection.map { PQsocket($0.handle) } ?? -1, events: Int16(POLLIN),
                    revents: 0),
            ]
            poll(&descriptors, 2, connection == nil ? Self.interval : -1)
            if descriptors[0].revents != 0 { return }
            if let connection, descriptors[1].revents != 0 { PQconsumeInput(connection.handle) }
        }
    }

    /// Whether any of what has arrived is a notification.
    private func isTold() -> Bool {
        guard let connection else { return false }
        var isTold = false
        while let notification = PQnotifies(connection.handle) {
            isTold = true
            PQfreemem(notification)
        }
        return isTold
    }
}
