import Glibc

/// The variables that the shell passed, read once at the start.
func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
    while let line = entry.pointee {
        let text = String(cString: line)
        if let equals = text.firstIndex(of: "=") {
            variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        entry += 1
    }
    return variables
}

/// The login name of whoever runs the program.
func loginName(_ environment: [String: String]) -> String {
    if let user = environment["USER"], !user.isEmpty { return user }
    if let entry = getpwuid(getuid()) { return String(cString: entry.pointee.pw_name) }
    return "uid\(getuid())"
}
