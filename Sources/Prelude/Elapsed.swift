/// Lengths of time as people read them.
package enum Elapsed {
    /// `340 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`; a negative length is none.
    package static func text(_ duration: Duration) -> String {
        let milliseconds = max(0, duration.microseconds / 1000)
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        let seconds = milliseconds / 1000
        if seconds < 60 { return "\(seconds).\(milliseconds % 1000 / 100) s" }
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
}
