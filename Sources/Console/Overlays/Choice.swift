internal import Prelude
internal import Recruiting
internal import Terminal

/// What a line of a menu stands for.
enum Choice: Hashable, Sendable {
    /// A value of a field that has only a few.
    case set(FieldEdit, String)
    /// A stage to move to.
    case move(ID<Match>, Stage, name: String)
    /// A stage to move to against the funnel, which needs a reason.
    case moveAnyway(ID<Match>, Stage)
    /// A job's status, with its active people parked or left.
    case status(ID<Job>, String, parks: Bool)
    /// How far a person's claims have been checked.
    case verify(ID<Candidate>, String)
    /// A saved search.
    case query(String)
    /// An alias to split off its bag.
    case split(String)
    /// An alias to file in another bag.
    case refile(String)
    /// A pipeline to run for a record, or for the desk.
    case run(PipelineChoice)
    /// A pipeline to run for every record.
    case backfill(PipelineChoice)
    /// A group that a person's résumé is cut for.
    case variant(ID<Candidate>, name: String, slug: String)
}

extension Console {
    /// Does what was chosen.
    mutating func perform(_ choice: Choice) {
        switch choice {
        case .set(let edit, let value):
            if case .job(let job) = edit.subject, edit.field == "status" {
                return setStatus(of: job, to: value)
            }
            if case .candidate(let person) = edit.subject, edit.field == "status",
                value == StandingFields.fraud
            {
                return ask(.fraud(person))
            }
            decide(.set(edit.field, to: value, of: edit.subject))
        case .move(let match, let stage, let name):
            if stage.isRejection {
                overlay = .reasons(
                    Rejection(match: match, stage: stage),
                    reasons.menu(for: SanitizedText(folding: name)))
            } else {
                decide(.move(match, to: stage, reason: nil, anyway: false))
            }
        case .moveAnyway(let match, let stage): ask(.moveReason(match, stage))
        case .status(let job, let status, let parks):
            decide(.jobStatus(job, status, parks: parks))
        case .verify(let person, let status): ask(.verification(person, status))
        case .query(let query): openQuery(query)
        case .variant(let person, let name, let slug):
            openVariant(of: person, name: name, for: slug)
        case .split(let name): preview(.split(names: [name]))
        case .refile(let name): ask(.bag(.refile(name)))
        case .run(let pipeline):
            if let noun = pipeline.noun {
                ask(
                    .partition(pipeline: pipeline.name, noun: noun),
                    text: runs.record(for: pipeline.name))
            } else {
                perform(.run(pipeline: pipeline.name, partition: nil))
            }
        case .backfill(let pipeline): perform(.backfill(pipeline: pipeline.name))
        }
    }

    /// Offers the values of a field that has only a few.
    mutating func offerValues(of edit: FieldEdit, _ values: [String], current: String) {
        let items = values.map { Menu<Choice>.Item(.set(edit, $0), SanitizedText($0)) }
        let title = edit.definition?.title ?? edit.field
        overlay = .choices(
            Menu(SanitizedText(title), items, cursor: values.firstIndex(of: current) ?? 0))
    }

    /// Sets a job's status; before it goes on hold, asks what becomes of its active people.
    mutating func setStatus(of job: ID<Job>, to status: String) {
        guard status == StandingFields.onHold else {
            return decide(.jobStatus(job, status, parks: false))
        }
        let services = services
        effects.append(
            Self.work("active", services) {
                .activePeople(try await services.desk.activeCount(of: job), of: job, status: status)
            })
    }

    /// Asks whether the active people of a job are parked; nobody there, nothing to ask.
    mutating func askParking(_ count: Int, _ job: ID<Job>, _ status: String) {
        guard isFree else { return say("The status was not set; choose it again", .warning) }
        guard count > 0 else { return decide(.jobStatus(job, status, parks: false)) }
        let people = count == 1 ? "The one active person" : "\(count) active people"
        overlay = .choices(
            Menu(
                "On hold: what about its people?",
                [
                    .init(
                        .status(job, status, parks: true),
                        SanitizedText("\(people): park as \(Stage.considered.rawValue)")),
                    .init(.status(job, status, parks: false), "Leave them where they are"),
                ]))
    }

    /// Offers the saved searches.
    mutating func chooseQuery(among saved: [SavedQuery]) {
        guard isFree else { return }
        guard !saved.isEmpty else {
            return say("No search is saved yet; S saves the one that is shown")
        }
        let items = saved.map {
            Menu<Choice>.Item(
                .query($0.query), SanitizedText(folding: $0.name),
                hint: SanitizedText(folding: $0.query).truncated(to: 40))
        }
        overlay = .choices(Menu("Saved searches", items))
    }

    /// Shows the people that a search finds.
    mutating func openQuery(_ query: String) {
        if tab != .candidates { show(.candidates) }
        focus = .list
        searchPeople(people.request(for: query), as: .reset)
    }
}
