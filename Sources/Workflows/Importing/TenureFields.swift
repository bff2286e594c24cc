internal import Prelude
internal import Recruiting

/// What follows from a person's positions (facts §1.4): how many there were, and how long they lasted.
enum TenureFields {
    /// The fields from the positions' lengths in months, nil where one is not known.
    static func fields(months: [Int?]) -> [String: ProposedValue] {
        guard !months.isEmpty else { return [:] }
        var fields = [
            "job_count": derived(months.count), "job_switches_count": derived(months.count - 1),
        ]
        let tenures = months.compactMap(\.self)
        if let longest = tenures.max() {
            fields["average_tenure_months"] = derived(tenures.reduce(0, +) / tenures.count)
            fields["longest_tenure_months"] = derived(longest)
        }
        return fields
    }

    private static func derived(_ count: Int) -> ProposedValue {
        ProposedValue(.integer(Int64(count)), confidence: 0.9, source: RulesReading.source)
    }
}
