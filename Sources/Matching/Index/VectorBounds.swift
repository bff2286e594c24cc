/// Bounds of the vector part of candidates of an index.
struct VectorBounds {
    private let isOriginal: Bool
    private let role: QuantizedQuery?
    private let title: QuantizedQuery?
    private let domain: QuantizedQuery?
    private let culture: QuantizedQuery?
    /// Whether a vector of the job is of another length than the rows, so that nothing can be told.
    private let isForeign: Bool

    init(_ columns: IndexColumns, _ prepared: PreparedJob) {
        isOriginal = prepared.profile.formulas == .original
        let job = prepared.job
        let dimensions = columns.dimensions
        role = QuantizedQuery(job.role, dimensions: dimensions)
        title = isOriginal ? nil : QuantizedQuery(job.title, dimensions: dimensions)
        domain = QuantizedQuery(job.domain, dimensions: dimensions)
        culture = QuantizedQuery(job.culture, dimensions: dimensions)
        isForeign = [job.role, job.title, job.domain, job.culture]
            .contains { $0.map { !$0.isEmpty && $0.count != dimensions } ?? false }
    }

    /// Whether which likenesses are known at all can only be told from the whole profile.
    func isUnclear(_ columns: IndexColumns, _ index: Int) -> Bool {
        isForeign || columns.flags[index].contains(.foreign)
    }

    /// The likenesses that are known, at least and at most. Without `reading` they are 0 and 1.
    func part(
        _ columns: IndexColumns, _ index: Int, reading: Bool, work: inout MatchIndex.Work
    ) -> (low: VectorPart, high: VectorPart) {
        let position = best(role, columns, columns.positions, index, reading, &work)
        // The original formulas read the career only where no position is known.
        let career =
            isOriginal && position != nil
            ? nil : single(role, columns, columns.experience[index], reading, &work)
        let low = RepairedFormulas.work(best: position?.low, career: career?.low)
        let high = RepairedFormulas.work(best: position?.high, career: career?.high)
        let titles = best(title, columns, columns.titles, index, reading, &work)
        let domain = single(self.domain, columns, columns.domain[index], reading, &work)
        let culture = single(self.culture, columns, columns.culture[index], reading, &work)
        return (
            VectorPart(
                role: role(low, titles?.low), domain: domain?.low, culture: culture?.low),
            VectorPart(
                role: role(high, titles?.high), domain: domain?.high, culture: culture?.high)
        )
    }

    private func role(_ done: Double?, _ title: Double?) -> Double? {
        isOriginal ? done : RepairedFormulas.role(work: done, title: title)
    }

    private func best(
        _ query: QuantizedQuery?, _ columns: IndexColumns, _ lists: IndexColumns.Lists<Int32>,
        _ index: Int, _ reading: Bool, _ work: inout MatchIndex.Work
    ) -> Interval? {
        let range = lists.range(index)
        guard let query, !range.isEmpty else { return nil }
        guard reading else { return Interval.unit }
        var best = Interval(0)
        for position in range {
            work.rowsRead += 1
            best = best.joined(columns.rows.likeness(query, lists.values[position]))
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
