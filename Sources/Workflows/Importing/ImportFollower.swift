internal import Documents
internal import Engine
internal import Prelude
internal import Synchronization

/// Sees the runs of an import end, tells of each file once everything in it has ended, and gathers
/// the report in the order of the files.
final class ImportFollower: Sendable {
    private struct Seen {
        var told: Set<String> = []
        var files: [String: [ID<Run>: ImportedRun]] = [:]
        var newest = Timestamp(microseconds: 0)
    }

    private let found: [ImportWalk.Found]
    /// The files as they were named, by where they lie.
    private let named: [String: String]
    private let progress: @Sendable (ImportRequest.Progress) -> Void
    private let seen = Mutex(Seen())

    init(
        _ found: [ImportWalk.Found], place: (String) -> String,
        progress: @escaping @Sendable (ImportRequest.Progress) -> Void
    ) {
        self.found = found
        named = Dictionary(found.map { (place($0.path), $0.path) }) { first, _ in first }
        self.progress = progress
        for case .refused(let path, let error) in found { tell(path, error.code.rawValue) }
    }

    /// Takes note of the runs that have ended.
    func see(_ ended: [ImportedRun]) {
        let files = seen.withLock { seen in
            var ended = ended
            for index in ended.indices {
                ended[index].path = named[ended[index].path] ?? ended[index].path
                let run = ended[index]
                seen.files[run.path, default: [:]][run.run] = run
                seen.newest = max(seen.newest, run.endedAt)
            }
            return Set(ended.map(\.path)).sorted().map { ($0, seen.files[$0] ?? [:]) }
        }
        for (path, runs) in files {
            if let outcome = Self.outcome(of: Array(runs.values)) { tell(path, outcome) }
        }
    }

    /// From when on runs are looked for that have not been seen. A run may show its end later than
    /// it is dated, and machines differ in what moment it is.
    var horizon: Timestamp { seen.withLock { $0.newest - Self.margin } }
    private static let margin = Duration.seconds(5)

    /// What became of a file; nil while something in it has not ended.
    private static func outcome(of runs: [ImportedRun]) -> String? {
        var documents: Set<String> = []
        var (reads, others) = (0, 0)
        var last = ""
        for run in runs {
            switch run.result {
            case .read(let file, let names):
                documents.formUnion(file.items.compactMap(\.document))
                reads += 1
                others += file.others
                if let known = file.items.last?.known { last = names[known] ?? "" }
            case .refused(let code, _):
                if run.document == nil { return code }
                last = code
            case .taken(_, _, let name): last = name
            }
        }
        guard reads > 0, reads == others + 1,
            documents.isSubset(of: runs.compactMap(\.document))
        else { return nil }
        return last
    }

    private func tell(_ path: String, _ outcome: String) {
        let done = seen.withLock { seen in
            seen.told.insert(path).inserted ? seen.told.count : nil
        }
        guard let done else { return }
        progress(
            ImportRequest.Progress(
                done: done, total: found.count, path: path, outcome: outcome))
    }

    /// What became of every record, in the order of the files.
    var report: ImportReport {
        let files = seen.withLock { $0.files }
        var report = ImportReport()
        for file in found {
            switch file {
            case .refused(let path, let error):
                report.failed.append(
                    .init(path: path, reason: error.description, code: error.code.rawValue))
            case .file(let path):
                let sorted = (files[path] ?? [:]).values
                    .sorted { ($0.part ?? 0, $0.run) < ($1.part ?? 0, $1.run) }
                for run in sorted { report.add(run) }
            }
        }
        return report
    }
}

extension ImportReport {
    fileprivate mutating func add(_ run: ImportedRun) {
        switch run.result {
        case .refused(let code, let reason):
            failed.append(.init(path: run.path, reason: reason, code: code))
        case .read(let file, let names):
            for item in file.items {
                guard let id = item.known else { continue }
                unchanged.append(
                    Item(
                        path: run.path, part: item.part, kind: item.kind, id: id,
                        name: names[id] ?? ""))
            }
        case .taken(let taken, let kind, let name):
            let item = Item(
                path: run.path, part: run.part, kind: kind, id: taken.id, name: name)
            switch taken.outcome {
            case "imported": imported.append(item)
            case "updated": updated.append(item)
            default: unchanged.append(item)
            }
        }
    }
}
