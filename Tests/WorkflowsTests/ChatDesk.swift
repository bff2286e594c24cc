import Conversation
import Documents
import FoundationEssentials
import Language
import LanguageModels
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport

@testable import Workflows

/// A desk with four people and three jobs to talk about.
struct ChatDesk: Sendable {
    let test: TestDatabase
    let now = Timestamp(microseconds: 1_795_000_000_000_000)
    /// The ids of people and jobs by their names.
    let ids: [String: String]

    private static let people = [
        ("Runa Feldmark", "Berlin", "Rust (Expert), PostgreSQL (Advanced), Kubernetes (Beginner)"),
        ("Runa Aalto", "Turku", "Figma (Expert), Typography"),
        ("Mio Tanabe", "", "Python (Advanced), SQL (Advanced), Docker"),
        ("Dora Invented", "Oslo", "Java (Expert), Kubernetes (Advanced), Terraform"),
    ]

    private static let posts = [
        ("Backend Engineer", "Rust, expert level\n- Kubernetes, advanced\n- Terraform"),
        ("Data Analyst", "SQL, advanced\n- Python\n- Tableau"),
        ("Product Designer", "Figma, advanced\n- Typography"),
        ("Cluster Operator", "Terraform"),
    ]

    init() throws {
        test = try TestDatabase(.current, schema: WholeDesk.schema)
        let knowledge = try PipelineDesk.knowledge.get()
        let normalizing = Normalizing(knowledge: knowledge, today: now.day)
        let moment = now
        var ids: [String: String] = [:]
        let people = try Self.people.enumerated().map { index, person in
            let (name, city, skills) = person
            return try GapDesk.document(
                "\(name)\nEngineer\n\(city.isEmpty ? "" : city + "\n")p\(index)@example.org\n\nSKILLS\n\(skills)\n",
                "\(index).txt")
        }
        let posts = try Self.posts.map { title, skills in
            try GapDesk.document(
                "# \(title)\n\nCompany: Nordbahn Pay\nLocation: Berlin, Germany\n\n## Requirements\n- \(skills)\n",
                "\(title).md")
        }
        let made = try test.database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", now: moment, ids: IDSource(seed: 11))
            return try people.map { document in
                guard case .candidate(let draft) = normalizing.draft(document, subject: .candidate)
                else { return "" }
                return try intake.take(draft, from: document.incoming).id
            }
                + posts.map { document in
                    guard case .job(let draft) = normalizing.draft(document, subject: .job) else {
                        return ""
                    }
                    return try intake.take(draft, from: document.incoming).id
                }
        }
        for (name, id) in zip(Self.people.map(\.0) + Self.posts.map(\.0), made) { ids[name] = id }
        self.ids = ids
        try demandUnknown(of: ids["Cluster Operator"] ?? "")
    }

    /// A job that asks for a skill by a name that nobody has filed.
    private func demandUnknown(of job: String) throws {
        let name = "Zyxomatic Kubernetes"
        try database.write { connection in
            try connection.execute(
                """
                INSERT INTO skill (id, name, folded, kind, created_by, review, created_at, bag_id, is_filed)
                VALUES ('unknown', \(name), \(SkillFolding.fold(name)), 'unknown', 'import', 'pending',
                \(now), 'unknown', \(false))
                """)
            try connection.execute(
                """
                INSERT INTO job_skill (job_id, skill_id, surface, requirement, position)
                VALUES (\(job), 'unknown', \(name), \(JobSkill.must), 9)
                """)
        }
    }

    var database: any Database { test.database }

    private static let catalogue = Result {
        func bytes(_ name: String) throws -> [UInt8] {
            Array(try Data(contentsOf: URL(filePath: Project.root + "/data/learning/" + name)))
        }
        return try LearningCatalogue(
            items: bytes("catalogue.tsv"), relations: bytes("relations.tsv"), named: "catalogue.tsv"
        )
    }

    /// The conversations as a program has them that starts anew.
    func conversations(
        seed: UInt64, on database: (any Database)? = nil, at moment: Timestamp? = nil,
        asking: AskingBands = AskingBands(), about selection: ChatState = ChatState(),
        model: ScriptedProvider? = nil,
        onText: (@Sendable (String) async -> Void)? = nil
    ) -> Conversations<ChatGraph> {
        let (moment, database) = (moment ?? now, database ?? test.database)
        let seeds = Mutex(SeededGenerator(seed: seed))
        let ids: @Sendable () -> IDSource = { IDSource(seed: seeds.withLock { $0.next() }) }
        var surroundings = DeskSurroundings(
            knowledge: { try PipelineDesk.knowledge.get() },
            zones: TimeZones { name, _ in name == "UTC" ? 0 : nil },
            today: { Day(number: 20_700) }, profile: "muster", processors: 2, zone: "UTC")
        surroundings.asking = asking
        surroundings.ids = ids
        if let model {
            surroundings.models = { database in
                let accounting = StoredAccounting(
                    on: database, budgets: Budgets(), now: { moment }, ids: ids)
                return DeskModels(
                    reading: LanguageModel(
                        "m", of: model, accounting: accounting, price: Price(input: 1, output: 1)))
            }
        }
        let graph = ChatGraph(
            on: database, surroundings, GapConfiguration(),
            catalogue: { try Self.catalogue.get() }, now: { moment }, about: selection,
            onText: onText)
        return Conversations(
            graph, on: database, questions: ChatQuestions.desk, now: { moment }, ids: ids)
    }

    /// Answers a question as the command line does, in one transaction.
    func answer(
        _ question: String, _ text: String, seed: UInt64, on database: (any Database)? = nil,
        at moment: Timestamp? = nil
    ) throws {
        try answerQuestion(
            question, text, seed: seed, at: moment ?? now, on: database ?? test.database)
    }

    /// A script: each entry is said, or answers the question that waits then.
    func play(
        _ script: [String], seed: UInt64, on database: (any Database)? = nil
    ) async throws {
        let chats = conversations(seed: seed, on: database)
        var thread: ID<Conversation.Thread>?
        var turn: Turn?
        for (index, line) in script.enumerated() {
            if case .needsInput(_, let question)? = turn, !line.hasPrefix("!") {
                try answer(
                    question, line, seed: seed &* 31 &+ UInt64(index) &* 7, on: database)
                if let thread { turn = try await chats.proceed(thread) }
            } else {
                let text = line.hasPrefix("!") ? String(line.dropFirst()) : line
                let said = try await chats.say(text, in: thread, by: "ada")
                (thread, turn) = (said.thread, said.turn)
            }
        }
    }

    /// Goes on with a script that a death cut short, as whoever comes next does: what was heard is not said
    /// again, what was answered is not answered again.
    func finish(_ script: [String], seed: UInt64) async throws {
        let chats = conversations(seed: seed)
        var thread = try database.read { try Thread.latest(limit: 1, on: $0).first?.id }
        var turn: Turn?
        if let thread { turn = try await chats.proceed(thread) }
        while let line = try next(of: script, thread, turn) {
            if case .needsInput(_, let question)? = turn, !line.hasPrefix("!") {
                try answer(question, line, seed: seed &* 37)
                if let thread { turn = try await chats.proceed(thread) }
            } else {
                let text = line.hasPrefix("!") ? String(line.dropFirst()) : line
                let said = try await chats.say(text, in: thread, by: "ada")
                (thread, turn) = (said.thread, said.turn)
            }
        }
    }

    /// The line of a script that has not been heard yet; nil when all were.
    private func next(
        of script: [String], _ thread: ID<Conversation.Thread>?, _ turn: Turn?
    ) throws -> String? {
        guard let thread else { return script.first }
        let heard = try database.read { connection in
            let messages: Int =
                try connection.value(
                    """
                    SELECT count(*) FROM thread_message
                    WHERE thread_id = \(thread) AND role = 'user'
                    """) ?? 0
            let answers: Int =
                try connection.value(
                    """
                    SELECT count(*) FROM checkpoint JOIN question ON question.id = question_id
                    WHERE thread_id = \(thread) AND question.status = 'answered'
                    """) ?? 0
            return messages + answers
        }
        return heard < script.count ? script[heard] : nil
    }

    /// What was said and asked in the one thread there is, without what differs from time to time.
    func transcript() throws -> [String] {
        try database.read { connection in
            guard let thread = try Thread.latest(limit: 1, on: connection).first?.id else {
                return []
            }
            let said = try ThreadMessage.latest(of: thread, limit: 100, on: connection).map {
                "\($0.role.rawValue): \($0.text)"
            }
            let asked = try connection.fetch(
                Question.self,
                """
                WHERE id IN (SELECT question_id FROM checkpoint WHERE thread_id = \(thread))
                ORDER BY asked_at, id
                """)
            let last = try Checkpoint.last(of: thread, on: connection)
            return said
                + asked.map {
                    "asked: \(ChatQuestion($0).text) \($0.status.rawValue) \($0.answer ?? "")"
                }
                .sorted()
                + ["at: \(last?.node ?? "") then \(last?.next ?? "nothing")"]
        }
    }

    /// Forgets every conversation, with what was asked and taught in it.
    func clear() throws {
        try database.write { connection in
            var ledger = Ledger(on: connection, who: "ada", now: now, ids: IDSource(seed: 3))
            do { while true { try ledger.undo() } } catch LedgerError.nothingToUndo {}
            for table in [
                "thread", "question", "gap_report", "planner_choice", "planner_arm", "ledger",
                "ledger_group", "ledger_value",
            ] {
                try connection.execute("DELETE FROM \(.raw(table))")
            }
        }
    }
}
