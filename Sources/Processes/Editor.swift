/// The editor that a person chose, run on the terminal over one file.
package struct Editor: Sendable, Hashable {
    /// The program's absolute path.
    package var path: String
    /// Its own arguments, before the file's name.
    package var arguments: [String]

    /// An editor from a command line such as `$VISUAL` or `$EDITOR` holds, its program looked up in
    /// folders unless it is a path; nil when it has no words or is not there.
    package init?(commandLine: String, folders: [String]) {
        guard let words = Programs.words(of: commandLine), let program = words.first else {
            return nil
        }
        if program.contains("/") {
            path = program
        } else if let found = Programs.locate(program, in: folders) {
            path = found
        } else {
            return nil
        }
        arguments = Array(words.dropFirst())
    }

    /// Edits a file until the person leaves the editor; whoever draws on the terminal must have
    /// given it back before. Returns the editor's exit status, or minus the signal that ended it.
    ///
    /// - Throws: `ChildError` when the editor cannot be started.
    package func edit(file: String, environment: [String]) throws(ChildError) -> Int32 {
        var child = ChildProcess(path, arguments + [file])
        child.environment = environment
        return try child.runOnTerminal()
    }
}
