package import Prelude
package import Storage

/// Two people side by side, field by field.
package struct Comparison: Sendable {
    /// One aligned row.
    package struct Row: Sendable, Hashable {
        /// What is compared.
        package var label: String
        /// The first person's value; nil when unknown.
        package var first: String?
        /// The second person's value.
        package var second: String?
        /// Whether a person wrote the first value.
        package var isFirstHuman: Bool
        /// Whether a person wrote the second value.
        package var isSecondHuman: Bool
        /// What stays when the second is merged into the first; nil where nothing is chosen.
        package var merged: String?

        /// The label, which no other row has.
        package var id: String { label }
        /// Whether both are known and differ.
        package var differs: Bool { first != nil && second != nil && first != second }
    }

    /// The first person.
    package var first: CandidateDossier
    /// The second.
    package var second: CandidateDossier
    /// The rows, those of the (N) fields first.
    package var rows: [Row]

    /// Compares two people, or nil when one of them is not there.
    package init?(
        _ first: ID<Candidate>, _ second: ID<Candidate>, on connection: any Connection
    ) throws {
        guard let first = try CandidateDossier(first, on: connection),
            let second = try CandidateDossier(second, on: connection)
        else { return nil }
        self.first = first
        self.second = second
        let matches = try [first, second].map {
            try MatchStore.lines(ofCandidate: $0.candidate.id, on: connection)
        }
        rows =
            Self.fields(first, second) + Self.parts(first, second)
            + Self.skills(first, second) + Self.matches(matches[0], matches[1])
    }

    private static func fields(
        _ first: CandidateDossier, _ second: CandidateDossier
    ) -> [Row] {
        CandidateFields.all.filter { !$0.name.hasPrefix("narrative_") }.compactMap { definition in
            let (one, other) = (first.fields[definition.name], second.fields[definition.name])
            func shown(_ state: FieldState?) -> String? {
                guard let state, state.value != .null else { return nil }
                return definition.editable(state.value).replacing("\n", with: ", ")
            }
            guard shown(one) != nil || shown(other) != nil else { return nil }
            return Row(
                label: definition.title, first: shown(one), second: shown(other),
                isFirstHuman: one?.isLocked ?? false, isSecondHuman: other?.isLocked ?? false,
                merged: shown(Merging.chosen(one, other)))
        }
    }

    private static func parts(
        _ first: CandidateDossier, _ second: CandidateDossier
    ) -> [Row] {
        func row(
            _ label: String, kept: String? = nil, _ value: (CandidateDossier) -> String?
        ) -> Row? {
            let (one, other) = (value(first), value(second))
            guard one != nil || other != nil else { return nil }
            return Row(
                label: label, first: one, second: other, isFirstHuman: false, isSecondHuman: false,
                merged: kept)
        }
        func optional(_ number: Int?) -> String? { number.map { "\($0)" } }
        func documents(_ person: CandidateDossier) -> Int {
            person.documents.count(where: \.isCurrent)
        }
        // What the merge says anew, else what is said of the first.
        let said = Dictionary(
            Merging.said(of: second.candidate, into: first.candidate).map { ($0.field, $0.value) },
            uniquingKeysWith: { first, _ in first })
        let person = first.candidate
        return [
            row("Status", kept: said["status"]?.string ?? person.status) { $0.candidate.status },
            row("Ranking", kept: optional(said["ranking"]?.int ?? person.ranking)) {
                optional($0.candidate.ranking)
            },
            row(
                "Overall rating",
                kept: optional(said["overall_rating"]?.int ?? person.overallRating)
            ) { optional($0.candidate.overallRating) },
            row(
                "Left out because",
                kept: said[CandidateStandingCell.exclusion]?["reason"]?.string ?? person.exclusion
            ) { $0.candidate.exclusion },
            row("Positions") { person in
                let titles = person.experiences.map {
                    [$0.title, $0.company].compactMap(\.self).joined(separator: ", ")
                }
                return titles.isEmpty ? nil : titles.joined(separator: "; ")
            },
            row("Documents", kept: "\(documents(first) + documents(second))") {
                "\(documents($0))"
            },
        ].compactMap(\.self)
    }

    private static func skills(
        _ first: CandidateDossier, _ second: CandidateDossier
    ) -> [Row] {
        func claims(_ person: CandidateDossier) -> [String: String] {
            Dictionary(
                person.skills.map { claim, bag in
                    (bag.name, claim.rating.map { "\($0)/10" } ?? "claimed")
                }, uniquingKeysWith: { first, _ in first })
        }
        let (one, other) = (claims(first), claims(second))
        let names = Set(one.keys).union(other.keys).sorted {
            // What both have comes first.
            let shared = (one[$0] != nil && other[$0] != nil, one[$1] != nil && other[$1] != nil)
            return shared.0 == shared.1 ? $0 < $1 : shared.0
        }
        return names.map {
            Row(
                label: "Skill: \($0)", first: one[$0], second: other[$0], isFirstHuman: false,
                isSecondHuman: false, merged: nil)
        }
    }

    private static func matches(
        _ first: [MatchStore.Line], _ second: [MatchStore.Line]
    ) -> [Row] {
        func places(_ lines: [MatchStore.Line]) -> [ID<Job>: MatchStore.Line] {
            Dictionary(lines.map { ($0.match.job, $0) }, uniquingKeysWith: { first, _ in first })
        }
        func shown(_ line: MatchStore.Line?) -> String? {
            line.map { "\($0.match.stage.rawValue), \(Int(($0.match.score * 100).rounded())) %" }
        }
        let (one, other) = (places(first), places(second))
        return Set(one.keys).union(other.keys).sorted().map { job in
            let title = (one[job] ?? other[job])?.jobTitle ?? ""
            return Row(
                label: "Job: \(title) (\(job.text.suffix(4)))", first: shown(one[job]),
                second: shown(other[job]), isFirstHuman: false, isSecondHuman: false, merged: nil)
        }
    }
}

extension Comparison.Row: Identifiable {}
