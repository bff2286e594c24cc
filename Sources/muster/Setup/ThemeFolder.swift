import Configuration
import Glibc
import Terminal

/// The themes that ship with the program.
struct ThemeFolder: Sendable {
    private let folder: DataFolder
    private let wanted: String

    /// The themes of a session's data.
    init(_ session: Session) {
        let data = session.settings.data.value
        let beside = (data.lastIndex(of: "/").map { String(data[..<$0]) } ?? ".") + "/themes"
        // Installed, they lie among the data; in the project, beside it.
        folder = DataFolder(path: access(data + "/themes", F_OK) == 0 ? data + "/themes" : beside)
        wanted = session.settings.theme.value
    }

    /// Every theme that can be read, by name.
    func themes() -> [Theme] {
        let names = (try? folder.names("")) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.compactMap { try? theme(file: $0) }
    }

    /// The theme that the settings name.
    ///
    /// - Throws: `Failure` naming the themes there are.
    func startTheme() throws -> Theme {
        if wanted == "terminal" { return .terminal }
        if let theme = try? theme(file: wanted.contains("/") ? "" : wanted + ".yaml") {
            return theme
        }
        let names = ["terminal"] + themes().map(\.name)
        throw Failure(
            .usage, "no_theme", "there is no theme of that name",
            hint: "The themes are \(names.joined(separator: ", "))")
    }

    private func theme(file: String) throws -> Theme {
        let scheme = try ColorScheme(yaml: try folder.bytes(file))
        return try Theme(
            name: scheme.name, variant: scheme.variant.flatMap(Theme.Variant.init),
            palette: scheme.palette)
    }
}
