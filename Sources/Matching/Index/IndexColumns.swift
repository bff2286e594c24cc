/// The columns of an index, one entry a candidate unless it says otherwise.
struct IndexColumns: Sendable {
    /// Several numbers a candidate, side by side: those of candidate i are `values[starts[i]..<starts[i+1]]`.
    struct Lists<Element: Sendable>: Sendable {
        var starts: [Int32] = [0]
        var values: [Element] = []

        mutating func append(_ elements: some Sequence<Element>) {
            values.append(contentsOf: elements)
            starts.append(Int32(truncatingIfNeeded: values.count))
        }

        func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

        mutating func finish() {
            starts = QuantizedRows.fitted(starts)
            values = QuantizedRows.fitted(values)
        }

        var byteCount: Int { starts.capacity * 4 + values.capacity * MemoryLayout<Element>.stride }
    }

    /// A claim of a skill.
    struct Claim: Sendable {
        /// The skill's number × 4 + its proof.
        var skillAndProof: UInt32
        /// 1–10, or not a number.
        var rating: Float
        /// Or not a number.
        var years: Float

        var skill: Int { Int(skillAndProof >> 2) }
        var proof: HeldSkill.Proof {
            HeldSkill.Proof(rawValue: Int(skillAndProof & 3)) ?? .listed
        }
    }

    /// Facts of a candidate that are yes or no.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        static let verified = Flags(rawValue: 1)
        static let highlighted = Flags(rawValue: 2)
        /// A vector of another model's length, which the rows cannot hold.
        static let foreign = Flags(rawValue: 4)
        /// At least one position vector, of whatever length.
        static let hasPositions = Flags(rawValue: 8)
    }

    static let none: Int32 = -1
    /// A vector that is there but has no row.
    static let unkept: Int32 = -2

    let dimensions: Int
    var ids = Lists<UInt8>()
    var rows: QuantizedRows
    var skillRows: QuantizedRows
    var positions = Lists<Int32>()
    var titles = Lists<Int32>()
    var experience: [Int32] = []
    var domain: [Int32] = []
    var culture: [Int32] = []
    var claims = Lists<Claim>()
    /// Beside `claims.values`; empty while no skill has a vector.
    var claimRows: [Int32] = []
    var years: [Double] = []
    var rung: [Int8] = []
    var payMinimum: [Double] = []
    var payMaximum: [Double] = []
    var payCurrency: [Int16] = []
    var whereabouts: [Int32] = []
    var flags: [Flags] = []
    var exclusions: [Int: Exclusion.Reason] = [:]

    /// What the numbers in the columns stand for.
    var skillNumbers: [String: Int] = [:]
    var currencies: [String] = []
    var places: [Whereabouts] = []
    private var placeNumbers: [Whereabouts: Int32] = [:]

    /// What the location part reads of a candidate; few of them differ.
    struct Whereabouts: Hashable, Sendable {
        var timeZone: String?
        var place: Locality?
    }

    init(dimensions: Int) {
        self.dimensions = dimensions
        rows = QuantizedRows(dimensions: dimensions)
        skillRows = QuantizedRows(dimensions: dimensions)
    }

    var count: Int { years.count }

    func id(_ index: Int) -> String {
        String(decoding: ids.values[ids.range(index)], as: UTF8.self)
    }

    mutating func append(_ candidate: CandidateProfile) {
        if let reason = candidate.exclusion { exclusions[count] = reason }
        ids.append(candidate.id.utf8)
        var flags: Flags = []
        if candidate.isVerified { flags.insert(.verified) }
        if candidate.isHighlighted { flags.insert(.highlighted) }
        if !candidate.vectors.positions.isEmpty { flags.insert(.hasPositions) }
        appendVectors(candidate.vectors, &flags)
        appendClaims(candidate.skills)
        appendPay(candidate.compensation)
        rung.append(Int8(candidate.seniority?.rawValue ?? -1))
        let place = Whereabouts(timeZone: candidate.timeZone, place: candidate.place)
        if let number = placeNumbers[place] {
            whereabouts.append(number)
        } else {
            let number = Int32(truncatingIfNeeded: places.count)
            placeNumbers[place] = number
            places.append(place)
            whereabouts.append(number)
        }
        self.flags.append(flags)
        years.append(candidate.years ?? .nan)
    }

    private mutating func appendVectors(_ vectors: CandidateVectors, _ flags: inout Flags) {
        func isForeign(_ vector: [Float]) -> Bool { !vector.isEmpty && vector.count != dimensions }
        let all =
            vectors.positions + vectors.titles
            + [vectors.experience, vectors.domain, vectors.culture].compactMap { $0 }
        if all.contains(where: isForeign) { flags.insert(.foreign) }
        let kept = vectors.positions.compactMap { rows.add($0) }
        positions.append(kept)
        titles.append(vectors.titles.compactMap { rows.add($0) })
        experience.append(row(vectors.experience))
        domain.append(row(vectors.domain))
        culture.append(row(vectors.culture))
    }

    private mutating func row(_ vector: [Float]?) -> Int32 {
        vector.flatMap { rows.add($0) } ?? Self.none
    }

    private mutating func appendClaims(_ skills: [String: HeldSkill]) {
        let hadRows = !claimRows.isEmpty
        var numbered: [(number: Int, skill: HeldSkill)] = []
        for (id, skill) in skills.sorted(by: { $0.key < $1.key }) {
            let number = skillNumbers[id] ?? skillNumbers.count
            skillNumbers[id] = number
            numbered.append((number, skill))
        }
        let start = claims.values.count
        claims.append(
            numbered.map {
                Claim(
                    skillAndProof: UInt32(
                        truncatingIfNeeded: $0.number << 2 | $0.skill.proof.rawValue),
                    rating: $0.skill.rating.map { Float($0) } ?? .nan,
                    years: $0.skill.years.map { Float($0) } ?? .nan)
            })
        guard hadRows || numbered.contains(where: { $0.skill.vector != nil }) else { return }
        if !hadRows { claimRows = Array(repeating: Self.none, count: start) }
        for (_, skill) in numbered { claimRows.append(claimRow(skill.vector)) }
    }

    private mutating func claimRow(_ vector: [Float]?) -> Int32 {
        guard let vector, !vector.isEmpty else { return Self.none }
        if let row = skillRows.add(vector, limit: MatchIndex.skillRowLimit) { return row }
        // No direction means no likeness; another length or too many rows mean an unknown one.
        return vector.count == dimensions && QuantizedRows.length(vector) == nil
            ? Self.none : Self.unkept
    }

    private mutating func appendPay(_ pay: PayRange) {
        payMinimum.append(pay.minimum ?? .nan)
        payMaximum.append(pay.maximum ?? .nan)
        guard let currency = pay.currency else { return payCurrency.append(-1) }
        let number = currencies.firstIndex(of: currency) ?? currencies.count
        if number == currencies.count { currencies.append(currency) }
        payCurrency.append(Int16(truncatingIfNeeded: number))
    }

    func pay(_ index: Int) -> PayRange {
        func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
        let currency = Int(payCurrency[index])
        return PayRange(
            known(payMinimum[index]), known(payMaximum[index]),
            currency: currency < 0 ? nil : currencies[currency])
    }

    mutating func finish() {
        rows.finish()
        skillRows.finish()
        ids.finish()
        positions.finish()
        titles.finish()
        claims.finish()
        claimRows = QuantizedRows.fitted(claimRows)
        placeNumbers = [:]
    }

    var byteCount: Int {
        rows.byteCount + skillRows.byteCount + ids.byteCount + positions.byteCount
            + titles.byteCount + claims.byteCount + 4 * claimRows.capacity
            + 4 * (experience.capacity + domain.capacity + culture.capacity + whereabouts.capacity)
            + 8 * (years.capacity + payMinimum.capacity + payMaximum.capacity)
            + 2 * payCurrency.capacity + rung.capacity + flags.capacity
    }
}
