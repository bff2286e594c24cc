import Resumes
import Testing

@Suite("Themes of variants") struct VariantThemeTests {
    @Test("A theme keeps the order of its keywords, in which they matter") func order() {
        let theme = VariantTheme(slug: "data", name: "Data", keywords: ["Spark", "Airflow"])
        #expect(theme.keywords.first == "Spark")
    }
}
