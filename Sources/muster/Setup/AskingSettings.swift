import Workflows

/// What the program is told about when it decides by itself and when it asks, under the names of the
/// requirement documents: `hitl` with a band for each thing that may ask. The mapper's is with what gap
/// reports are reckoned with.
struct AskingSettings: Sendable {
    /// The settings in the order in which `where` prints them.
    let all: [(name: String, setting: Setting)]

    private static let bands:
        [(name: String, path: any WritableKeyPath<AskingBands, ConfidenceBand> & Sendable)] = [
            ("extractor", \.extractor), ("ranking", \.ranking), ("learning", \.learning),
        ]

    /// The names that a configuration file may use; it nests them.
    static var keys: [String] {
        bands.flatMap { ["hitl.\($0.name).high", "hitl.\($0.name).low"] } + [matching]
    }

    /// Whether a matching asks first.
    private static let matching = "hitl.matching"

    init(_ sources: SettingSources) {
        let usual = AskingBands()
        all =
            Self.bands.flatMap { band in
                [("high", usual[keyPath: band.path].high), ("low", usual[keyPath: band.path].low)]
                    .map {
                        end, value in
                        let key = "hitl.\(band.name).\(end)"
                        let variable = "MUSTER_" + key.uppercased().replacing(".", with: "_")
                        return (key, sources.pick(nil, [variable], key, "\(value)"))
                    }
            } + [
                (Self.matching, sources.pick(nil, ["MUSTER_HITL_MATCHING"], Self.matching, "off"))
            ]
    }

    /// The bands, and whether a matching asks first.
    ///
    /// - Throws: `Failure` for a value that is no share, a band whose low end is above its high one, or a
    ///   mode of matching that is none.
    func bands() throws -> AskingBands {
        var bands = AskingBands()
        for (name, path) in Self.bands { bands[keyPath: path] = try band("hitl.\(name)") }
        switch value(of: Self.matching) {
        case "auto": bands.isMatchingAsking = true
        case "off": bands.isMatchingAsking = false
        case let other:
            throw Failure.usage("\(Self.matching): expected auto or off, found \(other)")
        }
        return bands
    }

    private func value(of name: String) -> String {
        all.first { $0.name == name }?.setting.value ?? ""
    }

    private func band(_ name: String) throws -> ConfidenceBand {
        func share(_ end: String) throws -> Double {
            let text = value(of: "\(name).\(end)")
            guard let value = Double(text), (0...1).contains(value) else {
                throw Failure.usage("\(name).\(end): expected a number from 0 to 1, found \(text)")
            }
            return value
        }
        let band = ConfidenceBand(high: try share("high"), low: try share("low"))
        guard band.low <= band.high else {
            throw Failure.usage(
                "\(name).low: expected at most \(name).high, \(band.high), found \(band.low)")
        }
        return band
    }
}
