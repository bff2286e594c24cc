package import Prelude
package import Storage

/// Everything an engine may run: a plain value, so that tests can walk it and lists be printed from
/// it.
package struct Catalog: Sendable {
    /// The pipelines, in the order they are listed.
    package var pipelines: [Pipeline]
    /// The sensors.
    package var sensors: [Sensor]
    /// The schedules.
    package var schedules: [Schedule]
    /// The ways out.
    package var channels: [Channel]
    /// Chores of those who define the pipelines.
    package var duties: [any Duty] = []
    /// Other names under which pipelines are known.
    package var otherNames: [String: String]
    /// The answers to the keys that steps wait for, of those that have been answered.
    package var answers: @Sendable (any Connection, [String]) throws -> [String: JSONValue]
    /// Minutes east of UTC of a time zone at a moment, or nil for an unknown zone.
    package var offset: @Sendable (_ zone: String, _ at: Timestamp) -> Int?

    /// A catalog of pipelines; the rest is set where there is any.
    package init(
        pipelines: [Pipeline], sensors: [Sensor] = [], schedules: [Schedule] = [],
        channels: [Channel] = [], otherNames: [String: String] = [:]
    ) {
        self.pipelines = pipelines
        self.sensors = sensors
        self.schedules = schedules
        self.channels = channels
        self.otherNames = otherNames
        answers = { _, _ in [:] }
        offset = { zone, _ in zone == "UTC" ? 0 : nil }
        precondition(isUnambiguous, "two definitions share a name")
    }

    /// The pipeline of a name, or of another name it is known under.
    package func pipeline(_ name: String) -> Pipeline? {
        let name = otherNames[name] ?? name
        return pipelines.first { $0.name == name }
    }

    /// The sensor of a name.
    package func sensor(_ name: String) -> Sensor? { sensors.first { $0.name == name } }

    /// The schedule of a name.
    package func schedule(_ name: String) -> Schedule? { schedules.first { $0.name == name } }

    /// The channel of a name.
    package func channel(_ name: String) -> Channel? { channels.first { $0.name == name } }

    /// The pools that the ops count against, each once.
    package var pools: [Pool] {
        var pools: [Pool] = []
        for op in pipelines.flatMap(\.ops) where !pools.contains(where: { $0.name == op.pool.name })
        {
            pools.append(op.pool)
        }
        return pools
    }

    /// An op that several pipelines share is the same op in each, as what it made is kept by its name.
    private var hasOneVersionPerOp: Bool {
        var versions: [String: String] = [:]
        for op in pipelines.flatMap(\.ops) where op.inputState != nil {
            guard versions[op.name, default: op.version] == op.version else { return false }
            versions[op.name] = op.version
        }
        return true
    }

    /// Two limits of one name would hold by turns.
    private var hasOneLimitPerPool: Bool {
        let used = Set(pipelines.flatMap(\.ops).map(\.pool))
        return Set(used.map(\.name)).count == used.count
    }

    private var isUnambiguous: Bool {
        Set(pipelines.map(\.name)).count == pipelines.count
            && Set(sensors.map(\.name)).count == sensors.count
            && Set(schedules.map(\.name)).count == schedules.count
            && Set(channels.map(\.name)).count == channels.count
            && hasOneVersionPerOp && hasOneLimitPerPool
    }
}
