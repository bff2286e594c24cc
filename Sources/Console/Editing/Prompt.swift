internal import Prelude
internal import Recruiting
internal import Terminal

/// A line that the person types.
struct Prompt: Sendable {
    /// What the line is for.
    enum Kind: Hashable, Sendable {
        /// The search of a list, and the one to go back to.
        case filter(before: String)
        /// A field's value, in its place.
        case edit(FieldEdit)
        /// Words in a text.
        case find
        /// Where files to import lie.
        case importPath
        /// Why a match is rejected.
        case reason(ID<Match>)

        /// Lines of one topic are remembered together.
        enum Topic: Hashable, Sendable {
            case people, jobs, find, importPath, reason
        }
    }

    var kind: Kind
    var editor: LineEditor
    /// What is wrong with what is typed; nil when nothing is.
    var problem: String?

    /// What stands before the line; nil for a line that stands in a field's place.
    var label: SanitizedText? {
        switch kind {
        case .filter: " / "
        case .edit: nil
        case .find: " find "
        case .importPath: " import "
        case .reason: " because "
        }
    }

    /// What an empty line says.
    func placeholder(_ tab: Console.Tab) -> SanitizedText {
        switch kind {
        case .filter where tab == .jobs: "words of the title"
        case .filter:
            "kotlin \"machine learning\" city:berlin years:>=5 skill:rust>=7 -status:hired"
        case .edit: "unknown"
        case .find: "words in the text"
        case .importPath: "a file or a folder"
        case .reason: "why; the history keeps it"
        }
    }
}

/// A field that is being edited: whose it is was settled when the key was pressed.
struct FieldEdit: Hashable, Sendable {
    var subject: RecordSubject
    var field: String

    /// What the field may hold.
    var definition: FieldDefinition? {
        switch subject {
        case .candidate: CandidateFields.named(field)
        case .job: JobFields.named(field)
        }
    }
}

extension Console {
    /// Opens a line to type in.
    mutating func ask(_ kind: Prompt.Kind, text: String = "") {
        let editor = LineEditor(text, history: topic(of: kind).flatMap { histories[$0] } ?? [])
        prompt = Prompt(kind: kind, editor: editor)
    }

    private func topic(of kind: Prompt.Kind) -> Prompt.Kind.Topic? {
        switch kind {
        case .filter: tab == .jobs ? .jobs : .people
        case .edit: nil
        case .find: .find
        case .importPath: .importPath
        case .reason: .reason
        }
    }

    /// Opens the search of the list with what it searches for now.
    mutating func askFilter() {
        let query = tab == .jobs ? jobs.query : people.query
        ask(.filter(before: query), text: query)
    }

    /// Hands an event to the line.
    mutating func handlePrompt(_ event: InputEvent) {
        guard var open = prompt else { return }
        switch event {
        case .key(let key):
            let outcome = open.editor.handle(key)
            prompt = open
            switch outcome {
            case .edited: changed(open)
            case .submitted: submit(open)
            case .cancelled: cancel(open)
            case .ignored: break
            }
        case .paste(let text):
            open.editor.paste(text)
            prompt = open
            changed(open)
        case .mouse(let mouse) where mouse.action == .press: cancel(open)
        case .mouse, .focus, .resize: break
        }
    }

    private mutating func changed(_ open: Prompt) {
        prompt?.problem = nil
        if case .filter = open.kind { search(for: open.editor.text) }
    }

    /// Shows what a search finds, as soon as it is found.
    private mutating func search(for query: String) {
        if tab == .jobs {
            searchJobs(jobs.request(for: query), as: .reset)
        } else {
            people.problem = nil
            searchPeople(people.request(for: query), as: .reset)
        }
    }

    private mutating func cancel(_ open: Prompt) {
        prompt = nil
        switch open.kind {
        case .filter(let before):
            people.problem = nil
            if tab == .jobs {
                searchJobs(jobs.request(for: before, keeping: jobs.view.current?.seq), as: .reset)
            } else {
                searchPeople(
                    people.request(for: before, keeping: people.view.current?.seq), as: .reset)
            }
        case .find: record.pager.search("")
        case .edit, .importPath, .reason: break
        }
    }

    private mutating func submit(_ open: Prompt) {
        var open = open
        let text = open.editor.submit()
        if let topic = topic(of: open.kind) { histories[topic] = open.editor.history }
        let isBlank = text.allSatisfy(\.isWhitespace)
        switch open.kind {
        case .filter:
            // A search that cannot be read stays open until it can.
            if people.problem == nil || tab == .jobs { prompt = nil }
        case .edit(let edit): set(edit, to: text)
        case .find:
            prompt = nil
            record.pager.search(text)
            if record.pager.found.isEmpty, !isBlank { say("Not in this text: \(text)") }
        case .importPath:
            prompt = nil
            if !isBlank { importPath(text) }
        case .reason(let match):
            guard !isBlank else { return complain("a rejection needs a reason") }
            prompt = nil
            reject(match, for: text)
        }
    }

    /// Says beside the line what is wrong with it.
    mutating func complain(_ problem: String) { prompt?.problem = problem }
}
