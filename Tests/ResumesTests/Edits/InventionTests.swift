import Prelude
import Resumes
import Testing

/// Texts by which a model tries to say more than its source.
enum Attempts {
    struct Technique: Sendable, CustomStringConvertible {
        var name: String
        var texts: [(id: String, text: String)]

        var description: String { name }
    }

    static let all =
        ofNumbers + ofQuantities + ofNames + ofSkills + ofSigns + ofClaims
        + ofMixtures
}

@Suite("Inventions") struct InventionTests {
    @Test("No attempt to say more than the source gets through", arguments: Attempts.all)
    func inventions(technique: Attempts.Technique) {
        for (id, text) in technique.texts {
            let outcome = EditGates.apply([SampleResume.edit(id, text)], to: SampleResume.resume)
            #expect(outcome.accepted.isEmpty, "\(id): \(text)")
            let isUnchanged = outcome.resume == SampleResume.resume
            #expect(isUnchanged)
            #expect(outcome.refused.count == 1)
        }
    }

    @Test("There are more than 200 attempts, no two the same") func count() {
        let texts = Attempts.all.flatMap { $0.texts.map { "\($0.id) \($0.text)" } }
        #expect(texts.count > 200)
        #expect(Set(texts).count == texts.count)
    }

    @Test("All attempts in one answer change nothing, and none is the evidence of another")
    func together() {
        let edits = Attempts.all.flatMap(\.texts).map { SampleResume.edit($0.id, $0.text) }
        let outcome = EditGates.apply(edits, to: SampleResume.resume)
        let isUnchanged = outcome.resume == SampleResume.resume
        #expect(isUnchanged)
        #expect(outcome.refused.count == edits.count)
    }
}
