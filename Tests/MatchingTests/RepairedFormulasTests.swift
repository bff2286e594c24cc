import Testing

@testable import Matching

@Suite("The repaired formulas") struct RepairedFormulasTests {
    @Test("Role joins the best position with the best title; one alone stands for both")
    func role() {
        #expect(abs((RepairedFormulas.role(work: 0.6, title: 0.65) ?? 0) - (0.36 + 0.20)) < 1e-12)
        #expect(RepairedFormulas.role(work: 0.6, title: nil) == 0.6)
        #expect(RepairedFormulas.role(work: nil, title: 0.2) == 0)
        #expect(RepairedFormulas.role(work: nil, title: nil) == nil)
    }

    @Test("A missing likeness is left out, not zero")
    func vector() {
        let part = VectorPart(role: 0.6, domain: nil, culture: 0.4)
        #expect(abs((part.value(.repaired) ?? 0) - (0.45 + 0.02) / 0.80) < 1e-12)
        #expect(abs((part.value(.original) ?? 0) - (0.24 + 0.10)) < 1e-12)
        #expect(VectorPart().value(.repaired) == nil)
    }

    @Test("Proof decides how far a claim is believed")
    func belief() {
        func belief(_ proof: HeldSkill.Proof, _ isVerified: Bool = false) -> Double {
            RepairedFormulas.belief(proof: proof, isVerified: isVerified)
        }
        #expect(belief(.current) == 1)
        #expect(belief(.shown) == 0.9)
        #expect(belief(.listed) == 0)
        #expect(belief(.listed, true) == 0.9)
    }

    @Test("Level and years scale a claim, and unknown ones do not count against it")
    func mastery() {
        func mastery(_ rating: Double?, _ level: Double?, _ years: Double?, _ least: Double?)
            -> Double
        {
            RepairedFormulas.mastery(
                rating: rating, minLevel: level, years: years, minYears: least)
        }
        #expect(mastery(10, nil, nil, nil) == 1)
        #expect(abs(mastery(8, 7, nil, nil) - 0.94) < 1e-12)
        #expect(abs(mastery(nil, 7, nil, 4) - 0.85) < 1e-12)
        #expect(abs(mastery(5, 7, nil, nil) - (0.5 + 0.35 * 5 / 7)) < 1e-12)
        #expect(abs(mastery(5, nil, 2, 4) - (0.5 + 0.35 * 0.75)) < 1e-12)
        #expect(mastery(5, nil, 9, 4) == mastery(5, nil, 4, 4))
    }

    private func coverage(
        _ credits: [Double?], listed: Set<Int> = [], listedCount: Int? = nil,
        hasPositions: Bool = true
    ) -> Double {
        var coverage = RepairedFormulas.Coverage()
        for (index, credit) in credits.enumerated() {
            coverage.add(
                weight: 1, credit: credit ?? 0, isHeld: credit != nil || listed.contains(index),
                isListed: listed.contains(index))
        }
        return coverage.share(
            weights: Double(credits.count), listedCount: listedCount ?? listed.count,
            hasPositions: hasPositions)
    }

    @Test("A listed skill counts a little, a list of everything nothing")
    func lists() {
        let half: [Double?] = [1, 1, 1, 1, 1, nil, nil, nil, nil, nil]
        #expect(coverage(half) == 0.5)
        // One of ten listed: .425 of its tenth, halved because half is proved.
        #expect(abs(coverage(half, listed: [5]) - (0.5 + 0.425 * 0.1 * 0.5)) < 1e-12)
        #expect(coverage(half, listed: [5, 6, 7]) == 0.5)
        #expect(coverage(half, listed: [5, 6, 7, 8, 9]) == 0.5)
        // A list four times the limit dilutes to a quarter.
        let diluted = coverage(half, listed: [5], listedCount: 64) - 0.5
        #expect(abs(diluted - 0.425 * 0.1 * 0.5 / 4) < 1e-12)
        // What proved skills imply replaces the list.
        #expect(coverage([1, 0.5], listed: [1]) == coverage([1, 0.5]))
    }

    @Test("A row of tags counts up to .4 and is diluted by more tags")
    func tags() {
        let none: [Double?] = [nil, nil]
        #expect(coverage(none, listed: [0, 1], hasPositions: false) == 0.4)
        #expect(coverage(none, listed: [0, 1], listedCount: 32, hasPositions: false) == 0.2)
        #expect(coverage(none, listed: [0, 1]) == 0)
        #expect(coverage([], hasPositions: false) == 0)
    }

    @Test("Pay within or below what is offered is 1, single figures too")
    func compensation() {
        func pay(_ offer: PayRange, _ ask: PayRange, _ rates: [String: Double] = [:]) -> Double? {
            RepairedFormulas.compensation(offer, ask, rates: rates)
        }
        let offer = PayRange(100_000, 150_000, currency: "USD")
        #expect(pay(offer, PayRange(120_000, 120_000, currency: "USD")) == 1)
        #expect(pay(offer, PayRange(60_000, 80_000, currency: "USD")) == 1)
        #expect(pay(offer, PayRange(140_000, 200_000, currency: "USD")) == 1)
        #expect(pay(offer, PayRange(nil, 150_000)) == 1)
        #expect(abs((pay(offer, PayRange(187_500, 220_000)) ?? 9) - 0.5) < 1e-12)
        #expect(pay(offer, PayRange(300_000, 400_000)) == 0)
        #expect(pay(offer, PayRange()) == nil)
        #expect(pay(PayRange(), PayRange(1, 2)) == nil)
        #expect(pay(offer, PayRange(-5, .nan)) == nil)
        let euros = PayRange(140_000, 160_000, currency: "EUR")
        #expect(pay(offer, euros) == nil)
        #expect(
            abs((pay(offer, euros, ["EUR": 1.25, "USD": 1]) ?? 9) - (1 - 25_000.0 / 75_000)) < 1e-9)
    }

    @Test("Offices ask for the place, remote jobs for the time zone at most")
    func location() {
        var job = JobProfile(id: "j")
        job.places = [Locality(city: "Berlin", country: "Germany"), Locality(country: "Spain")]
        func score(_ place: Locality?, _ offset: Int? = nil) -> Double? {
            RepairedFormulas.location(
                job: job, demand: TimeZoneDemand(job.timeZones) { _ in nil }, place: place,
                offset: offset)
        }
        job.locationType = .onsite
        #expect(score(Locality(city: "Berlin", country: "Germany")) == 1)
        #expect(score(Locality(city: "Munich", country: "Germany")) == 0.4)
        #expect(score(Locality(city: "Madrid", country: "Spain")) == 0.4)
        #expect(score(Locality(city: "Paris", country: "France")) == 0)
        #expect(score(nil) == nil)
        job.locationType = .hybrid
        #expect(score(Locality(city: "Munich", country: "Germany")) == 0.5)
        job.locationType = .remote
        // Nothing is asked, so the part is left out: totals stay comparable between jobs.
        #expect(score(nil) == nil)
        job.timeZones = "UTC+0 to UTC+2"
        #expect(score(nil) == nil)
        #expect(score(nil, 60) == 1)
        job.locationType = nil
        job.timeZones = nil
        #expect(score(Locality(city: "Berlin", country: "Germany"), 60) == nil)
    }

    @Test("Missing years cost, further years do not, and the rung stands in for unknown years")
    func seniority() {
        var job = JobProfile(id: "j")
        job.seniority = .senior
        #expect(RepairedFormulas.seniorityPoints(job, years: 3, rung: nil) == 4)
        #expect(RepairedFormulas.seniorityPoints(job, years: 30, rung: nil) == 0)
        #expect(RepairedFormulas.seniorityPoints(job, years: nil, rung: .junior) == 8)
        #expect(RepairedFormulas.seniorityPoints(job, years: nil, rung: nil) == 0)
        job.minYears = 10
        #expect(RepairedFormulas.seniorityPoints(job, years: 3, rung: nil) == 10)
    }
}
