internal import Prelude
internal import Recruiting
internal import Terminal

/// What a typed name is for.
enum BagPrompt: Hashable, Sendable {
    /// A name to file in a bag.
    case add(to: String)
    /// The bag that all names of this one go into.
    case merge(String)
    /// The bag that an alias goes into.
    case refile(String)

    /// The change that a typed name makes of it.
    func change(_ typed: String) -> BagChange {
        switch self {
        case .add(let bag): .file(name: typed, into: bag)
        case .merge(let bag): .merge(bag: bag, into: typed)
        case .refile(let name): .file(name: name, into: typed)
        }
    }
}

/// Changing bags: what a change touches is counted and shown before it happens.
extension Console {
    /// Whether there is a bag under the cursor.
    var withBag: Availability {
        bags.current == nil ? .disabled(because: "no skill is selected") : .enabled
    }

    /// Whether the bag under the cursor has names that can leave it.
    var withAliases: Availability {
        bags.aliases.isEmpty ? .disabled(because: "the bag has no other names") : .enabled
    }

    /// Counts what a change touches, to be looked at before it is made.
    mutating func preview(_ change: BagChange) {
        let services = services
        effects.append(
            .work(id: "bag.plan") {
                do {
                    let plan = try await services.desk.preview(change)
                    return ConsoleMessage(.bagPlan(change, .success(plan)))
                } catch {
                    let complaint = Complaint(text: services.describe(error))
                    return ConsoleMessage(.bagPlan(change, .failure(complaint)))
                }
            })
    }

    /// Shows what a change touches; `y` makes it.
    mutating func take(_ result: Result<BagPlan, Complaint>, of change: BagChange) {
        switch result {
        case .failure(let complaint): say(complaint.text, .warning)
        case .success where !isFree || tab != .bags: break
        case .success(let plan):
            overlay = .bagPlan(
                change, OverlayLines(title: Self.title(change), Self.lines(plan)))
        }
    }

    private static func title(_ change: BagChange) -> String {
        switch change {
        case .file(let name, let into): "File \(name) in \(into)"
        case .confirm(let name): "Confirm \(name)"
        case .merge(let bag, let into): "Merge \(bag) into \(into)"
        case .split(let names): "Split off \(names.joined(separator: ", "))"
        }
    }

    private static func lines(_ plan: BagPlan) -> [StyledLines.Line] {
        func fact(
            _ count: Int, _ one: String, _ many: String, _ what: SanitizedText
        ) -> StyledLines.Line {
            .init(runs: [
                TextRun(SanitizedText("  \(grouped(count)) "), Style(.text).bold),
                TextRun(SanitizedText(count == 1 ? one : many)), TextRun(what),
            ])
        }
        let names = plan.steps.map(\.member.name).joined(separator: ", ")
        return [
            .init(runs: [TextRun("This touches", .header)]),
            fact(plan.impact.candidates, "person", "people", " with a name that moves"),
            fact(plan.impact.jobs, "job that asks", "jobs that ask", " for it"),
            fact(plan.impact.matches, "open match", "open matches", ", to be scored anew"),
            .init(runs: []),
            .init(
                runs: [TextRun("Names: ", .dim), TextRun(SanitizedText(folding: names))], indent: 2),
            .init(runs: []),
            .init(runs: [
                TextRun("y", Style(.accent).bold),
                TextRun(" makes the change, and u takes it back; "),
                TextRun("esc", Style(.accent).bold), TextRun(" leaves all as it is"),
            ]),
        ]
    }

    /// Offers the names that can leave the bag.
    mutating func askAlias(_ title: SanitizedText, _ choice: (String) -> Choice) {
        overlay = .choices(
            Menu(
                title,
                bags.aliases.map { .init(choice($0.name), SanitizedText(folding: $0.name)) }))
    }

    /// After bags changed: scores anew what was scored by the former ones, as soon as no other work
    /// runs.
    mutating func rescoreIfNeeded() {
        guard needsRescore, progress == nil else { return }
        needsRescore = false
        work("Scoring anew") { services, report in
            try await services.rescore(report)
        } content: {
            .rescored($0)
        }
    }

    /// Tells how many jobs were scored anew.
    mutating func takeRescored(_ result: Result<Int, Complaint>) {
        progress = nil
        switch result {
        case .success(0): break
        case .success(let count):
            say(count == 1 ? "One job was scored anew" : "\(count) jobs were scored anew", .good)
            refresh()
        case .failure(let complaint): say(complaint.text, .failure)
        }
    }

    /// What a decision leads to beside the sentence about it.
    mutating func follow(_ outcome: DecisionOutcome, of decision: Decision) {
        guard outcome.isChanged else { return }
        if outcome.movesNames { needsRescore = true }
        switch decision {
        case .merge(let one, let other):
            let both = [one, other]
            if let shown = comparison?.people, both.contains(shown.first),
                both.contains(shown.second)
            {
                comparison = nil
            }
        case .erase(let id, _):
            if visitor?.page?.subject == .candidate(id) { visitor = nil }
            if personPane.page?.subject == .candidate(id) { personPane.clear() }
            if let shown = comparison?.people, shown.first == id || shown.second == id {
                comparison = nil
            }
        default: break
        }
    }
}
