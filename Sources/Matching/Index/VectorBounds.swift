/// Bounds of the vector part of candidates of an index.
struct VectorBounds {
    private let profile: ScoreProfile
    private let job: JobProfile
    private let role: QuantizedQuery?
    private let title: QuantizedQuery?
    private let domain: QuantizedQuery?
    private let culture: QuantizedQuery?
    /// Whether a vector of the job is of another length than the rows, so that nothing can be told.
    private let isForeign: Bool

    init(_ columns: IndexColumns, _ prepared: PreparedJob) {
        profile = prepared.profile
        job = prepared.job
        let dimensions = columns.dimensions
        role = QuantizedQuery(job.role, dimensions: dimensions)
        title = QuantizedQuery(job.title, dimensions: dimensions)
        domain = QuantizedQuery(job.domain, dimensions: dimensions)
        culture = QuantizedQuery(job.culture, dimensions: dimensions)
        isForeign = [job.role, job.title, job.domain, job.culture]
            .contains { $0.map { !$0.isEmpty && $0.count != dimensions } ?? false }
    }

    /// Whether which likenesses are known at all can only be told from the whole profile.
    func isUnclear(_ columns: IndexColumns, _ index: Int) -> Bool {
        isForeign || columns.flags[index].contains(.foreign)
    }

    /// The likenesses that are known, each between 0 and 1 unless `reading`; the row bounds of what
    /// was read are in `work`.
    func part(
        _ columns: IndexColumns, _ index: Int, reading: Bool, work: inout MatchIndex.Work
    ) -> (low: VectorPart, high: VectorPart) {
        let work1 = best(role, columns, columns.positions.range(index), columns.positions.values, reading, &work)
            ?? single(role, columns, columns.experience[index], reading, &work)
        let titles = best(title, columns, columns.titles.range(index), columns.titles.values, reading, &work)
        let domain = single(self.domain, columns, columns.domain[index], reading, &work)
        let culture = single(self.culture, columns, columns.culture[index], reading, &work)
        func end(_ bound: KeyPath<Interval, Double>) -> VectorPart {
            let role =
                profile.formulas == .original
                ? work1?[keyPath: bound]
                : RepairedFormulas.role(
                    work: work1?[keyPath: bound], title: titles?[keyPath: bound])
            return VectorPart(
                role: role, domain: domain?[keyPath: bound], culture: culture?[keyPath: bound])
        }
        return (end(\.low), end(\.high))
    }

    private func best(
        _ query: QuantizedQuery?, _ columns: IndexColumns, _ range: Range<Int>, _ rows: [Int32],
        _ reading: Bool, _ work: inout MatchIndex.Work
    ) -> Interval? {
        guard let query, !range.isEmpty else { return nil }
        guard reading else { return Interval.unit }
        var best = Interval(0)
        for position in range {
            work.rowsRead += 1
            best = best.joined(columns.rows.likeness(query, rows[position]))
        }
        return best
    }

    private func single(
        _ query: QuantizedQuery?, _ columns: IndexColumns, _ row: Int32, _ reading: Bool,
        _ work: inout MatchIndex.Work
    ) -> Interval? {
        guard let query, row >= 0 else { return nil }
        guard reading else { return Interval.unit }
        work.rowsRead += 1
        return columns.rows.likeness(query, row)
    }
}
