extension StepProgress {
    /// `12 of 40 vectors`, `scoring`, or nothing when the op has not told.
    package var text: String {
        let count = total.map { "\(done) of \($0)" } ?? (done > 0 ? "\(done)" : "")
        return [count, note].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
