import Console
import Glibc
import Language
import Prelude
import Processes
import Recruiting
import Synchronization
import Terminal
import Workflows

/// Gives the console what it may not know by itself: desk, clock, names of skills, themes, editor.
struct ConsoleWiring {
    private let session: Session

    /// The wiring of a session.
    init(_ session: Session) {
        self.session = session
    }

    /// The services of the console on the session's desk, which is made when there is none.
    ///
    /// - Throws: `Failure` when the desk cannot be opened.
    func services() throws -> ConsoleServices {
        let session = session
        let knowledge = KnowledgeOnDemand(session)
        let desk = Desk(
            try session.deskOrNew(), who: session.who, clock: Session.now,
            ids: { session.ids() }, canonical: { knowledge.canonicalName(of: $0) })
        var services = ConsoleServices(desk: desk, deskName: deskName)
        services.themes = { ThemeFolder(session).themes() }
        services.describe = { error in
            let failure = Failure(describing: error)
            return failure.hint.isEmpty ? failure.message : "\(failure.message). \(failure.hint)"
        }
        services.editor = editor
        return services
    }

    /// The name of the desk's file without its ending.
    private var deskName: String {
        let file = session.settings.desk.value.split(separator: "/").last.map(String.init) ?? "desk"
        return file.hasSuffix(".sqlite") ? String(file.dropLast(7)) : file
    }

    /// The editor that the person chose by VISUAL or EDITOR.
    private var editor: EditorSettings? {
        let environment = session.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let lines = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
        let chosen = lines.lazy.compactMap { Editor(commandLine: $0, folders: folders) }.first
        return chosen.map {
            EditorSettings(
                editor: $0,
                environment: environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
                temporaryFolder: environment["TMPDIR"] ?? "/tmp")
        }
    }
}

/// The lexicon, loaded when a search first asks for a skill and kept from then on.
private final class KnowledgeOnDemand: Sendable {
    private let session: Session
    private let loaded = Mutex<Knowledge?>(nil)

    init(_ session: Session) {
        self.session = session
    }

    /// The canonical name of what a person calls a skill; nil when there is none, or no lexicon.
    func canonicalName(of name: String) -> String? {
        let knowledge = loaded.withLock { known -> Knowledge? in
            if known == nil { known = try? session.knowledge() }
            return known
        }
        return knowledge?.resolver.resolve(name).found.flatMap { knowledge?.lexicon[$0.skill]?.name }
    }
}
