package import Language
import Prelude

/// How well the knowledge that experts marked in job posts is found, counted in words.
package struct SkillSpanEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// Words found and missed, for whoever improves it: `+` found wrongly, `-` missed.
    package private(set) var differences: [String] = []

    /// Counts of words over some posts.
    private struct Count {
        var right = 0
        var found = 0
        var marked = 0
        var posts = 0

        var f1: Double {
            let sum = found + marked
            return sum == 0 ? 0 : 2 * Double(right) / Double(sum)
        }
    }

    /// Measures knowledge phrases on the posts below `jobs/`.
    /// - Throws: what reading the data throws, or a `JSONSyntaxError` for a broken line.
    package init(_ data: EvaluationData, phrases: KnowledgePhrases) throws {
        let bytes = try data.read("jobs/skillspan_postings.jsonl")
        var all = Count()
        var bySource: [String: Count] = [:]
        for line in bytes.split(separator: 0x0A) {
            let post = try JSONParser.parse(Array(line))
            guard let text = post["text"]?.string else { continue }
            let count = measure(text, post: post, phrases: phrases)
            Self.add(count, to: &all)
            Self.add(count, to: &bySource[post["source"]?.string ?? "", default: Count()])
        }
        figures.append(
            Figure("Skill spans", "F1 over words", all.f1, target: 0.48, cases: all.posts))
        let tech = bySource["tech"] ?? Count()
        figures.append(
            Figure("Skill spans", "the same, tech", tech.f1, target: 0.56, cases: tech.posts))
        let house = bySource["house"] ?? Count()
        figures.append(
            Figure("Skill spans", "the same, house", house.f1, target: nil, cases: house.posts))
    }

    private mutating func measure(_ text: String, post: JSONValue, phrases: KnowledgePhrases)
        -> Count
    {
        let source = SourceText(text)
        let marked = Self.spans(post["knowledge_spans"], in: text)
        let found = phrases.phrases(in: source).map(\.span)
        var count = Count(posts: 1)
        var line = ""
        for word in Self.words(source.utf8) {
            let isMarked = marked.contains { $0.overlaps(word) }
            let isFound = found.contains { $0.overlaps(word) }
            count.marked += isMarked ? 1 : 0
            count.found += isFound ? 1 : 0
            count.right += isMarked && isFound ? 1 : 0
            let sign = isMarked == isFound ? (isMarked ? "=" : "") : isMarked ? "-" : "+"
            line += sign + source.string(word) + " "
        }
        differences.append(line)
        return count
    }

    private static func add(_ count: Count, to sum: inout Count) {
        sum.right += count.right
        sum.found += count.found
        sum.marked += count.marked
        sum.posts += count.posts
    }

    /// The spans of a JSON array, whose offsets count characters of Unicode, in bytes.
    private static func spans(_ value: JSONValue?, in text: String) -> [TextSpan] {
        var offsets: [Int] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        return (value?.elements ?? []).compactMap { span in
            guard let start = span["start"]?.int, let end = span["end"]?.int,
                offsets.indices.contains(start), offsets.indices.contains(end)
            else { return nil }
            return TextSpan(offsets[start], offsets[end])
        }
    }

    /// Runs of bytes that are no space; a run without a letter or digit is no word.
    private static func words(_ utf8: [UInt8]) -> [TextSpan] {
        var words: [TextSpan] = []
        var start: Int?
        var hasLetter = false
        for index in 0...utf8.count {
            let isSpace = index == utf8.count || utf8[index] <= 0x20
            if isSpace {
                if let from = start, hasLetter { words.append(TextSpan(from, index)) }
                start = nil
                hasLetter = false
            } else {
                start = start ?? index
                let byte = utf8[index]
                hasLetter =
                    hasLetter || byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
            }
        }
        return words
    }
}
