import Matching
import Prelude
import Recruiting
import Storage

/// The command that learns from what became of the matches.
let learnCommands: [CommandSpec] = [
    CommandSpec(
        words: ["match", "learn"],
        options: [
            .init(
                name: "adopt", value: nil,
                summary: "Keep what was learned as a profile, to be used with --profile.")
        ],
        summary: "Learn the parts' weights from what became of the matches, and check them against"
            + " --profile.", run: learn)
]

@Sendable private func learn(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let name = session.settings.profile.value
    let desk = try session.desk()
    let (book, judged) = try desk.read { connection in
        let book = try ProfileBook(on: connection)
        return (book, try JudgedMatches(book: book, on: connection))
    }
    guard let current = book.named(name) else {
        throw Failure.noSuchProfile(name, known: book.names)
    }
    let report: LearningReport
    do {
        report = try OutcomeLearning.run(judged.cases, current: current)
    } catch {
        throw Failure(error, judged)
    }
    let adopted =
        try invocation.has("adopt")
        ? session.decide(on: desk) { ledger, connection in
            try LearnedProfile.adopt(report, ledger: &ledger, on: connection)
        } : nil
    let shape = LearningShape(report: report, judged: judged, adopted: adopted?.name)
    return Answer(shape.json, LearningText(report: report, judged: judged).lines + choice(adopted))
}

/// How to choose what was learned, or how to use what was chosen.
private func choice(_ adopted: LearnedProfile?) -> [String] {
    guard let adopted else {
        return ["", "Nothing has changed; `muster match learn --adopt` keeps it as a profile."]
    }
    return [
        "", "Kept as \(adopted.name); to score with it:",
        "    muster job match ID --profile \(adopted.name)",
        "The default stays as it is, and `muster undo` takes this back.",
    ]
}

extension Failure {
    /// Nothing can be learned: what is there, what is needed, and what was judged without counting.
    fileprivate init(_ refusal: LearningRefusal, _ judged: JudgedMatches) {
        let code =
            switch refusal {
            case .tooFew: "too_few_outcomes"
            case .nothingPredicts: "nothing_predicts"
            }
        self.init(
            .refused, code, refusal.description,
            hint: "Beside them \(judged.uncounted); a match counts once it is introduced to the"
                + " client or rejected")
    }

    /// There is no score profile of a name.
    static func noSuchProfile(_ name: String, known: [String]) -> Failure {
        .usage(
            "there is no score profile \(name)",
            hint: "Known profiles: \(known.joined(separator: ", "))")
    }
}

extension JudgedMatches {
    /// What says nothing about fit: "4 are open, 2 declined, 0 wait for a job on hold".
    var uncounted: String {
        "\(open) are open, \(declined) declined, \(parked) wait for a job on hold"
            + (withoutParts == 0 ? "" : ", \(withoutParts) without parts")
    }
}
