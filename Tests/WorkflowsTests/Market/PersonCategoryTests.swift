import LanguageModels
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("Putting people to kinds of work", .onEveryDatabase) struct PersonCategoryTests {
    private static func kind(_ slug: String?, _ suggestion: String? = nil) -> ChatAnswer {
        ModelDesk.answer(["slug": JSONValue(slug), "suggestion": JSONValue(suggestion)])
    }

    @Test("Words of a title tell, and no model is asked") func words() async throws {
        let fit = try FitDesk { _ in Self.kind("sales") }
        try fit.person("ada", "Senior Data Engineer")
        try await fit.refresh()
        let kind = try #require(try fit.kind(of: "ada"))
        #expect(kind.slug == "data_engineer" && kind.source == "words" && kind.confidence == 0.9)
        #expect(fit.asked("assign_category").isEmpty)
    }

    @Test("A model tells where words do not, and is told titles and skills alone") func model()
        async throws
    {
        let fit = try FitDesk { _ in Self.kind("devops_engineer") }
        try fit.person("Zyxname", "Keeper of clusters", ["Kubernetes": 7], cv: "Zyxname's CV")
        try await fit.refresh()
        let kind = try #require(try fit.kind(of: "Zyxname"))
        #expect(kind.slug == "devops_engineer" && kind.source == "model:scripted:m")
        let asked = try #require(fit.asked("assign_category").first)
        #expect(asked.contains("Keeper of clusters") && asked.contains("Kubernetes"))
        #expect(asked.contains("devops_engineer") && !asked.contains("Zyxname"))
    }

    @Test("A kind that there is not yet is proposed, and nobody is matched for it unconfirmed")
    func proposal() async throws {
        let fit = try FitDesk { _ in Self.kind(nil, "Senior Beekeeping, of hives") }
        try fit.person("ada", "Imker", ["Rust": 9])
        try await fit.refresh()
        let kind = try #require(try fit.kind(of: "ada"))
        #expect(kind.slug == "beekeeping_hives" && kind.source == "model:scripted:m")
        let status: String? = try fit.desk.database.read {
            try $0.value("SELECT status FROM search_category WHERE slug = 'beekeeping_hives'")
        }
        #expect(status == "proposed")
        #expect(try fit.fits().isEmpty)
    }

    @Test(
        "A model that names what is none is not believed, and the title is proposed",
        arguments: [
            ("; DROP TABLE listing", nil), ("", ""), ("Data Engineer", nil), (nil, "  "),
            (nil, nil),
        ] as [(String?, String?)])
    func lying(slug: String?, suggestion: String?) async throws {
        let fit = try FitDesk { _ in Self.kind(slug, suggestion) }
        try fit.person("ada", "Head of Bee Keeping (m/w/d)")
        try await fit.refresh()
        let kind = try #require(try fit.kind(of: "ada"))
        #expect(kind.slug == "bee_keeping" && kind.source == "words")
    }

    @Test("Without a model a title that names no kind is proposed, and without one nobody can tell")
    func alone() async throws {
        let fit = try FitDesk()
        try fit.person("ada", "Beekeeper")
        try fit.person("bea", nil, ["Rust": 9])
        try await fit.refresh()
        #expect(try fit.kind(of: "ada")?.slug == "beekeeper")
        let kind = try #require(try fit.kind(of: "bea"))
        #expect(kind.slug == nil && kind.confidence == 0)
    }

    @Test("A second run asks nobody, and an edit that changes no title or skill neither")
    func again()
        async throws
    {
        let fit = try FitDesk { _ in Self.kind("sales") }
        try fit.person("ada", "Keeper of clusters")
        try await fit.refresh()
        try await fit.refresh()
        try fit.touch("ada")
        try await fit.refresh()
        #expect(fit.asked("assign_category").count == 1)
        try fit.desk.database.write {
            try $0.execute("UPDATE candidate SET headline = 'Keeper of keys' WHERE id = 'ada'")
        }
        try fit.touch("ada")
        try await fit.refresh()
        #expect(fit.asked("assign_category").count == 2)
    }

    @Test("Whom a human put to a kind stays there, whatever changes") func human() async throws {
        let fit = try FitDesk { _ in Self.kind("sales") }
        try fit.person("ada", "Data Engineer")
        try fit.desk.database.write { connection in
            let id: ID<SearchCategory>? = try connection.value(
                "SELECT id FROM search_category WHERE slug = 'designer'")
            try connection.execute(
                CandidateCategory(
                    candidate: ID("ada"), category: id, confidence: 1, source: "human:bo",
                    digest: "",
                    updatedAt: Timestamp(microseconds: 1)
                ).upsert(onConflict: "candidate_id"))
        }
        try fit.touch("ada")
        try await fit.refresh()
        try fit.desk.database.write { try SearchCategory.resort(on: $0) }
        try await fit.refresh()
        let kind = try #require(try fit.kind(of: "ada"))
        #expect(kind.slug == "designer" && kind.source == "human:bo")
        #expect(fit.asked("assign_category").isEmpty)
    }

    @Test("A model that falters leaves what words tell, and is asked again in the next run")
    func faltering() async throws {
        let isAway = Mutex(true)
        let fit = try FitDesk { (_) throws(ModelProblem) in
            if isAway.withLock({ $0 }) { throw .trouble(service: "scripted", status: 503) }
            return Self.kind("devops_engineer")
        }
        try fit.person("ada", "Keeper of clusters")
        try fit.person("bea", "Keeper of keys")
        let told = try await fit.refresh()
        #expect(told.contains("told by words alone"))
        #expect(try fit.kind(of: "ada")?.slug == "keeper_clusters")
        #expect(fit.asked("assign_category").count == 1, "who fails is left alone for this run")
        isAway.withLock { $0 = false }
        try await fit.refresh()
        #expect(try fit.kind(of: "ada")?.slug == "devops_engineer")
        #expect(try fit.kind(of: "bea")?.slug == "devops_engineer")
    }

    @Test("Someone kept home is put to a kind by words alone") func keptHome() async throws {
        let fit = try FitDesk { _ in Self.kind("sales") }
        try fit.person("ada", "Keeper of clusters", ["Rust": 9], cv: "Rust")
        try fit.desk.database.write {
            try $0.execute("UPDATE candidate SET is_kept_home = 1 WHERE id = 'ada'")
        }
        try await fit.refresh()
        #expect(try fit.kind(of: "ada")?.source == "words")
        #expect(fit.provider?.calls.isEmpty == true)
    }

    @Test("A kind that is added takes the listings and the people that it names") func added()
        async throws
    {
        let fit = try FitDesk()
        try fit.person("ada", "Beekeeper", ["Rust": 9])
        try fit.listing("Beekeeper", FitDesk.backend)
        try await fit.refresh()
        #expect(try fit.fits().isEmpty)
        try fit.desk.database.write { connection in
            try connection.execute("UPDATE search_category SET status = 'kept'")
            try SearchCategory.resort(on: connection)
        }
        try await fit.refresh()
        let kind = try #require(try fit.kind(of: "ada"))
        #expect(kind.slug == "beekeeper" && kind.confidence == 0.6)
        #expect(try fit.fits().count == 1)
        try fit.desk.database.write { connection in
            try connection.execute("DELETE FROM search_category WHERE slug = 'beekeeper'")
            try SearchCategory.resort(on: connection)
        }
        try await fit.refresh()
        let left: Int? = try fit.desk.database.read {
            try $0.value("SELECT count(*) FROM listing WHERE category_id IS NOT NULL")
        }
        #expect(left == 0)
    }

    @Test("Titles of any signs and any length end in a kind or in none") func hostile() async throws
    {
        let fit = try FitDesk()
        let titles = [
            "", " ", "\u{0}", "\u{202E}reenignE", "'; DROP TABLE candidate; --", "%_*", "🦀🦀🦀",
            String(repeating: "Data Engineer ", count: 20_000),
            String(repeating: "x", count: 300_000),
            "a" + String(repeating: "\u{301}", count: 100_000),
        ]
        for (number, title) in titles.enumerated() { try fit.person("p\(number)", title) }
        try await fit.refresh()
        for number in titles.indices { #expect(try fit.kind(of: "p\(number)") != nil) }
        #expect(try fit.kind(of: "p7")?.slug == "data_engineer")
    }
}
