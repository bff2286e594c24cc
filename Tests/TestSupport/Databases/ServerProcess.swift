import FoundationEssentials
import Glibc
import Synchronization

/// The one process of the tests' server and what ends it.
enum ServerProcess {
    private static let process = Atomic<pid_t>(0)
    private static let folder = Mutex("")

    /// What the thread that stands by the server needs to know and has to tell.
    private final class Start: Sendable {
        let command: [String]
        let state = Mutex<Swift.Result<Void, ServerError>?>(nil)
        let reader: Int32
        let writer: Int32
        let told: Int32
        let teller: Int32

        init(_ command: [String]) throws {
            self.command = command
            func pair() throws -> (Int32, Int32) {
                var ends: [Int32] = [0, 0]
                guard pipe(&ends) == 0 else { throw ServerError(what: "pipe: \(errno)") }
                for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
                return (ends[0], ends[1])
            }
            (reader, writer) = try pair()
            (told, teller) = try pair()
        }

        func tell(_ result: Swift.Result<Void, ServerError>) {
            state.withLock { if $0 == nil { $0 = result } }
            var byte: UInt8 = 1
            _ = write(teller, &byte, 1)
        }
    }

    /// Starts the server and waits until it says that it is ready.
    static func start(_ command: [String], folder path: String) throws {
        folder.withLock { $0 = path }
        atexit { ServerProcess.stop() }
        let start = try Start(command)
        // A thread that lives as long as the tests: the kernel ends the server with the thread
        // that started it, and a thread of a pool may go at any time.
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { ServerProcess.stand(Unmanaged.fromOpaque(argument)) }
                return nil
            }, Unmanaged.passRetained(start).toOpaque())
        guard code == 0 else { throw ServerError(what: "no thread: \(code)") }
        pthread_detach(thread)
        var byte: UInt8 = 0
        while read(start.told, &byte, 1) < 0, errno == EINTR {}
        try start.state.withLock { $0 }?.get()
    }

    /// Starts the server on the calling thread and reads what it says until it ends.
    private static func stand(_ argument: Unmanaged<AnyObject>) {
        guard let start = argument.takeRetainedValue() as? Start else { return }
        do {
            let child = try spawn(start.command, standardError: start.writer)
            process.store(child, ordering: .relaxed)
            close(start.writer)
            var said = ""
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = read(start.reader, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                said = String(
                    (said + String(decoding: buffer[..<count], as: UTF8.self)).suffix(8192))
                if said.contains("ready to accept connections") { start.tell(.success(())) }
            }
            start.tell(.failure(ServerError(what: said)))
            waitpid(child, nil, 0)
        } catch {
            start.tell(.failure(error as? ServerError ?? ServerError(what: "\(error)")))
        }
    }

    /// Ends the server at once and removes its files; nothing of it is wanted any more.
    private static func stop() {
        let child = process.exchange(0, ordering: .relaxed)
        if child > 0 { kill(child, SIGQUIT) }
        let path = folder.withLock { $0 }
        guard !path.isEmpty else { return }
        // The server may write a last file while its folder goes.
        for _ in 0..<100 where access(path, F_OK) == 0 {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// Starts a program; what it prints goes nowhere, what it complains of where it is told.
    static func spawn(_ words: [String], standardError: Int32?) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        if let standardError {
            posix_spawn_file_actions_adddup2(&actions, standardError, 2)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads of tests block signals, which a child would inherit.
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        posix_spawnattr_setflags(&attributes, 0x08)  // POSIX_SPAWN_SETSIGMASK
        let arguments = words.map { strdup($0) } + [nil]
        let environment = [strdup("LC_ALL=C"), strdup("PATH=/usr/bin:/bin"), nil]
        defer { for text in arguments + environment { free(text) } }
        var child = pid_t()
        let code = posix_spawn(&child, words[0], &actions, &attributes, arguments, environment)
        guard code == 0 else { throw ServerError(what: "\(words[0]): error \(code)") }
        return child
    }
}
