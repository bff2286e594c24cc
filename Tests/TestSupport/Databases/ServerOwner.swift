import Glibc

/// Whose process the tests' server is: the caller's, or an account without rights when that is
/// root, as whom PostgreSQL refuses to run.
struct ServerOwner {
    private let account: (user: uid_t, group: gid_t)?

    init() {
        let entry = getuid() == 0 ? getpwnam("postgres") ?? getpwnam("nobody") : nil
        account = entry.map { ($0.pointee.pw_uid, $0.pointee.pw_gid) }
    }

    /// Makes a folder the owner's.
    func give(_ folder: String) throws {
        guard let account else { return }
        guard chown(folder, account.user, account.group) == 0 else {
            throw ServerError(what: "\(folder) cannot be given away: \(errno)")
        }
    }

    /// A program and its arguments as the owner runs them, ended when the tests' process ends.
    func command(_ words: String...) -> [String] { command(words) }

    private func command(_ words: [String]) -> [String] {
        let change = account.map {
            ["--reuid=\($0.user)", "--regid=\($0.group)", "--clear-groups"]
        }
        // The folder the tests run in may be closed to the owner.
        return ["/usr/bin/env", "--chdir=/tmp", "/usr/bin/setpriv"] + (change ?? []) + [
            "--pdeathsig=QUIT"
        ] + words
    }

    /// Runs a program to its end.
    func run(_ words: String...) throws {
        let process = try ServerProcess.spawn(command(words), standardError: nil)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        guard status == 0 else {
            throw ServerError(what: "\(words[0]) ended with the status \(status)")
        }
    }
}
