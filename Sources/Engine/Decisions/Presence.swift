package import Prelude

/// Which engines are there, and who does the work.
package enum Presence {
    /// How long an engine may be silent before others count it as gone.
    package static let silence = Duration.seconds(15)

    /// Whether a program is still there, as far as can be known: a neighbour on the same machine can
    /// tell at once, everybody else by its silence.
    package static func isAlive(
        _ process: EngineProcess, host: String, now: Timestamp, runs: (String) -> Bool
    ) -> Bool {
        if process.host == host && !runs(process.process) { return false }
        return process.seenAt + silence > now
    }

    /// Whether an engine leaves the work to others: one inside a console does while a program on its
    /// machine does nothing else, and takes over when that goes. One on another machine cannot read
    /// the files of this one.
    package static func standsBy(
        _ me: EngineProcess, others: [EngineProcess], isAlive: (EngineProcess) -> Bool
    ) -> Bool {
        guard me.kind == .console else { return false }
        return others.contains {
            $0.kind == .engine && $0.host == me.host && !$0.isStopping && isAlive($0)
        }
    }
}
