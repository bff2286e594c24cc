/// Reads résumés in LaTeX of the family of `\resumeItem`, `\resumeSubheading` and `\resumeProjectHeading`.
///
/// Nothing of the text is passed over: what belongs to no known part is a section or a line of one.
package enum LaTeXResumeReader {
    /// The résumé of a source.
    ///
    /// - Throws: `ResumeReadingError` for sources that are too large, or without any section.
    package static func read(_ source: String) throws(ResumeReadingError) -> ResumeReading {
        guard source.utf8.count <= TeXParser.maximumBytes else {
            throw ResumeReadingError(
                reason: "The source has \(source.utf8.count) bytes; at most "
                    + "\(TeXParser.maximumBytes) are read",
                hint: "Give the résumé itself, without packages and pictures.")
        }
        let (nodes, problems) = TeXParser.parse(source)
        let blocks = LaTeXBlocks(body(of: nodes))
        var builder = LaTeXResumeBuilder()
        for block in blocks.blocks { builder.take(block) }
        guard builder.sectionCount > 0 else {
            throw ResumeReadingError(
                reason: "Expected sections (\\section{…}), found none",
                hint: "Give a résumé of the \\resumeItem family, or JSON Resume.")
        }
        var reading = ResumeReading(resume: builder.finished(), problems: problems)
        if !blocks.unknown.isEmpty {
            let count = blocks.unknown.count
            reading.problems.append(
                ResumeProblem(
                    place: "document",
                    message: "\(count) unknown \(count == 1 ? "macro" : "macros"), read as text"))
        }
        return reading
    }

    /// What stands between the start and the end of the document; without them, all of it.
    private static func body(of nodes: [TeXNode]) -> [TeXNode] {
        func mark(_ name: String) -> Int? {
            nodes.indices.first {
                guard nodes[$0] == .command(name),
                    let argument = TeXText.argument(nodes, after: $0)
                else { return false }
                return TeXText.plain(argument.nodes) == "document"
            }
        }
        let start = mark("begin").flatMap { TeXText.argument(nodes, after: $0)?.last }
        let from = start.map { $0 + 1 } ?? 0
        let end = mark("end") ?? nodes.count
        return from <= end ? Array(nodes[from..<end]) : []
    }
}
