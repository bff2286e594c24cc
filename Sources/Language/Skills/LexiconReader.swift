import Prelude

/// Reads lexicon files line by line; the working state of `Lexicon.init`.
struct LexiconReader {
    private(set) var neverMerge: [ID<Skill>: [ID<Skill>: String]] = [:]
    private(set) var ambiguous: [String: [AmbiguousForm]] = [:]
    private var drafts: [Draft] = []
    private var byName: [String: Int] = [:]
    private var ids: [ID<Skill>: Int] = [:]

    /// A skill whose related names are still to be found.
    private struct Draft {
        var skill: Skill
        var related: [String]
        var file: String
        var line: Int
    }

    static func isRule(_ name: String) -> Bool {
        name == "ambiguous.tsv" || name == "never-merge.tsv"
    }

    mutating func readSkills(_ file: (name: String, bytes: [UInt8])) throws(LexiconError) {
        let family = file.name.hasSuffix(".tsv") ? String(file.name.dropLast(4)) : file.name
        for (line, columns) in Self.rows(file.bytes) {
            guard (3...5).contains(columns.count) else {
                throw LexiconError(
                    file: file.name, line: line,
                    problem: "expected canonical, group, kind, aliases, related; "
                        + "found \(columns.count) columns")
            }
            guard let kind = Skill.Kind(rawValue: columns[2]) else {
                let kinds = Skill.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw LexiconError(
                    file: file.name, line: line,
                    problem: "expected a kind (\(kinds)), found \"\(columns[2])\"")
            }
            let id = Lexicon.slug(columns[0])
            if let other = ids[id] {
                throw LexiconError(
                    file: file.name, line: line,
                    problem: "\"\(columns[0])\" stands in \(drafts[other].file) line "
                        + "\(drafts[other].line) already")
            }
            ids[id] = drafts.count
            byName[columns[0]] = drafts.count
            let skill = Skill(
                id: id, name: columns[0], family: family, group: columns[1], kind: kind,
                aliases: columns.count > 3 ? Self.list(columns[3]) : [], related: [])
            let related = columns.count > 4 ? Self.list(columns[4]) : []
            drafts.append(Draft(skill: skill, related: related, file: file.name, line: line))
        }
    }

    mutating func resolveRelated() throws(LexiconError) {
        for index in drafts.indices {
            let draft = drafts[index]
            var related: [ID<Skill>] = []
            for name in draft.related {
                guard let other = byName[name] else {
                    throw LexiconError(
                        file: draft.file, line: draft.line,
                        problem: "related skill \"\(name)\" is no canonical name")
                }
                related.append(drafts[other].skill.id)
            }
            let skill = draft.skill
            drafts[index].skill = Skill(
                id: skill.id, name: skill.name, family: skill.family, group: skill.group,
                kind: skill.kind, aliases: skill.aliases, related: related)
        }
    }

    mutating func readRules(_ file: (name: String, bytes: [UInt8])) throws(LexiconError) {
        for (line, columns) in Self.rows(file.bytes) {
            if file.name == "ambiguous.tsv" {
                try readAmbiguous(columns, file: file.name, line: line)
            } else {
                try readNeverMerge(columns, file: file.name, line: line)
            }
        }
    }

    func finished() -> [Skill] {
        drafts.indices.sorted { drafts[$0].skill.id < drafts[$1].skill.id }.map { drafts[$0].skill }
    }

    private mutating func readAmbiguous(
        _ columns: [String], file: String, line: Int
    ) throws(LexiconError) {
        guard (3...5).contains(columns.count),
            let policy = AmbiguousForm.Policy(rawValue: columns[2])
        else {
            throw LexiconError(
                file: file, line: line,
                problem: "expected form, canonical, default|context|ask, words, words against")
        }
        let skill = try id(of: columns[1], file: file, line: line)
        let form = AmbiguousForm(
            form: columns[0], skill: skill, policy: policy,
            context: columns.count > 3 ? Self.words(columns[3]) : [],
            against: columns.count > 4 ? Self.words(columns[4]) : [])
        ambiguous[NameWords(columns[0]).key, default: []].append(form)
    }

    private mutating func readNeverMerge(
        _ columns: [String], file: String, line: Int
    ) throws(LexiconError) {
        var members: [ID<Skill>] = []
        for name in columns where !name.hasPrefix("!") && !name.isEmpty {
            members.append(try id(of: name, file: file, line: line))
        }
        guard members.count >= 2 else {
            throw LexiconError(
                file: file, line: line, problem: "expected at least two canonical names")
        }
        let reason = columns.last { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        for member in members {
            for other in members where other != member {
                neverMerge[member, default: [:]][other] = reason ?? "different skills"
            }
        }
    }

    private func id(of name: String, file: String, line: Int) throws(LexiconError) -> ID<Skill> {
        guard let index = byName[name] else {
            throw LexiconError(
                file: file, line: line, problem: "\"\(name)\" is no canonical name")
        }
        return drafts[index].skill.id
    }

    private static func words(_ column: String) -> Set<String> {
        Set(list(column).map(Folding.fold))
    }

    private static func list(_ column: String) -> [String] {
        guard !column.isEmpty else { return [] }
        return column.utf8.split(separator: 0x7C).compactMap {
            let name = trimmed($0)
            return name.isEmpty ? nil : name
        }
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> String {
        var bytes = bytes
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(Substring(bytes))
    }

    /// The rows of a file without comments and empty lines, each with its line number from 1.
    private static func rows(_ bytes: [UInt8]) -> [(line: Int, columns: [String])] {
        var rows: [(Int, [String])] = []
        var columns: [String] = []
        var line = 1
        var start = 0
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : 0x0A
            guard byte == 0x09 || byte == 0x0A else { continue }
            columns.append(text(bytes, start, index))
            start = index + 1
            guard byte == 0x0A else { continue }
            let isEmpty = columns.count == 1 && columns[0].isEmpty
            if !isEmpty, columns[0].utf8.first != 0x23 { rows.append((line, columns)) }
            columns.removeAll(keepingCapacity: true)
            line += 1
        }
        return rows
    }

    /// The text of some bytes without the spaces and carriage returns around it.
    private static func text(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
        var start = start
        var end = end
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0D { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
