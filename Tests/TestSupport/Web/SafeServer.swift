import Glibc
import Processes

/// A server behind TLS, with a certificate that nobody but the test trusts: openssl's own.
package final class SafeServer: Sendable {
    /// The port it listens on.
    package let port: Int
    /// The file with its certificate.
    package let certificate: String
    private let folder: TemporaryFolder
    private let child: pid_t

    /// Makes a certificate for 127.0.0.1 and starts the server.
    package init() throws {
        folder = try TemporaryFolder()
        let key = folder.path + "/key.pem"
        certificate = folder.path + "/certificate.pem"
        _ = try ChildProcess(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
                "-out", certificate, "-subj", "/CN=test", "-addext",
                "subjectAltName=IP:127.0.0.1",
            ]
        ).run()
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = [
            "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key,
            "-www", "-alpn", "http/1.1",
        ]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let code = posix_spawn(&child, "/usr/bin/openssl", &actions, nil, &arguments, environ)
        close(ends[1])
        guard code == 0 else { throw LocalServerError() }
        self.child = child
        guard let port = SafeServer.port(from: ends[0]) else { throw LocalServerError() }
        self.port = port
    }

    deinit {
        kill(child, SIGKILL)
        _ = ChildEnd.wait(for: child)
    }

    /// Reads `ACCEPT 127.0.0.1:40001`.
    private static func port(from descriptor: Int32) -> Int? {
        var text: [UInt8] = []
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) == 1 {
            guard byte == 0x0A else {
                text.append(byte)
                continue
            }
            let line = String(decoding: text, as: UTF8.self)
            if line.hasPrefix("ACCEPT"), let colon = line.lastIndex(of: ":") {
                return Int(line[line.index(after: colon)...])
            }
            text = []
        }
        return nil
    }
}
