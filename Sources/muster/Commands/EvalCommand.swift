import Glibc
import LanguageModels
import Prelude
import Recruiting
import SQLiteStorage
import Web
import Workflows

/// The command that measures quality.
let evalCommands: [CommandSpec] = [
    CommandSpec(
        words: ["eval"],
        options: [
            .init(name: "data", value: "DIR", summary: "The folder of the evaluation data."),
            .init(name: "misses", value: nil, summary: "Say what went wrong, case by case."),
        ], summary: "Measure how well texts are read and people matched.", run: evaluate)
]

@Sendable private func evaluate(_ invocation: Invocation) throws -> Answer {
    let folder = try invocation["data"] ?? standardFolder()
    let shipped = DataFolder(path: invocation.session.settings.data.value)
    let scratch = try ScratchFolder(named: "eval")
    defer { scratch.remove() }
    let (figures, misses) = try Evaluation(
        knowledge: try invocation.session.knowledge(), data: EvaluationData(folder),
        own: EvaluationData(shipped.path), today: Session.now().day,
        other: try otherEmbedding(invocation.session), makeDesk: scratch.desk
    ).run { Output.narrate("measuring \($0)") }
    let table = TextTable(
        columns: [
            .init(title: "Area"), .init(title: "Figure", maximum: 70),
            .init(title: "Measured", isRight: true), .init(title: "With model", isRight: true),
            .init(title: "Wanted", isRight: true),
            .init(title: "Cases", isRight: true), .init(title: ""),
        ],
        rows: figures.map {
            [
                $0.area, $0.name, decimals($0.value), $0.other.map(decimals) ?? "",
                $0.target.map(decimals) ?? "–", "\($0.cases)",
                $0.holds ? "" : "MISSED",
            ]
        })
    let missed = figures.filter { !$0.holds }
    return Answer(
        [
            "figures": .array(figures.map(\.json)), "missed": JSONValue(missed.count),
            "misses": JSONValue(misses),
        ], table.lines + (invocation.has("misses") ? [""] + misses : []),
        exit: missed.isEmpty ? .done : .failed)
}

/// The embedding model that is set, measured beside the table that ships; nil when none is.
private func otherEmbedding(_ session: Session) throws -> EvaluationEmbedding? {
    let models = try ModelWiring(session)
        .models(accounting: NoAccounting(), paces: LocalPaces())
    guard let model = models.embedding else { return nil }
    let embedding = TextEmbedding(model)
    return EvaluationEmbedding(model: model.name) { texts in
        try waiting { try await embedding.vectors(of: texts) }
    }
}

private func standardFolder() throws -> String {
    for folder in ["../shared/data", "shared/data"] where access(folder + "/MANIFEST.md", F_OK) == 0
    {
        return folder
    }
    throw Failure.usage("eval needs --data DIR, the folder of the evaluation data")
}

extension Figure {
    fileprivate var json: JSONValue {
        [
            "area": .string(area), "name": .string(name), "value": .number(value),
            "with_model": JSONValue(other), "target": JSONValue(target), "cases": JSONValue(cases),
            "holds": .bool(holds),
        ]
    }
}

extension EvaluationData {
    /// The data in a folder of the file system.
    fileprivate init(_ folder: String) {
        let data = DataFolder(path: folder)
        self.init(read: { try data.bytes($0) }, list: { try data.names($0) })
    }
}
