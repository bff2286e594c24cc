import Testing

@testable import Matching

@Suite("The repaired formulas") struct RepairedFormulasTests {
    @Test("Role joins the best position with the best title; one alone stands for both")
    func role() {
        #expect(abs((RepairedFormulas.role(work: 0.6, title: 0.65) ?? 0) - (0.42 + 0.15)) < 1e-12)
        #expect(RepairedFormulas.role(work: 0.6, title: nil) == 0.6)
        #expect(RepairedFormulas.role(work: nil, title: 0.2) == 0)
        #expect(RepairedFormulas.role(work: nil, title: nil) == nil)
    }

    @Test("A missing likeness is left out, not zero")
    func vector() {
        let part = VectorPart(role: 0.6, domain: nil, culture: 0.4)
        #expect(abs((part.mean ?? 0) - (0.24 + 0.10) / 0.65) < 1e-12)
        #expect(VectorPart(role: nil, domain: nil, culture: nil).mean == nil)
    }

    @Test("Proof decides how far a claim is believed")
    func belief() {
        func belief(_ proof: CandidateSkill.Proof, years: Bool = false, verified: Bool = false)
            -> Double
        { RepairedFormulas.belief(proof: proof, statesYears: years, isVerified: verified) }
        #expect(belief(.current) == 1)
        #expect(belief(.shown) == 0.9)
        #expect(belief(.listed) == 0)
        #expect(belief(.listed, years: true) == 0.3)
        #expect(belief(.listed, verified: true) == 0.75)
    }

    @Test("Level and years scale a claim, and unknown ones do not count against it")
    func level() {
        #expect(abs(RepairedFormulas.level(rating: 8, minLevel: 7) - 0.94) < 1e-12)
        #expect(abs(RepairedFormulas.level(rating: 5, minLevel: 7) - 0.85 * 5 / 7) < 1e-12)
        #expect(abs(RepairedFormulas.level(rating: nil, minLevel: 7) - 0.85) < 1e-12)
        #expect(RepairedFormulas.duration(years: 2, minYears: 4) == 0.75)
        #expect(RepairedFormulas.duration(years: 9, minYears: 4) == 1)
        #expect(RepairedFormulas.duration(years: nil, minYears: 4) == 1)
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
        #expect(abs((pay(offer, euros, ["EUR": 1.25, "USD": 1]) ?? 9) - (1 - 25_000.0 / 75_000)) < 1e-9)
    }

    @Test("Offices ask for the place, remote jobs for the time zone at most")
    func location() {
        var job = JobProfile(id: "j")
        job.places = [Place(city: "Berlin", country: "Germany"), Place(country: "Spain")]
        func score(_ place: Place?, _ offset: Int? = nil) -> Double? {
            RepairedFormulas.location(
                job: job, demand: TimeZoneDemand(job.timeZones) { _ in nil }, place: place,
                offset: offset)
        }
        job.locationType = .onsite
        #expect(score(Place(city: "Berlin", country: "Germany")) == 1)
        #expect(score(Place(city: "Munich", country: "Germany")) == 0.4)
        #expect(score(Place(city: "Madrid", country: "Spain")) == 0.4)
        #expect(score(Place(city: "Paris", country: "France")) == 0)
        #expect(score(nil) == nil)
        job.locationType = .hybrid
        #expect(score(Place(city: "Munich", country: "Germany")) == 0.5)
        job.locationType = .remote
        #expect(score(nil) == 1)
        job.timeZones = "UTC+0 to UTC+2"
        #expect(score(nil) == nil)
        #expect(score(nil, 60) == 1)
        job.locationType = nil
        job.timeZones = nil
        #expect(score(Place(city: "Berlin", country: "Germany"), 60) == nil)
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

    @Test("A row of tags counts up to .4 and is diluted by more tags")
    func tags() {
        #expect(abs(RepairedFormulas.tagCoverage(heldWeight: 4, weights: 4, tagCount: 9) - 0.4) < 1e-12)
        #expect(
            abs(RepairedFormulas.tagCoverage(heldWeight: 4, weights: 4, tagCount: 30) - 0.2) < 1e-12)
        #expect(RepairedFormulas.tagCoverage(heldWeight: 0, weights: 0, tagCount: 0) == 0)
    }
}
