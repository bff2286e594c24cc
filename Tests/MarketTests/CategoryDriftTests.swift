import Market
import Testing

@Suite("Drifting category names") struct CategoryDriftTests {
    private let drift = CategoryDrift([
        SkillCategory(
            slug: "genai-llm", name: "Generative AI & LLMs", keywords: ["RAG", "LangChain"]),
        SkillCategory(
            slug: "data-platform", name: "Data Platform", keywords: ["Apache  Spark", "C#"]),
        SkillCategory(slug: "llms", name: "data platform", keywords: ["rag", "C"]),
        SkillCategory(slug: "", name: "***", keywords: ["", " "]),
    ])

    @Test(
        "A slug or a name is known however it is written",
        arguments: [
            ("genai-llm", "genai-llm"), ("genai_llm", "genai-llm"), ("GenAI LLM", "genai-llm"),
            ("generative_ai_llms", "genai-llm"), ("  Generative AI / LLMs.", "genai-llm"),
            ("Générative AI\u{200B} – LLMs", "genai-llm"), ("Data Platform", "data-platform"),
            ("LLMs", "llms"),
        ])
    func names(written: String, slug: String) {
        #expect(drift.slug(ofCategory: written, skill: "anything") == slug)
    }

    @Test(
        "Else the category counts that has the skill as a keyword, and else general",
        arguments: [
            ("AI Engineering", "rag", "genai-llm"), ("general", "LANGCHAIN", "genai-llm"),
            ("", "apache spark", "data-platform"), ("Languages", "c#", "data-platform"),
            ("Languages", "C", "llms"), ("Languages", "C++", "general"), ("", "", "general"),
            ("***", "leverage", "general"), ("genai", "ragtime", "general"),
        ])
    func skills(written: String, skill: String, slug: String) {
        #expect(drift.slug(ofCategory: written, skill: skill) == slug)
    }

    @Test("Names are lower case with one hyphen for whatever is no letter and no digit")
    func normalized() {
        #expect(CategoryDrift.normalized("__Cloud -- & DevOps (K8s)!") == "cloud-devops-k8s")
        #expect(CategoryDrift.normalized("Künstliche Intelligenz") == "kunstliche-intelligenz")
        #expect(CategoryDrift.normalized("\u{202E}\u{FEFF}  ") == "")
        #expect(CategoryDrift.normalized("機械学習/データ") == "機械学習-データ")
    }
}
