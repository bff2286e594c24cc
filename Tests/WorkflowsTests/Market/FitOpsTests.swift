import LanguageModels
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("Scoring people for the market", .onEveryDatabase) struct FitOpsTests {
    private static let cv = "Backend Engineer. I write PostgreSQL each day, and know Kafka."

    /// What a model reads in a CV: work with the second and the third skill, in the CV's words.
    private static func reading(_ quote: String = "write PostgreSQL each day") -> ChatAnswer {
        ModelDesk.answer([
            "skills": [
                ["number": 0, "shown": "missing", "years": nil, "quote": nil],
                ["number": 1, "shown": "used", "years": 9, "quote": .string(quote)],
                ["number": 99, "shown": "used", "years": 9, "quote": .string(quote)],
            ], "reason": "Works with databases.",
        ])
    }

    private func desk(
        model: FitDesk.Script? = nil, adjust: (inout DeskSurroundings) -> Void = { _ in }
    ) throws -> FitDesk {
        let fit = try FitDesk(model: model, adjust: adjust)
        try fit.person("ada", "Backend Engineer", ["Rust": 9], cv: Self.cv)
        try fit.person("bea", "Product Designer", ["Rust": 9], cv: Self.cv)
        try fit.listing("Backend Engineer", FitDesk.backend)
        return fit
    }

    @Test("People are scored for the listings of their kind, and those who do not fit are kept too")
    func rules() async throws {
        let fit = try desk()
        try fit.person("cem", "Backend Engineer", ["Cobol": 9])
        try await fit.refresh()
        let fits = try fit.fits()
        #expect(fits.map(\.candidate.text) == ["ada", "cem"])
        let ada = try #require(fits.first)
        #expect(ada.scoredBy == "rules" && (ada.score ?? 0) > 0 && ada.reason.contains("Rust"))
        let sum = (ada.terms.elements ?? []).reduce(0) { $0 + ($1["points"]?.double ?? 0) }
        #expect(abs(sum - (ada.score ?? 0)) < 0.051)
        #expect(fits[1].verdict == .below && fits[1].score == 0)
    }

    @Test("A market is scored in portions, each pair once, however they are cut") func portions()
        async throws
    {
        let fit = try desk()
        for number in 0..<7 {
            try fit.person("p\(number)", "Backend Engineer", ["Rust": number + 1])
            try fit.listing("Rust Engineer \(number)", "You need \(number + 1) years of Rust.")
        }
        try await fit.desk.run("market_fits", nil, .null)
        let whole = try fit.fits()
        try fit.desk.database.write { try $0.execute("DELETE FROM fit") }
        for (limit, people) in [(3, 2), (1, 1), (100, 3), (5, 100)] {
            var (pairs, last, looks) = ([String](), -1, 0)
            while looks < 1000 {
                looks += 1
                let after = last
                let found = try fit.desk.database.read {
                    try FitPairs(
                        since: Timestamp(microseconds: 0), after: after, limit: limit,
                        people: people, on: $0)
                }
                #expect(found.pairs.count <= limit)
                let fits = found.pairs.map { pair in
                    FitScore(
                        pair.listing.demands, held: pair.person.held, years: pair.person.years,
                        minYears: pair.listing.minYears, threshold: 50
                    ).fit(
                        pair, id: ID("\(pair.version)"), version: pair.version, by: "rules",
                        now: PipelineDesk.now())
                }
                try fit.desk.database.write { for fit in fits { try fit.keep(on: $0) } }
                pairs += fits.map { "\($0.candidate) \($0.listing)" }
                last = found.last
                guard found.isCut else { break }
            }
            #expect(pairs.count == whole.count && Set(pairs).count == whole.count)
            #expect(try fit.fits().map(\.score) == whole.map(\.score))
            try fit.desk.database.write { try $0.execute("DELETE FROM fit") }
        }
    }

    @Test("A second run scores nothing and asks the model nothing, rejected ones neither")
    func again() async throws {
        let fit = try desk { _ in Self.reading() }
        try fit.person("cem", "Backend Engineer", ["Apache Kafka": 2], cv: "Kafka")
        try await fit.refresh()
        let (first, asked) = (try fit.desk.count("fit"), fit.asked("match_listing").count)
        #expect(asked == 2 && first == 4)
        let before = try fit.fits()
        try await fit.refresh()
        #expect(try fit.desk.count("fit") == first && fit.asked("match_listing").count == asked)
        #expect(try fit.fits() == before)
    }

    @Test("A model reads what the record does not hold, on the same scale and the same threshold")
    func model() async throws {
        let without = try desk()
        try await without.refresh()
        let rules = try #require(try without.fits().first)
        let with = try desk { _ in Self.reading() }
        try await with.refresh()
        let read = try #require(try with.fits().first)
        #expect(
            read.scoredBy == "model:scripted:m" && read.reason.hasSuffix("Works with databases."))
        #expect((read.score ?? 0) > (rules.score ?? 0))
        let quoted = (read.terms.elements ?? []).compactMap { $0["evidence"]?.string }
        #expect(quoted == ["write PostgreSQL each day"])
        // One that finds nothing more comes to the rules' own score and verdict.
        let silent = try desk { _ in Self.reading("I never wrote that") }
        try await silent.refresh()
        let same = try #require(try silent.fits().first)
        #expect(same.scoredBy == "model:scripted:m" && same.score == rules.score)
        #expect(same.verdict == rules.verdict && same.terms == rules.terms)
    }

    @Test("A model that fails leaves the rules' score, and is asked again later") func failing()
        async throws
    {
        let problems: [ModelProblem] = [
            .trouble(service: "scripted", status: 503), .unauthorized(service: "scripted"),
            .noCredit(service: "scripted"),
        ]
        for problem in problems {
            let isAway = Mutex(true)
            let fit = try desk { (_) throws(ModelProblem) in
                if isAway.withLock({ $0 }) { throw problem }
                return Self.reading()
            }
            let told = try await fit.refresh()
            #expect(told.contains("scored by the rules alone"))
            #expect(try fit.fits().map(\.scoredBy) == ["rules"])
            isAway.withLock { $0 = false }
            try await fit.refresh()
            #expect(try fit.fits().map(\.scoredBy) == ["model:scripted:m"])
        }
    }

    @Test("A text that a model cannot read keeps no other from being read, and is paid for once")
    func unreadable() async throws {
        let fit = try desk { (call) throws(ModelProblem) in
            if call.messages.contains(where: { $0.text.contains("unreadable") }) {
                throw .withheld(service: "scripted")
            }
            return Self.reading()
        }
        // The likeliest of all, which is asked about first.
        try fit.person(
            "aaa", "Backend Engineer", ["Rust": 9, "PostgreSQL": 9, "Apache Kafka": 9],
            cv: "unreadable " + Self.cv)
        let told = try await fit.refresh()
        #expect(told.contains("a pair is scored by the rules alone"))
        #expect(try fit.fits().map(\.scoredBy) == ["rules", "model:scripted:m"])
        let whole = try #require(try fit.fits().first)
        #expect(whole.score == 100)
        let asked = fit.asked("match_listing").count
        try await fit.refresh()
        #expect(fit.asked("match_listing").count == asked)
    }

    @Test("A model that reads nothing at all is left alone after a few") func unreading()
        async throws
    {
        let fit = try desk { (_) throws(ModelProblem) in throw .withheld(service: "scripted") }
        for number in 0..<20 {
            try fit.person("p\(number)", "Backend Engineer", ["Rust": 9], cv: Self.cv)
        }
        try await fit.refresh()
        #expect(fit.asked("match_listing").count == 4)
        #expect(try fit.fits().allSatisfy { $0.scoredBy == "rules" })
    }

    @Test("The years that a listing asks for end it, whatever the skills") func years() async throws
    {
        let fit = try desk()
        try fit.person("cem", "Backend Engineer", ["Rust": 9, "PostgreSQL": 9], years: 2)
        try fit.listing(
            "Backend Engineer",
            FitDesk.backend.replacing("- Rust", with: "- At least 8 years of experience\n- Rust"))
        try await fit.refresh()
        let late = try fit.fits().filter {
            $0.listing.text == "listing-1" && $0.candidate.text == "cem"
        }
        #expect(late.map(\.verdict) == [.tooFewYears] && late.first?.score == 0)
    }

    @Test("Someone kept home is scored by the rules alone, and not sent to a model") func keptHome()
        async throws
    {
        let fit = try desk { _ in Self.reading() }
        try fit.desk.database.write {
            try $0.execute("UPDATE candidate SET is_kept_home = 1 WHERE id = 'ada'")
        }
        try await fit.refresh()
        #expect(try fit.fits().map(\.scoredBy) == ["rules"])
        #expect(fit.provider?.calls.isEmpty == true)
    }

    @Test("Erasing a person erases what was scored and the kind of work") func erasing()
        async throws
    {
        let fit = try desk()
        try await fit.refresh()
        #expect(try fit.desk.count("fit") == 1 && fit.desk.count("candidate_category") == 2)
        try fit.desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "bo", now: PipelineDesk.now(), ids: IDSource(seed: 5))
            _ = try Erasure.erase(ID("ada"), ledger: &ledger, on: connection)
        }
        #expect(try fit.desk.count("fit") == 0)
        #expect(try fit.desk.count("candidate_category", where: "candidate_id = 'ada'") == 0)
        try await fit.refresh()
        #expect(try fit.desk.count("fit") == 0)
    }

    @Test("The threshold decides who fits") func threshold() async throws {
        for (threshold, verdict) in [(1.0, Fit.Verdict.fits), (99.0, .below)] {
            let fit = try desk(adjust: { $0.fits.threshold = threshold })
            try await fit.refresh()
            #expect(try fit.fits().map(\.verdict) == [verdict])
            let shown = try fit.desk.database.read {
                try FitList(threshold: threshold).count(on: $0)
            }
            #expect(shown == (verdict == .fits ? 1 : 0))
        }
    }

    @Test("A model reads as many pairs of a run as it may, the likeliest first") func modelPairs()
        async throws
    {
        for limit in [0, 1, 2] {
            let fit = try desk(
                model: { _ in Self.reading() }, adjust: { $0.fits.modelPairs = limit })
            for number in 0..<3 {
                try fit.person(
                    "p\(number)", "Backend Engineer", ["Rust": 9, "PostgreSQL": 9 - number],
                    cv: "CV \(number)")
            }
            try await fit.refresh()
            let read = try fit.fits().filter { $0.scoredBy != "rules" }.map(\.candidate.text)
            #expect(read.count == limit && !read.contains("ada"), "\(read)")
            try await fit.refresh()
            #expect(fit.asked("match_listing").count == min(4, limit * 2))
        }
    }

    @Test("Only listings that are fresh enough, open and no copies are scored") func fresh()
        async throws
    {
        let today = PipelineDesk.now().day
        for (hours, count) in [(24, 1), (24 * 20, 2)] {
            let fit = try FitDesk(adjust: { $0.collector.hoursOld = hours })
            try fit.person("ada", "Backend Engineer", ["Rust": 9])
            try fit.listing("Backend Engineer", FitDesk.backend, posted: today)
            try fit.listing(
                "Backend Engineer", FitDesk.backend, posted: Day(number: today.number - 10))
            try fit.listing("Backend Engineer", FitDesk.backend)
            try fit.listing("Backend Engineer", FitDesk.backend)
            try fit.desk.database.write { connection in
                try connection.execute("UPDATE listing SET closed_at = 1 WHERE id = 'listing-2'")
                try connection.execute(
                    "UPDATE listing SET duplicate_of = 'listing-0' WHERE id = 'listing-3'")
            }
            try await fit.refresh()
            #expect(try fit.fits().count == count, "\(hours)")
        }
    }

    @Test("Who fits changes when a skill does, and the newest score alone is shown") func edits()
        async throws
    {
        let fit = try desk()
        try await fit.refresh()
        let before = try #require(try fit.fits().first?.score)
        try fit.desk.database.write {
            try $0.execute("UPDATE candidate_skill SET rating = 1 WHERE candidate_id = 'ada'")
        }
        try await fit.refresh()
        #expect(try fit.fits().count == 1 && fit.desk.count("fit") == 2)
        #expect((try fit.fits().first?.score ?? 0) <= before)
    }
}
