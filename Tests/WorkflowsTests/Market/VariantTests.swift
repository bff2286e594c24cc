import LanguageModels
import Prelude
import Recruiting
import Resumes
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("Résumés cut for groups", .onEveryDatabase) struct VariantTests {
    private static let resume = Resume(
        basics: ResumeBasics(
            name: "Ada Example", summary: "Engineer of billing systems in Rust and Python."),
        work: [
            ResumeWork(
                company: "Orbital Widgets", position: "Engineer",
                period: ResumePeriod(start: "2019-03", end: "2023-05"),
                bullets: [
                    "Wrote reports in Python for 3 teams.",
                    "Rebuilt the billing service in Rust and cut its costs by 40 %.",
                ])
        ],
        skills: [
            ResumeSkills(name: "Languages", keywords: ["Python", "Rust"]),
            ResumeSkills(name: "Databases", keywords: ["PostgreSQL"]),
        ])

    private static let themes = [
        VariantTheme(slug: "systems", name: "Systems", keywords: ["Rust", "Kubernetes"]),
        VariantTheme(slug: "data", name: "Data", keywords: ["Python", "PostgreSQL"]),
        VariantTheme(slug: "web", name: "Web", keywords: ["React"]),
    ]

    /// The variants that a scripted model helps with, and what was announced.
    private func variants(
        _ desk: ModelDesk, options: ResumeVariants.Options = .init(), resume: Resume = resume
    ) async throws -> (variants: [ResumeVariants.Variant], said: [String]) {
        var said: [String] = []
        let database = desk.desk.database
        let made = try await ResumeVariants(
            model: desk.reading, database: database, today: Day(number: 20_700), options: options
        ).variants(
            of: resume, for: Self.themes, candidate: nil, now: PipelineDesk.now()
        ) { said.append($0) }
        return (made, said)
    }

    private static func edit(_ id: String, _ original: String, _ text: String) -> JSONValue {
        ["id": .string(id), "original": .string(original), "text": .string(text)]
    }

    @Test("Each group has its own order, and nothing is lost") func order() async throws {
        let desk = try ModelDesk { _ in ModelDesk.answer(["edits": []]) }
        let made = try await variants(desk).variants
        #expect(made.map(\.theme.slug) == ["systems", "data", "web"])
        #expect(made[0].resume.work[0].bullets[0].hasPrefix("Rebuilt"))
        #expect(made[0].resume.skills[0].keywords == ["Rust", "Python"])
        #expect(made[1].resume.work[0].bullets[0].hasPrefix("Wrote"))
        #expect(made[2].resume == Self.resume, "what shares nothing changes nothing")
        #expect(made[2].difference.isEmpty)
    }

    @Test("An edit that says what the résumé says holds, and one that says more does not")
    func gates() async throws {
        let bullet = "Rebuilt the billing service in Rust and cut its costs by 40 %."
        let desk = try ModelDesk { _ in
            ModelDesk.answer([
                "edits": [
                    Self.edit(
                        "summary", "Engineer of billing systems in Rust and Python.",
                        "Engineer of billing systems in Rust."),
                    Self.edit(
                        "work/0/bullets/0", bullet,
                        "Rebuilt the billing service in Rust and cut its costs by 90 %."),
                    Self.edit("work/0/company", "Orbital Widgets", "Google"),
                ]
            ])
        }
        let first = try #require(try await variants(desk).variants.first)
        #expect(first.accepted == 1)
        #expect(first.refused.count == 2)
        #expect(first.resume.basics.summary == "Engineer of billing systems in Rust.")
        #expect(first.resume.work[0].bullets.contains(bullet))
        #expect(first.difference.text.contains("Summary"))
    }

    @Test("All rewrites are under way at once, and how many are queued is said before")
    func atOnce() async throws {
        let all = Barrier(3)
        let desk = try ModelDesk { _ in
            await offPool { all.wait() }
            return ModelDesk.answer(["edits": []])
        }
        let (made, said) = try await variants(desk)
        #expect(made.count == 3)
        #expect(said == ["Queued rewrites for 3 clusters (concurrency 3)"])
    }

    @Test("No more rewrites are under way than the setting says") func concurrency() async throws {
        let under = Mutex((now: 0, most: 0))
        let desk = try ModelDesk { _ in
            under.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
            await Task.yield()
            under.withLock { $0.now -= 1 }
            return ModelDesk.answer(["edits": []])
        }
        var options = ResumeVariants.Options()
        options.concurrency = 1
        let said = try await variants(desk, options: options).said
        #expect(said == ["Queued rewrites for 3 clusters (concurrency 1)"])
        #expect(under.withLock { $0.most } == 1)
    }

    @Test("A model that fails at one group leaves the others, and that one its own words")
    func failure() async throws {
        let desk = try ModelDesk { call throws(ModelProblem) in
            guard !call.messages.contains(where: { $0.text.contains("Kubernetes") }) else {
                throw ModelProblem.refused(service: "m", status: 400)
            }
            return ModelDesk.answer(["edits": []])
        }
        let made = try await variants(desk).variants
        #expect(made.count == 3)
        #expect(made[0].problem != nil)
        #expect(
            made[0].resume.work[0].bullets[0].hasPrefix("Rebuilt"), "it is ordered all the same")
        #expect(made[1].problem == nil && made[2].problem == nil)
    }

    @Test("The same is asked once, and again where anything that it depends on changes") func kept()
        async throws
    {
        let desk = try ModelDesk { _ in ModelDesk.answer(["edits": []]) }
        _ = try await variants(desk)
        let again = try await variants(desk).variants
        #expect(again.allSatisfy { $0.isKept })
        #expect(try desk.calls.count == 3)
        var other = Self.resume
        other.work[0].bullets[0] = "Wrote reports in Python for 4 teams."
        #expect(try await variants(desk, resume: other).variants.allSatisfy { !$0.isKept })
        var fresh = ResumeVariants.Options()
        fresh.isFresh = true
        #expect(try await variants(desk, options: fresh).variants.allSatisfy { !$0.isKept })
        #expect(try desk.calls.count == 9)
    }

    @Test("Edits of a résumé given as a file are nobody's, and go when a person is erased")
    func erased() async throws {
        let desk = try ModelDesk { _ in ModelDesk.answer(["edits": []]) }
        try desk.desk.folder.write("ada.txt", ModelDesk.resume)
        let report = try await desk.desk.importFolder()
        let id = try #require(report.imported.first?.id)
        _ = try await variants(desk)
        #expect(try desk.desk.count("resume_variant", where: "candidate_id IS NULL") == 3)
        try desk.desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: PipelineDesk.now(), ids: IDSource(seed: 4))
            _ = try Erasure.erase(ID(id), ledger: &ledger, on: connection)
        }
        #expect(try desk.desk.count("resume_variant") == 0)
        #expect(try await variants(desk).variants.allSatisfy { !$0.isKept })
    }

    @Test("A refused edit is told in the words of the résumé that was cut, with its reason")
    func refusals() async throws {
        let bullet = "Rebuilt the billing service in Rust and cut its costs by 40 %."
        let desk = try ModelDesk { _ in
            ModelDesk.answer([
                "edits": [
                    Self.edit(
                        "work/0/bullets/0", bullet,
                        "Rebuilt the billing service in Python and cut its costs by 40 %.")
                ]
            ])
        }
        let first = try #require(try await variants(desk).variants.first)
        // It stands first in the variant, and second in the résumé.
        #expect(first.refusedPlaces == ["Orbital Widgets, Engineer: bullet 2"])
        #expect(first.refused.map(\.reason) == [.word])
        #expect(first.refused.map(\.found) == ["Python"])
        #expect(first.difference.text.contains("Orbital Widgets, Engineer: bullets, new order"))
    }

    @Test("Neither name nor employer leaves for a model") func privacy() async throws {
        let seen = Mutex("")
        let desk = try ModelDesk { call in
            seen.withLock { $0 += call.messages.map(\.text).joined() }
            return ModelDesk.answer(["edits": []])
        }
        _ = try await variants(desk)
        let sent = seen.withLock { $0 }
        #expect(sent.contains("billing"))
        #expect(!sent.contains("Ada Example") && !sent.contains("Orbital Widgets"))
    }

    @Test("A person of the desk has a résumé that holds what the desk holds") func person()
        async throws
    {
        let desk = try PipelineDesk()
        try desk.folder.write("ada.txt", ModelDesk.resume)
        let report = try await desk.importFolder()
        let id = try #require(report.imported.first?.id)
        let dossier = try #require(try desk.person(id))
        let resume = Resume(dossier)
        #expect(resume.basics.name == "Ada Example")
        #expect(resume.work.first?.company == "Orbital Widgets GmbH")
        #expect(
            resume.work.first?.bullets == [
                "Rebuilt the billing service in Rust and cut its costs by 40 %."
            ])
        #expect(resume.skills.flatMap(\.keywords).contains("PostgreSQL"))
    }
}
