import Prelude
import Resumes
import Testing

@Suite("Keys of variants") struct VariantKeyTests {
    private func key(
        _ resume: Resume = SampleResume.small,
        _ theme: VariantTheme = VariantTheme(slug: "a", name: "A", keywords: ["x", "y"]),
        model: String? = "m", prompt: String = "1",
        options: [String: String] = ["a": "1", "b": "2"]
    ) -> String {
        VariantKey(
            resume: resume, theme: theme, model: model, promptVersion: prompt, options: options
        ).text
    }

    @Test("The same gives the same key, whatever the order of options and of unknown members")
    func same() {
        #expect(key() == key(options: ["b": "2", "a": "1"]))
        var (left, right) = (SampleResume.small, SampleResume.small)
        left.more = [JSONMember("p", 1), JSONMember("q", 2)]
        right.more = [JSONMember("q", 2), JSONMember("p", 1)]
        #expect(key(left) == key(right))
    }

    @Test("Everything that a variant depends on changes its key") func different() {
        var resume = SampleResume.small
        resume.work[0].bullets[0] += "."
        var reordered = SampleResume.small
        reordered.work[0].bullets.reverse()
        let keys = [
            key(), key(resume), key(reordered), key(model: nil), key(model: "n"), key(prompt: "2"),
            key(options: [:]), key(options: ["a": "1", "b": "3"]),
            key(SampleResume.small, VariantTheme(slug: "b", name: "A", keywords: ["x", "y"])),
            key(SampleResume.small, VariantTheme(slug: "a", name: "A", keywords: ["y", "x"])),
            key(SampleResume.small, VariantTheme(slug: "a", name: "A", keywords: ["x y"])),
        ]
        #expect(Set(keys).count == keys.count)
    }
}
