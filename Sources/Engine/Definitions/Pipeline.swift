package import Storage

/// What is run: ops in their order, as a value. Built once when the program starts; the engine reads
/// it and never changes it.
package struct Pipeline: Sendable {
    /// The pipeline's name.
    package let name: String
    /// What it does, in one sentence.
    package let summary: String
    /// What one run is about, such as "a candidate"; nil when a run is about the desk as a whole.
    package let partition: Partitioning?
    /// What the last transition of a run survives; the others can be done again.
    package let durability: WriteMode.Durability
    /// The ops, each after those it needs.
    package let ops: [StoredOp]

    /// A pipeline from its ops, which the closure adds.
    package init(
        _ name: String, summary: String, partition: Partitioning? = nil,
        durability: WriteMode.Durability = .power, _ define: (inout Builder) -> Void
    ) {
        var builder = Builder()
        define(&builder)
        precondition(!builder.ops.isEmpty, "the pipeline \(name) has no op")
        self.name = name
        self.summary = summary
        self.partition = partition
        self.durability = durability
        ops = builder.ops
    }

    /// The op of a name, or nil.
    package func op(_ name: String) -> StoredOp? { ops.first { $0.name == name } }

    /// The ops that need nothing, with which a run begins.
    var first: [StoredOp] { ops.filter(\.needs.isEmpty) }

    /// Whether an op is one with which a run may end well: no other needs it.
    func isLast(_ op: StoredOp) -> Bool { !ops.contains { $0.needs.contains(op.name) } }

    /// The place of an op in the order of the ops.
    func position(of op: String) -> Int { ops.firstIndex { $0.name == op } ?? ops.count }
}

/// What the runs of a pipeline are about: one record each.
package struct Partitioning: Sendable {
    /// What a record is, in the singular.
    package var noun: String
    /// How many records there are.
    package var count: @Sendable (any Connection) throws -> Int
    /// The records after one, in a fixed order, at most as many as asked for.
    package var page: @Sendable (any Connection, _ after: String?, _ limit: Int) throws -> [String]

    /// A partitioning from its parts.
    package init(
        noun: String, count: @escaping @Sendable (any Connection) throws -> Int,
        page:
            @escaping @Sendable (any Connection, _ after: String?, _ limit: Int) throws -> [String]
    ) {
        self.noun = noun
        self.count = count
        self.page = page
    }
}

/// A handle to an op's output, usable only as the input of later ops of the same pipeline.
package struct Output<Value: StepValue>: Sendable {
    let op: String
}

extension Pipeline {
    /// Collects the ops of a pipeline; wrong types do not compile.
    package struct Builder {
        fileprivate var ops: [StoredOp] = []

        /// Adds an op that needs no other.
        package mutating func start<O>(_ op: Op<NoValue, O>) -> Output<O> {
            add(StoredOp(op, needs: []))
        }

        /// Adds an op that needs the output of another.
        @discardableResult
        package mutating func then<I, O>(_ op: Op<I, O>, _ input: Output<I>) -> Output<O> {
            add(StoredOp(op, needs: [input.op]))
        }

        /// Adds an op that needs the outputs of two others.
        @discardableResult
        package mutating func then<A, B, O>(
            _ op: Op<Both<A, B>, O>, _ first: Output<A>, _ second: Output<B>
        ) -> Output<O> {
            add(StoredOp(op, needs: [first.op, second.op]))
        }

        private mutating func add<O>(_ op: StoredOp) -> Output<O> {
            precondition(!ops.contains { $0.name == op.name }, "the op \(op.name) is there twice")
            ops.append(op)
            return Output(op: op.name)
        }
    }
}
