package import Prelude

/// Measures on invented CVs and posts what may move a score and what must not, through the whole
/// line from texts to totals.
package struct FairnessEvaluation {
    /// What a matching says of one CV.
    package struct Scored: Sendable, Hashable {
        /// The total, 0–1.
        package var total: Double
        /// Parts and skills in the shape of CLI.md.
        package var explanation: JSONValue

        /// A score from its parts.
        package init(total: Double, explanation: JSONValue) {
            self.total = total
            self.explanation = explanation
        }
    }

    /// The scores of some CVs for a post with a profile, by the CVs' names.
    package typealias Match = (
        _ post: String, _ resumes: [(name: String, text: String)], _ profile: String
    ) throws -> [String: Scored]

    private let resumes: [FairnessResume]
    private let posts: [FairnessPost]
    private let match: Match
    private var counts: [(name: String, held: Int, cases: Int)] = []
    /// What did not hold, a line each.
    package private(set) var misses: [String] = []

    /// How far an unrelated sentence may move a total.
    private static let tolerance = 0.02

    /// Measures with a line from texts to scores over our own table `evaluation/fairness.jsonl`.
    ///
    /// - Throws: what reading the table or matching throws.
    package init(_ own: EvaluationData, match: @escaping Match) throws {
        let lines = try own.read("evaluation/fairness.jsonl").split(separator: 0x0A)
        let rows = try lines.map { try JSONParser.parse(Array($0)) }
        resumes = rows.compactMap(FairnessResume.init)
        posts = rows.compactMap(FairnessPost.init)
        self.match = match
        for profile in ["muster", "seed"] {
            for post in posts { try measure(post, profile) }
        }
    }

    /// Every figure; each is the share of cases in which the property holds.
    package var figures: [Figure] {
        counts.map {
            Figure(
                "fairness", $0.name, $0.cases == 0 ? 0 : Double($0.held) / Double($0.cases),
                target: 1, cases: $0.cases)
        }
    }

    private mutating func count(_ name: String, _ holds: Bool, _ detail: @autoclosure () -> String)
    {
        let index = counts.firstIndex { $0.name == name } ?? counts.count
        if index == counts.count { counts.append((name, 0, 0)) }
        counts[index].cases += 1
        if holds { counts[index].held += 1 } else { misses.append("\(name): \(detail())") }
    }

    private mutating func measure(_ post: FairnessPost, _ profile: String) throws {
        // A list without proof counts in the earlier system's formulas, which stay as they were.
        let isOurs = profile == "muster"
        var written: [(name: String, text: String)] = []
        for resume in resumes {
            written.append(resume.written("plain"))
            written += resume.identities + resume.cities + resume.digressions
            if isOurs { written += resume.stuffings(post.wanted) + [resume.proved(post.evidence)] }
        }
        let scores = try match(post.text, written, profile)
        for text in written {
            guard let scored = scores[text.name] else {
                count("scored at all", false, "\(post.id), \(text.name)")
                continue
            }
            count("scored at all", true, "")
            sums(scored, "\(profile), \(post.id), \(text.name)")
            evidence(scored, text.text, "\(profile), \(post.id), \(text.name)")
        }
        for resume in resumes {
            guard let plain = scores["\(resume.id).plain"] else { continue }
            compare(resume, plain, scores, "\(profile), \(post.id)")
            guard isOurs else { continue }
            stuffed(resume, plain, scores, post)
            if let proved = scores[resume.proved(post.evidence).name] {
                count(
                    "a skill added with evidence never lowers", proved.total >= plain.total,
                    "\(post.id), \(resume.id): \(plain.total) to \(proved.total)")
            }
        }
    }

    // MARK: What must not move

    private mutating func compare(
        _ resume: FairnessResume, _ plain: Scored, _ scores: [String: Scored], _ place: String
    ) {
        for (name, _) in resume.identities {
            guard let other = scores[name] else { continue }
            count(
                "name, sex, origin, age, family, photo change nothing",
                other.total == plain.total
                    && other.explanation["parts"] == plain.explanation["parts"],
                "\(place), \(name): \(plain.total) to \(other.total)")
        }
        for (name, _) in resume.cities {
            guard let other = scores[name] else { continue }
            let (before, after) = (
                Self.elsewhere(plain.explanation), Self.elsewhere(other.explanation)
            )
            count(
                "the city moves the location part alone", before == after,
                "\(place), \(name): \(before) to \(after)")
        }
        for (name, _) in resume.digressions {
            guard let other = scores[name] else { continue }
            count(
                "an unrelated sentence moves at most .02",
                abs(other.total - plain.total) <= Self.tolerance,
                "\(place), \(name): \(plain.total) to \(other.total)")
        }
    }

    /// The values of the parts that have nothing to do with a place.
    private static func elsewhere(_ explanation: JSONValue) -> [Double?] {
        let parts = explanation["parts"]
        return ["vector", "skill_fit", "compensation"].map { parts?[$0]?["value"]?.double }
            + [parts?["seniority_penalty"]?.double]
    }

    private mutating func stuffed(
        _ resume: FairnessResume, _ plain: Scored, _ scores: [String: Scored], _ post: FairnessPost
    ) {
        let others = resumes.filter { $0.id != resume.id }.compactMap {
            scores["\($0.id).plain"]?.total
        }
        for (name, _) in resume.stuffings(post.wanted) {
            guard let other = scores[name] else { continue }
            count(
                "stuffing, repeating and orders raise no rank",
                others.count { $0 > other.total } >= others.count { $0 > plain.total },
                "\(post.id), \(name): \(plain.total) to \(other.total)")
        }
    }

    // MARK: What must be true

    private mutating func sums(_ scored: Scored, _ place: String) {
        let parts = scored.explanation["parts"]
        var sum = -(parts?["seniority_penalty"]?.double ?? 0)
        for name in ["vector", "skill_fit", "compensation", "location"] {
            let part = parts?[name]
            sum += (part?["value"]?.double ?? 0) * (part?["weight"]?.double ?? 0)
        }
        count(
            "scores re-add from their parts", abs(sum - scored.total) < 1e-9,
            "\(place): \(sum) for \(scored.total)")
    }

    private mutating func evidence(_ scored: Scored, _ text: String, _ place: String) {
        for skill in scored.explanation["matched_skills"]?.elements ?? [] {
            guard let words = skill["evidence"]?["text"]?.string else { continue }
            count(
                "evidence stands in the CV", !words.isEmpty && text.contains(words),
                "\(place), \(skill["skill"]?.string ?? "")")
        }
    }
}
