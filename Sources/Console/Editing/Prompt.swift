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
        case reason(Rejection)
        /// Why a match is moved against the funnel.
        case moveReason(ID<Match>, Stage)
        /// A note about a person.
        case note(ID<Candidate>, match: ID<Match>?)
        /// What documents say wrongly of a person's skills.
        case skills(ID<Candidate>)
        /// Why a person is left out of matching.
        case exclusion(ID<Candidate>)
        /// What was checked about a person.
        case verification(ID<Candidate>, String)
        /// The file that shows that a person is a fraud.
        case fraud(ID<Candidate>)
        /// The name of a skill.
        case bag(BagPrompt)
        /// An answer in one's own words.
        case answer(ID<Question>)
        /// The name under which a search is saved.
        case saveQuery(String)
        /// The name of the person who is erased.
        case erase(ID<Candidate>, name: String)
        /// Where everything held about a person is written.
        case exportPerson(ID<Candidate>)
        /// Where the hand-over of a job is written.
        case shortlist(ID<Job>)
        /// Where the gap report of a match is written.
        case gapReport(ID<Candidate>, ID<Job>)
        /// Words in the log of a run.
        case filterLog
        /// The record that a pipeline is to run for.
        case partition(pipeline: String, noun: String)

        /// Lines of one topic are remembered together.
        enum Topic: Hashable, Sendable {
            case people, jobs, bags, find, path, reason, note, skills, runs, market
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
        case .reason, .moveReason, .exclusion: " because "
        case .note: " note "
        case .skills: " skills "
        case .verification(_, let status): " \(status); notes "
        case .fraud: " \(StandingFields.fraud); evidence "
        case .bag(.add(let bag)): " add to \(bag): "
        case .bag(.merge(let bag)): " merge \(bag) into "
        case .bag(.refile(let name)): " file \(name) in "
        case .answer: " answer "
        case .saveQuery: " save as "
        case .erase: " erase "
        case .exportPerson, .shortlist, .gapReport: " write to "
        case .filterLog: " log "
        case .partition(let pipeline, _): " \(pipeline) for "
        }
    }

    /// What an empty line says.
    func placeholder(_ tab: Console.Tab) -> SanitizedText {
        switch kind {
        case .filter where tab == .jobs: "words of the title"
        case .filter where tab == .bags: "words of any of its names"
        case .filter where tab == .market: "words of the title, the company or the skill; fit:70"
        case .filter where tab == .runs: "failed, done, matchmaking, or the id of a record"
        case .filter:
            "kotlin \"machine learning\" city:berlin years:>=5 skill:rust>=7 -status:hired"
        case .edit: "unknown"
        case .find: "words in the text"
        case .importPath: "a file or a folder"
        case .reason, .moveReason: "why; the history keeps it"
        case .note: "what the next one should know"
        case .skills: "+ Rust, 8   - PHP   ~ Go, 6, \"why\""
        case .exclusion: "why nobody should match this person"
        case .verification: "what was checked; may be left empty"
        case .fraud: "a file that shows it; may be left empty"
        case .bag(.add): "another name for it"
        case .bag: "the name of a skill"
        case .answer: "the value"
        case .saveQuery: "a name of one word"
        case .erase(_, let name): "type \(name) to erase everything about them for good"
        case .exportPerson: "a file that ends in .json or .html"
        case .shortlist: "a file that ends in .md, .csv or .html"
        case .gapReport: "a file that ends in .md or .json"
        case .filterLog: "a word; nothing shows all lines"
        case .partition(_, let noun): "the id of \(noun); the page of a record and its list show it"
        }
    }
}

/// A field that is being edited: whose it is was settled when the key was pressed.
struct FieldEdit: Hashable, Sendable {
    var subject: RecordSubject
    var field: String

    /// What the field may hold.
    var definition: FieldDefinition? {
        if let standing = StandingFields.named(field, of: subject.owner) { return standing }
        return switch subject {
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
        case .filter:
            switch tab {
            case .jobs: .jobs
            case .bags: .bags
            case .runs: .runs
            case .market: .market
            default: .people
            }
        case .find: .find
        case .importPath, .exportPerson, .shortlist, .gapReport, .fraud: .path
        case .reason, .moveReason, .exclusion: .reason
        case .note: .note
        case .skills: .skills
        case .bag: .bags
        case .edit, .verification, .answer, .saveQuery, .erase, .filterLog, .partition: nil
        }
    }

    /// Opens the search of the list with what it searches for now.
    mutating func askFilter() {
        ask(.filter(before: listQuery), text: listQuery)
    }

    /// What the list on the screen is searched for.
    var listQuery: String {
        switch tab {
        case .candidates: people.query
        case .jobs: jobs.query
        case .bags: bags.words
        case .runs: runs.words
        case .market: market.words
        case .matches, .board, .inbox: ""
        }
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
        switch tab {
        case .jobs: searchJobs(jobs.request(for: query), as: .reset)
        case .bags: loadBags(query)
        case .runs: loadRuns(query)
        case .market: loadMarket(query)
        default:
            people.problem = nil
            searchPeople(people.request(for: query), as: .reset)
        }
    }

    private mutating func cancel(_ open: Prompt) {
        prompt = nil
        switch open.kind {
        case .filter(let before):
            people.problem = nil
            if tab == .bags {
                loadBags(before)
            } else if tab == .runs {
                loadRuns(before)
            } else if tab == .market {
                loadMarket(before)
            } else if tab == .jobs {
                searchJobs(jobs.request(for: before, keeping: jobs.view.current?.seq), as: .reset)
            } else {
                searchPeople(
                    people.request(for: before, keeping: people.view.current?.seq), as: .reset)
            }
        case .find: record.pager.search("")
        default: break
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
            if people.problem == nil || tab != .candidates { prompt = nil }
        case .edit(let edit): set(edit, to: text)
        case .find:
            prompt = nil
            record.pager.search(text)
            if record.pager.found.isEmpty, !isBlank { say("Not in this text: \(text)") }
        case .importPath:
            prompt = nil
            if !isBlank { importPath(text) }
        default: submit(open.kind, text, isBlank)
        }
    }

    /// Takes a line that is a decision; an empty one is told what it needs.
    private mutating func submit(_ kind: Prompt.Kind, _ text: String, _ isBlank: Bool) {
        if isBlank, let need = Self.need(of: kind) { return complain(need) }
        switch kind {
        case .reason(let rejection): finish { $0.reject(rejection, for: text) }
        case .moveReason(let match, let stage):
            finish { $0.decide(.move(match, to: stage, reason: text, anyway: true)) }
        case .note(let person, let match):
            finish { $0.decide(.note(text, about: person, match: match)) }
        case .skills(let person):
            do throws(SkillFeedback.Mistake) {
                _ = try SkillFeedback(text).whole()
                finish { $0.decide(.skills(text, of: person)) }
            } catch {
                complain("expected \(error.expected)")
            }
        case .exclusion(let person): finish { $0.decide(.exclude(person, reason: text)) }
        case .verification(let person, let status):
            finish { $0.decide(.verify(person, status, notes: isBlank ? nil : text)) }
        case .fraud(let person):
            finish { $0.decide(.fraud(person, evidence: isBlank ? nil : text)) }
        case .bag(let prompt): finish { $0.preview(prompt.change(text)) }
        case .answer(let question): finish { $0.decide(.answer(question, .text(text))) }
        case .saveQuery(let query):
            guard SavedQuery.isName(text) else { return complain("a name is one word") }
            finish { $0.decide(.save(query, as: text)) }
        case .erase(let person, let name):
            guard text == name else { return complain("this is not the name on the screen") }
            finish { $0.decide(.erase(person, named: name)) }
        case .exportPerson(let person): finish { $0.export(person, to: text) }
        case .shortlist(let job): finish { $0.writeShortlist(of: job, to: text) }
        case .gapReport(let person, let job):
            finish { $0.writeGaps(of: person, for: job, to: text) }
        case .filterLog: finish { $0.runs.logWords = text }
        case .partition(let pipeline, _):
            finish { $0.perform(.run(pipeline: pipeline, partition: text)) }
        case .filter, .edit, .find, .importPath: break
        }
    }

    /// Closes the line and does what it was for.
    private mutating func finish(_ action: (inout Console) -> Void) {
        prompt = nil
        action(&self)
    }

    /// What a line cannot do without; nil for one that may be empty.
    private static func need(of kind: Prompt.Kind) -> String? {
        switch kind {
        case .reason: "a rejection needs a reason"
        case .moveReason: "a move against the funnel needs a reason"
        case .exclusion: "leaving somebody out needs a reason"
        case .note: "a note needs words"
        case .skills: "a skill is needed"
        case .bag, .saveQuery: "a name is needed"
        case .answer: "an answer needs words"
        case .erase: "the name is needed, since nothing brings the person back"
        case .exportPerson, .shortlist, .gapReport: "the name of a file is needed"
        case .partition: "the pipeline has to know for which record"
        case .verification, .fraud, .filter, .edit, .find, .importPath, .filterLog: nil
        }
    }

    /// Says beside the line what is wrong with it.
    mutating func complain(_ problem: String) { prompt?.problem = problem }
}
