import Market
import Testing

@Suite("Titles put to kinds of work") struct TitleSorterTests {
    private static let sorter = TitleSorter(
        [
            .init(
                slug: "software_engineer",
                phrases: ["software engineer", "software developer", "* developer", "* engineer"]),
            .init(slug: "data_scientist", phrases: ["data scientist"]),
            .init(slug: "data_engineer", phrases: ["data engineer"]),
            .init(slug: "mechanical_engineer", phrases: ["mechanical engineer"]),
            .init(slug: "product_manager", phrases: ["product manager", "product owner"]),
            .init(slug: "marketing", phrases: ["marketing"]),
            .init(slug: "machine_learning_engineer", phrases: ["machine learning engineer"]),
        ], isTechnology: { ["java", "kotlin", "c++"].contains($0) })

    @Test(
        "A title goes where its longest phrase says",
        arguments: [
            ("Senior Software Engineer (m/f/d)", "software_engineer"),
            ("Mechanical Engineer", "mechanical_engineer"),
            ("Data Engineer", "data_engineer"),
            ("Lead Data Scientist – NLP", "data_scientist"),
            ("Software Engineers", "software_engineer"),
            ("C++ Developer", "software_engineer"),
            ("Kotlin Engineer", "software_engineer"),
            ("Product Marketing", "marketing"),
            ("Product Manager, Marketing", "product_manager"),
            ("Senior Machine Learning Engineer", "machine_learning_engineer"),
        ]) func sorted(title: String, slug: String)
    {
        #expect(Self.sorter.sort(title).first?.slug == slug)
    }

    @Test(
        "A title that names no kind goes nowhere, whatever letters it shares with one",
        arguments: [
            "Civil Engineer", "Sales Engineer", "Database Administrator", "Business Developer",
            "Metadata Scientistic", "", "🦊", "Productmanagement",
        ]) func none(title: String)
    {
        #expect(Self.sorter.sort(title).isEmpty)
    }

    @Test("A title can name several kinds, and says how sure each is") func several() {
        let sorted = Self.sorter.sort("Data Scientist / Data Engineer")
        #expect(sorted.map(\.slug) == ["data_engineer", "data_scientist"])
        #expect(sorted.allSatisfy { $0.confidence == 0.9 })
        #expect(Self.sorter.sort("Marketing").first?.confidence == 0.6)
        #expect(Self.sorter.sort("Java Developer").first?.confidence == 0.75)
    }

    @Test("A title of a megabyte is no trouble") func huge() {
        #expect(Self.sorter.sort(String(repeating: "java ", count: 200_000)).isEmpty)
    }
}
