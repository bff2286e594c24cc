internal import Prelude
internal import Recruiting
internal import Terminal

/// What is decided about a person or a job wherever they stand on the screen.
extension Console {
    /// The person that a command is for.
    var person: ID<Candidate>? {
        if case .candidate(let id) = subject { id } else { nil }
    }

    /// Whether there is a person to decide about.
    var withPerson: Availability {
        person == nil ? .disabled(because: "no person is selected") : .enabled
    }

    /// The person's name as the screen has it.
    private var personName: String {
        switch tab {
        case _ where visitor?.page != nil: visitor?.page?.name ?? ""
        case .candidates: people.view.current?.name ?? record.page?.name ?? ""
        case .matches: review.current?.line.name ?? ""
        case .board: board.current?.name ?? ""
        case .jobs, .bags, .inbox: record.page?.name ?? ""
        }
    }

    /// Offers the states of the person or the job under the cursor.
    mutating func askStatus() {
        guard let subject else { return }
        let edit = FieldEdit(subject: subject, field: "status")
        guard case .choice(let values) = edit.definition?.kind else { return }
        let current =
            tab == .jobs ? jobs.view.current?.status : people.view.current?.status
        offerValues(of: edit, values, current: current ?? "")
    }

    /// Offers numbers for a field.
    mutating func askNumber(_ field: String) {
        guard let person else { return }
        let edit = FieldEdit(subject: .candidate(person), field: field)
        guard case .integer(let range) = edit.definition?.kind else { return }
        let items =
            range.map { Menu<Choice>.Item(.set(edit, "\($0)"), SanitizedText("\($0)")) }
            + [.init(.set(edit, ""), "none")]
        overlay = .choices(Menu(SanitizedText(edit.definition?.title ?? field), items))
    }

    /// Highlights the person, or no longer.
    mutating func toggleHighlight() {
        guard let person else { return }
        let isOn: Bool =
            switch tab {
            case .matches: review.current?.line.isHighlighted ?? false
            case .board: board.current?.isHighlighted ?? false
            default: people.view.current?.isHighlighted ?? false
            }
        decide(.set("highlight", to: isOn ? "no" : "yes", of: .candidate(person)))
    }

    /// Offers the states of verification.
    mutating func askVerification() {
        guard let person else { return }
        overlay = .choices(
            Menu(
                "Verification",
                CandidateFields.verifications.map {
                    .init(.verify(person, $0), SanitizedText($0))
                }))
    }

    /// Asks why the person is left out, or takes the person in again.
    mutating func toggleExclusion() {
        guard let person else { return }
        let isOut: Bool =
            switch tab {
            case .matches: review.current?.line.exclusion != nil
            case .board: board.current?.exclusion != nil
            default: people.view.current?.exclusion != nil
            }
        if isOut { decide(.exclude(person, reason: nil)) } else { ask(.exclusion(person)) }
    }

    /// Asks for a note about the person, or about the person for the job under the cursor.
    mutating func askNote() {
        guard let person else { return }
        ask(.note(person, match: movable?.id))
    }

    /// Marks the person under the cursor for a comparison.
    mutating func mark() {
        people.view.toggleMark()
        move(.rows(1))
    }

    /// The two people to compare: those marked, or the one marked and the one under the cursor.
    var compared: (ID<Candidate>, ID<Candidate>)? {
        if tab == .inbox, let question = inbox.current?.question, let one = question.candidate,
            let other = question.other
        {
            return (one, other)
        }
        var both = people.view.marks
        if both.count < 2, let person, !both.contains(person) { both.append(person) }
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
        loadComparison(compared.0, compared.1)
    }

    /// Takes the comparison over.
    mutating func take(_ found: Comparison?) {
        guard let found else {
            comparison = nil
            return
        }
        let isSame =
            comparison?.people.first == found.first.candidate.id
            && comparison?.people.second == found.second.candidate.id
        if isSame { comparison?.take(found) } else { comparison = ComparisonScreen(found) }
        people.view.clearMarks()
    }

    /// Makes one person of the two that are compared.
    mutating func merge(keepingFirst: Bool) {
        guard let both = comparison?.people else { return }
        decide(
            keepingFirst
                ? .merge(both.second, into: both.first) : .merge(both.first, into: both.second))
    }

    /// Asks for the person's name, which erases everything about them.
    mutating func askErasure() {
        guard let person else { return }
        ask(.erase(person, name: personName))
    }

    /// Shows what happened to the person over all jobs.
    mutating func openTimeline() {
        guard let person else { return }
        let title = "Timeline of \(personName)"
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
        inbox.option(index) == nil
            ? .disabled(because: "the question has no such answer") : .enabled
    }
}
