import Workflows

/// What the program is told about when it decides by itself and when it asks, under the names of the
/// requirement documents: `hitl` with a band for each thing that may ask.
struct AskingSettings: Sendable {
    /// From which confidence on a name of a skill is filed without asking, 0–1.
    var extractorHigh: Setting
    /// Below which confidence nobody is asked about one, 0–1.
    var extractorLow: Setting

    /// The names that a configuration file may use; it nests them.
    static let keys = ["hitl.extractor.high", "hitl.extractor.low"]

    init(_ sources: SettingSources) {
        let usual = AskingBands()
        func pick(_ key: String, _ usual: Double) -> Setting {
            let variable = "MUSTER_" + key.uppercased().replacing(".", with: "_")
            return sources.pick(nil, [variable], key, "\(usual)")
        }
        extractorHigh = pick("hitl.extractor.high", usual.extractor.high)
        extractorLow = pick("hitl.extractor.low", usual.extractor.low)
    }

    /// The settings in the order in which `where` prints them.
    var all: [(name: String, setting: Setting)] {
        [("hitl.extractor.high", extractorHigh), ("hitl.extractor.low", extractorLow)]
    }

    /// The bands.
    ///
    /// - Throws: `Failure` for a value that is no share, or a band whose low end is above its high one.
    func bands() throws -> AskingBands {
        var bands = AskingBands()
        bands.extractor = try band("hitl.extractor", high: extractorHigh, low: extractorLow)
        return bands
    }

    private func band(_ name: String, high: Setting, low: Setting) throws -> ConfidenceBand {
        func share(_ end: String, _ setting: Setting) throws -> Double {
            guard let value = Double(setting.value), (0...1).contains(value) else {
                throw Failure.usage(
                    "\(name).\(end): expected a number from 0 to 1, found \(setting.value)")
            }
            return value
        }
        let band = ConfidenceBand(high: try share("high", high), low: try share("low", low))
        guard band.low <= band.high else {
            throw Failure.usage(
                "\(name).low: expected at most \(name).high, \(band.high), found \(band.low)")
        }
        return band
    }
}
