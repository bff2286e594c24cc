package import Prelude

/// The places Muster knows, read once from the files of `data/places` and never changed.
package struct Gazetteer: Sendable {
    /// Reads the four files.
    /// - Throws: `GazetteerError` naming the file and line of the first broken rule.
    package init(
        countries: [UInt8], regions: [UInt8], places: [UInt8], zones: [UInt8]
    ) throws(GazetteerError) {
    }

    /// The place that a text as a whole names: `Milan`, `Austin, TX`, `20144 Milano, Italien`.
    package func place(_ text: String) -> Place? { nil }

    /// The places named in a stretch of text, in order and apart.
    package func find(in source: SourceText, within span: TextSpan? = nil) -> [Found<Place>] { [] }
}

/// What is wrong with a file of places, and where.
package struct GazetteerError: Error, Hashable, CustomStringConvertible {
    /// The file's name.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// What was expected and what was found.
    package let problem: String

    /// The whole message: `places.tsv:12: expected 6 columns, found 3`.
    package var description: String { "\(file):\(line): \(problem)" }
}
