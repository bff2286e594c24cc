import Console
import Market
import Prelude
import Recruiting
import Storage
import Workflows

/// The screens of groups and of trends.
extension MarketConsole {
    /// How many postings of a group are told.
    private static let postings = 200
    /// How many weeks trends are told of.
    static let weeks = 26
    /// How many of them a row shows, the newest.
    private static let shownWeeks = 12

    // MARK: Groups

    /// The groups whose names and keywords hold some words, the largest first.
    func groups(_ words: String) async throws -> (rows: [MarketRow], total: Int) {
        let artifact = try await database.reading { try ClusterBuilding.current(on: $0) }
        let wanted = words.lowercased().split(whereSeparator: \.isWhitespace)
        let rows = (artifact?.clusters ?? []).filter { cluster in
            let text = "\(cluster.name) \(cluster.keywords.joined(separator: " "))".lowercased()
            return wanted.allSatisfy { text.contains($0) }
        }.sorted { ($1.vacancies.count, $0.slug) < ($0.vacancies.count, $1.slug) }
        return (
            rows.map {
                MarketRow(
                    id: $0.slug,
                    cells: [
                        $0.name, "\($0.vacancies.count)",
                        ($0.technologies.prefix(6) + $0.skills.prefix(2)).joined(separator: ", "),
                    ])
            }, rows.count
        )
    }

    /// A group with what it asks for and its postings; nothing where there is none of that slug.
    func group(_ slug: String) async throws -> [MarketLine] {
        let told = try await told()
        guard let cluster = told.groups?.clusters.first(where: { $0.slug == slug }) else {
            return []
        }
        let shown = cluster.vacancies.prefix(Self.postings)
        let titles = try await database.reading { connection in
            try Dictionary(
                connection.query(
                    """
                    SELECT id, title, company FROM listing
                    WHERE id IN (\(list: shown.map(\.sqlValue)))
                    """
                ).map { row in
                    let company: String? = try row.get(2)
                    let title: String = try row.get(1)
                    return (
                        try row.get(0, as: String.self), company.map { "\(title) · \($0)" } ?? title
                    )
                }
            ) { first, _ in first }
        }
        let skills = told.report.skills.filter { $0.cluster == slug }.prefix(Self.best)
        var lines = [
            MarketLine(cluster.name, .heading), MarketLine(cluster.summary, .dim),
            MarketLine("Technologies: \(cluster.technologies.joined(separator: ", "))", indent: 2),
            MarketLine("Skills: \(cluster.skills.joined(separator: ", "))", indent: 2),
            MarketLine(""),
            MarketLine("What it asks for, of \(cluster.vacancies.count)", .heading),
        ]
        lines += skills.map { trend in
            MarketLine(
                "\(trend.skill) · \(Percent.text(trend.share)) of \(trend.total) · \(trend.verdict.word)"
            )
        }
        lines += [MarketLine(""), MarketLine("Postings", .heading)]
        lines += shown.map { MarketLine(titles[$0] ?? $0) }
        if cluster.vacancies.count > shown.count {
            lines.append(MarketLine("and \(cluster.vacancies.count - shown.count) more", .dim))
        }
        return lines
    }

    // MARK: Trends

    private func told() async throws -> CurrentTrends.Told {
        try await database.reading { [current] in
            try current.told(through: Session.now().day, on: $0)
        }
    }

    /// The trends of skills whose names hold some words; what moves comes first.
    func trends(_ words: String) async throws -> (rows: [MarketRow], total: Int) {
        let wanted = words.lowercased()
        let all = try await told().report.skills.filter {
            $0.cluster == nil && (wanted.isEmpty || $0.skill.lowercased().contains(wanted))
        }
        // What moves comes first.
        let moving = all.filter { $0.verdict.tone != .plain }
        let others = all.filter { $0.verdict.tone == .plain }
        return (
            (moving + others).prefix(Self.window).map { trend in
                MarketRow(
                    id: trend.skill,
                    cells: [
                        trend.skill, Sparkline.text(trend.weeklyShares.suffix(Self.shownWeeks)),
                        Percent.text(trend.share),
                        "\(trend.count)", trend.isEmerging ? "↑ new" : trend.verdict.short,
                    ], tone: trend.verdict.tone)
            }, all.count
        )
    }

    /// A skill's trend among all and in groups, and what stands with it.
    func trend(_ skill: String) async throws -> [MarketLine] {
        let told = try await told()
        let report = told.report
        let trends = report.skills.filter { $0.skill == skill }
        guard let all = trends.first(where: { $0.cluster == nil }) else { return [] }
        var lines = [
            MarketLine(skill, .heading), MarketLine(Sparkline.text(all.weeklyShares)),
            MarketLine(
                "\(Percent.text(all.share)): \(all.count) of \(all.total) postings in \(report.weeks.count) weeks",
                .dim),
            MarketLine(all.verdict.text, all.verdict.tone),
        ]
        if !all.changeText.isEmpty { lines.append(MarketLine("Change: \(all.changeText)")) }
        if let course = all.course {
            lines.append(
                MarketLine(
                    "q \(decimals(course.q)), corrected for \(report.tests) tests", .dim))
        }
        let groups = trends.filter { $0.cluster != nil }
        if !groups.isEmpty {
            lines += [MarketLine(""), MarketLine("By groups", .heading)]
            lines += groups.map {
                MarketLine(
                    "\($0.cluster ?? "") · \(Percent.text($0.share)) of \($0.total) · \($0.verdict.word)"
                )
            }
        }
        let companions = CoOccurrence(told.postings).companions(of: skill, limit: Self.best)
        lines += [MarketLine(""), MarketLine("Stands with", .heading)]
        lines +=
            companions.companions.isEmpty
            ? [
                MarketLine(
                    "nothing more often than by chance, of \(companions.count) postings", .dim)
            ]
            : companions.companions.map {
                MarketLine(
                    "\($0.skill) · \($0.together) of \($0.count), \(($0.lift * 10).rounded() / 10)×"
                )
            }
        return lines
    }
}

extension TrendVerdict {
    /// The verdict as a row shows it.
    var short: String {
        switch self {
        case .rising: "↑ rising"
        case .falling: "↓ falling"
        case .flat: "stable"
        case .tooFew: "too few"
        }
    }

    /// How the verdict stands out.
    var tone: MarketLine.Tone {
        switch self {
        case .rising: .good
        case .falling: .warn
        case .flat, .tooFew: .plain
        }
    }
}
