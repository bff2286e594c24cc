/// Reads résumés in LaTeX of the family of `\resumeItem`, `\resumeSubheading` and `\resumeProjectHeading`.
///
/// Nothing of the text is passed over: what belongs to no known part is a section or a line of one.
package enum LaTeXResumeReader {
    /// The résumé of a source.
    ///
    /// - Throws: `ResumeReadingError` for sources that are too large, or without any section: what `\input`
    ///   names is not read.
    package static func read(_ source: String) throws(ResumeReadingError) -> ResumeReading {
        guard source.utf8.count <= TeXParser.maximumBytes else {
            throw ResumeReadingError(
                reason: "The source has \(source.utf8.count) bytes; at most "
                    + "\(TeXParser.maximumBytes) are read",
                hint: "Give the résumé itself, without packages and pictures.")
        }
        let (nodes, problems) = TeXParser.parse(source)
        let body = body(of: nodes)
        let inputs = body.reduce(0) { $0 + LaTeXResumeReader.inputs(in: $1) }
        let blocks = LaTeXBlocks(body)
        var builder = LaTeXResumeBuilder()
        for block in blocks.blocks { builder.take(block) }
        guard builder.sectionCount > 0 else {
            throw ResumeReadingError(
                reason: "Expected sections (\\section{…}), found none",
                hint: inputs > 0
                    ? "Put the files that \\input names into this one: other files are not read."
                    : "Give a résumé of the \\resumeItem family, or JSON Resume.")
        }
        var reading = ResumeReading(resume: builder.finished(), problems: problems)
        if inputs > 0 {
            reading.problems.append(
                ResumeProblem(
                    place: "document",
                    message: "expected the whole résumé in one file, found \(inputs) \\input or "
                        + "\\include of others, which are not read"))
        }
        if !blocks.unknown.isEmpty {
            let count = blocks.unknown.count
            reading.problems.append(
                ResumeProblem(
                    place: "document",
                    message: "\(count) unknown \(count == 1 ? "macro" : "macros"), read as text"))
        }
        return try reading.ofResumeSize()
    }

    /// How often a node names another file that belongs to the document.
    private static func inputs(in node: TeXNode) -> Int {
        switch node {
        case .command("input"), .command("include"), .command("subfile"), .command("import"): 1
        case .group(let nodes), .option(let nodes): nodes.reduce(0) { $0 + inputs(in: $1) }
        case .command, .text, .column, .paragraph: 0
        }
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
