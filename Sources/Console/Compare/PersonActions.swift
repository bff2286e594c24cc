internal import Prelude
internal import Recruiting
internal import Terminal

/// What is decided about a person or a job wherever they stand on the screen.
/// The person that a command is for, with what the screen says of them: all of it from one place, so
/// that no name stands for somebody else's record.
struct PersonAtHand: Hashable, Sendable {
    var id: ID<Candidate>
    var name: String
    var status: String?
    var isHighlighted: Bool
    var isLeftOut: Bool

    init(_ person: Candidate) {
        (id, name, status) = (person.id, person.name, person.status)
        (isHighlighted, isLeftOut) = (person.isHighlighted, person.exclusion != nil)
    }

    init(_ line: MatchStore.Line) {
        (id, name, status) = (line.match.candidate, line.name, nil)
        (isHighlighted, isLeftOut) = (line.isHighlighted, line.exclusion != nil)
    }

    init(_ card: Board.Card) {
        (id, name, status) = (card.candidate, card.name, nil)
        (isHighlighted, isLeftOut) = (card.isHighlighted, card.exclusion != nil)
    }
}

extension Console {
    /// The person that a command is for; nil while it is not on the screen yet.
    var atHand: PersonAtHand? {
        if let visitor { return visitor.page?.person.map { PersonAtHand($0) } }
        if let comparison { return PersonAtHand(comparison.comparison.first.candidate) }
        switch tab {
        case .candidates:
            let open = focus == .list ? nil : record.page
            return (open?.person ?? people.view.current).map { PersonAtHand($0) }
        case .matches: return review.current.map { PersonAtHand($0.line) }
        case .board: return board.current.map { PersonAtHand($0) }
        case .jobs, .bags, .inbox, .runs, .market: return nil
        }
    }

    /// Whether there is a person to decide about.
    var withPerson: Availability {
        atHand == nil ? .disabled(because: "no person is selected") : .enabled
    }

    /// Offers the states of the person or the job under the cursor.
    mutating func askStatus() {
        guard let subject else { return }
        let edit = FieldEdit(subject: subject, field: "status")
        guard case .choice(let values) = edit.definition?.kind else { return }
        let current: String? =
            switch subject {
            case .job(let id): jobs.view.current.flatMap { $0.id == id ? $0.status : nil }
            case .candidate: atHand?.status
            }
        offerValues(of: edit, values, current: current ?? "")
    }

    /// Offers numbers for a field.
    mutating func askNumber(_ field: String) {
        guard let person = atHand?.id else { return }
        let edit = FieldEdit(subject: .candidate(person), field: field)
        guard case .integer(let range) = edit.definition?.kind else { return }
        let items =
            range.map { Menu<Choice>.Item(.set(edit, "\($0)"), SanitizedText("\($0)")) }
            + [.init(.set(edit, ""), "none")]
        overlay = .choices(Menu(SanitizedText(edit.definition?.title ?? field), items))
    }

    /// Highlights the person, or no longer.
    mutating func toggleHighlight() {
        guard let person = atHand else { return }
        let wanted = person.isHighlighted ? "no" : "yes"
        decide(.set("highlight", to: wanted, of: .candidate(person.id)))
    }

    /// Offers the states of verification.
    mutating func askVerification() {
        guard let person = atHand?.id else { return }
        overlay = .choices(
            Menu(
                "Verification",
                CandidateFields.verifications.map {
                    .init(.verify(person, $0), SanitizedText($0))
                }))
    }

    /// Asks why the person is left out, or takes the person in again.
    mutating func toggleExclusion() {
        guard let person = atHand else { return }
        if person.isLeftOut {
            decide(.exclude(person.id, reason: nil))
        } else {
            ask(.exclusion(person.id))
        }
    }

    /// Asks for a note about the person, or about the person for the job under the cursor.
    mutating func askNote() {
        guard let person = atHand?.id else { return }
        ask(.note(person, match: movable?.id))
    }

    /// Asks what is to be corrected in the person's skills.
    mutating func askSkills() {
        guard let person = atHand?.id else { return }
        ask(.skills(person))
    }

    /// Marks the person under the cursor for a comparison.
    mutating func mark() {
        people.view.toggleMark()
        move(.rows(1))
    }

    /// The two people to compare: those marked, or the one marked and the one under the cursor.
    var compared: (ID<Candidate>, ID<Candidate>)? {
        if tab == .inbox { return inbox.current?.pair.map { ($0.first, $0.second) } }
        var both = people.view.marks
        if both.count < 2, let person = atHand?.id, !both.contains(person) { both.append(person) }
        return both.count == 2 ? (both[0], both[1]) : nil
    }

    /// Whether there are two people to compare.
    var canCompare: Availability {
        compared == nil
            ? .disabled(because: "mark one person with x in the list, then choose another")
            : .enabled
    }

    /// Puts two people side by side.
    mutating func compare() {
        guard let compared else { return }
        loadComparison(compared.0, compared.1, opens: true)
    }

    /// Takes the comparison over: one that was asked for opens, unless the person does something
    /// else by now; one that is read again is shown only while it is open.
    mutating func take(_ found: Comparison?, opens: Bool) {
        if !opens {
            guard let found, let open = comparison else { return comparison = nil }
            guard open.people == (found.first.candidate.id, found.second.candidate.id) else {
                return
            }
            comparison?.take(found)
        } else if isFree, let found {
            comparison = ComparisonScreen(found)
            people.view.clearMarks()
        }
    }

    /// Whether nothing stands over the screen that has the keyboard.
    var isFree: Bool { overlay == nil && prompt == nil }

    /// Makes one person of the two that are compared.
    mutating func merge(keepingFirst: Bool) {
        guard let both = comparison?.people else { return }
        decide(
            keepingFirst
                ? .merge(both.second, into: both.first) : .merge(both.first, into: both.second))
    }

    /// Asks for the person's name, which erases everything about them.
    mutating func askErasure() {
        guard let person = atHand else { return }
        ask(.erase(person.id, name: person.name))
    }

    /// Shows what happened to the person over all jobs.
    mutating func openTimeline() {
        guard let person = atHand?.id, let name = atHand?.name else { return }
        let title = "Timeline of \(name)"
        let services = services
        effects.append(
            Self.work("timeline", services) {
                .timeline(title, try await services.desk.timeline(of: person))
            })
    }

    /// Writes everything held about the person to a file.
    mutating func export(_ person: ID<Candidate>, to path: String) {
        let services = services
        effects.append(
            Self.work("export", services) {
                try await services.exportPerson(person, path)
                return .written("Wrote everything held about the person to \(path)")
            })
    }

    /// Writes the hand-over of a job to a file.
    mutating func writeShortlist(of job: ID<Job>, to path: String) {
        let services = services
        effects.append(
            Self.work("shortlist", services) {
                try await services.writeShortlist(job, path)
                return .written("Wrote the shortlist without contacts to \(path)")
            })
    }

    /// Answers the question under the cursor with one of its options.
    mutating func answer(_ index: Int) {
        guard let question = inbox.current, let option = inbox.option(index) else { return }
        decide(.answer(question.id, option.answer))
    }

    /// Whether the question under the cursor has so many options.
    func hasOption(_ index: Int) -> Availability {
        guard inbox.decidable == .enabled else { return inbox.decidable }
        return inbox.option(index) == nil
            ? .disabled(because: "the question has no such answer") : .enabled
    }
}
