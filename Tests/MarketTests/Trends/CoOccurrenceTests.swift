import Market
import Prelude
import Testing

@Suite("Skills that stand together") struct CoOccurrenceTests {
    private func posting(_ number: Int, _ skills: [String]) -> Posting {
        Posting(key: "\(number)", title: "", skills: skills, posted: Day(number: 20_000))
    }

    /// Two hundred postings: Docker in 50, Kubernetes in 30, of which 20 with Docker, Git in every second,
    /// Cobol in four, all with Docker.
    private var postings: [Posting] {
        (0..<200).map { number in
            var skills: [String] = []
            if number < 50 { skills.append("Docker") }
            if (30..<60).contains(number) { skills.append("Kubernetes") }
            if number % 2 == 0 { skills.append("Git") }
            if number < 4 { skills.append("Cobol") }
            return posting(number, skills)
        }
    }

    @Test(
        "What stands with a skill more often than by chance is told with counts, lift and surprise")
    func companions() throws {
        let docker = CoOccurrence(postings).companions(of: "Docker")
        #expect(docker.count == 50 && docker.total == 200 && docker.shortage == nil)
        let kubernetes = try #require(docker.companions.first)
        #expect(docker.companions.count == 1 && docker.found == 1, "Git is chance, Cobol too rare")
        #expect(kubernetes.skill == "Kubernetes" && kubernetes.count == 30)
        #expect(kubernetes.together == 20 && abs(kubernetes.lift - 20.0 * 200 / (50 * 30)) < 1e-12)
        #expect(abs(kubernetes.surprise - 28.303460383080118) < 1e-9)
    }

    @Test("What is surest comes first, equals by name, and what is not listed is counted")
    func order() {
        let postings = (0..<100).map { number in
            posting(number, number < 20 ? ["a", "c", "b"] + (number < 12 ? ["d"] : []) : ["e"])
        }
        let all = CoOccurrence(postings).companions(of: "a")
        #expect(all.companions.map(\.skill) == ["b", "c", "d"])
        #expect(CoOccurrence(postings.reversed()).companions(of: "a") == all)
        let two = CoOccurrence(postings).companions(of: "a", limit: 2)
        #expect(two.companions.count == 2 && two.found == 3)
        #expect(CoOccurrence(postings).companions(of: "a", limit: .min).companions.isEmpty)
    }

    @Test("Too little is told as what there is too little of")
    func shortages() {
        let index = CoOccurrence(postings)
        #expect(index.companions(of: "Cobol").shortage == .with(4))
        #expect(index.companions(of: "nobody's").shortage == .with(0))
        #expect(CoOccurrence([]).companions(of: "Docker").shortage == .postings(0))
        let same = CoOccurrence((0..<70).map { posting($0, ["all"]) })
        #expect(same.companions(of: "all").shortage == .without(0))
        let repeated = CoOccurrence(postings + postings)
        #expect(repeated.total == 200)
        let docker = repeated.companions(of: "Docker")
        #expect(docker == index.companions(of: "Docker"))
    }
}
