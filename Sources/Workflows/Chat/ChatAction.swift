package import Conversation
package import Prelude
package import Recruiting

/// Something that a reply proposes to do next. It is done only when a person says so, and undo takes back
/// whatever it decides.
package enum ChatAction: Sendable, Hashable {
    /// Shows the whole gap report.
    case report(ID<Candidate>, ID<Job>)
    /// Scores everybody for a job.
    case match(ID<Job>, title: String)
    /// Puts a match on the shortlist.
    case approve(ID<Match>, name: String)
    /// Writes a note about a person.
    case note(String, about: ID<Candidate>, name: String)

    /// The words of the command line that do it, without the program's name.
    package var words: [String] {
        switch self {
        case .report(let person, let job):
            ["gap", "--candidate", person.text, "--job", job.text, "--markdown"]
        case .match(let job, _): ["job", "match", job.text]
        case .approve(let match, _): ["match", "approve", match.text]
        case .note(let text, let person, _): ["candidate", "note", person.text, text]
        }
    }

    /// The same as a shell takes it.
    package var command: String { Self.quoted(words) }

    /// The same with a long text cut short, to be looked at.
    package var shownCommand: String {
        Self.quoted(
            words.map { word in
                let line = word.split(separator: "\n").first ?? ""
                let isShort = line.count == word.count && word.count <= Self.maximumShown
                return isShort ? word : line.prefix(Self.maximumShown) + "…"
            })
    }

    private static let maximumShown = 48

    /// What a shell takes as it stands.
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")

    private static func quoted(_ words: [String]) -> String {
        (["muster"] + words).map { word in
            !word.isEmpty && word.allSatisfy(plain.contains)
                ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
        }.joined(separator: " ")
    }

    /// What it does, in a few words.
    package var effect: String {
        switch self {
        case .report: "shows the whole report; changes nothing"
        case .match(_, let title):
            "scores everybody for \(title) and proposes the best; whatever was decided stays"
        case .approve(_, let name): "puts \(name) on the shortlist; undo takes it back"
        case .note(_, _, let name): "keeps it as a note about \(name); undo takes it back"
        }
    }

    /// The action as a reply has it.
    package var document: JSONValue {
        let head: [JSONMember] = [
            JSONMember("command", .string(command)), JSONMember("effect", .string(effect)),
        ]
        let parts: [JSONMember] =
            switch self {
            case .report(let person, let job):
                [
                    JSONMember("kind", "report"), JSONMember("candidate", .string(person.text)),
                    JSONMember("job", .string(job.text)),
                ]
            case .match(let job, let title):
                [
                    JSONMember("kind", "match"), JSONMember("job", .string(job.text)),
                    JSONMember("name", .string(title)),
                ]
            case .approve(let match, let name):
                [
                    JSONMember("kind", "approve"), JSONMember("match", .string(match.text)),
                    JSONMember("name", .string(name)),
                ]
            case .note(let text, let person, let name):
                [
                    JSONMember("kind", "note"), JSONMember("candidate", .string(person.text)),
                    JSONMember("name", .string(name)), JSONMember("text", .string(text)),
                ]
            }
        return .object(head + parts)
    }

    /// The action that a reply has; nil for one that this program does not know.
    package init?(_ document: JSONValue) {
        func text(_ key: String) -> String { document[key]?.string ?? "" }
        switch document["kind"]?.string {
        case "report": self = .report(ID(text("candidate")), ID(text("job")))
        case "match": self = .match(ID(text("job")), title: text("name"))
        case "approve": self = .approve(ID(text("match")), name: text("name"))
        case "note": self = .note(text("text"), about: ID(text("candidate")), name: text("name"))
        default: return nil
        }
    }

    /// The actions that a turn ends with, in their order; none while a question waits.
    package static func all(of turn: Turn?) -> [ChatAction] {
        guard case .reply(let reply)? = turn else { return [] }
        return (reply.content["actions"]?.elements ?? []).compactMap { ChatAction($0) }
    }

    /// What a line does that was typed after a turn: nothing but blanks the first action, a number one of
    /// them; nil for a message or an answer.
    package static func chosen(by line: String, after turn: Turn?) -> ChatAction? {
        let actions = all(of: turn)
        if line.allSatisfy(\.isWhitespace) { return actions.first }
        guard let number = Int(line), actions.indices.contains(number - 1) else { return nil }
        return actions[number - 1]
    }
}
