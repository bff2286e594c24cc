import Language
import Matching
import Prelude
import Recruiting
import Testing

@Suite("What the lexicon says of a skill asked for") struct SkillDemandTests {
    @Test("Neighbours stand in for each other in part, and kinds weigh differently")
    func demand() throws {
        let rows = """
            Kubernetes\tcontainers\ttool\tK8s\tDocker
            Docker\tcontainers\ttool\t\t
            Teamwork\tsocial\tsoft\t\t
            """
        let demand = SkillDemand(
            try Lexicon(files: [(name: "software.tsv", bytes: Array(rows.utf8))]))
        let docker = Lexicon.slug("Docker")
        let kubernetes = Lexicon.slug("Kubernetes")
        #expect(demand.substitutes(for: docker) == [.init(skill: kubernetes.text, credit: 0.5)])
        #expect(demand.substitutes(for: kubernetes) == [.init(skill: docker.text, credit: 0.5)])
        #expect(demand.substitutes(for: ID("unknown")).isEmpty)
        #expect(demand.weight(of: docker) == 1)
        #expect(demand.weight(of: Lexicon.slug("Teamwork")) < 0.5)
        #expect(demand.weight(of: ID("unknown")) == 1)
    }
}
