import Language

/// A lexicon of a few lines, so that a test shows all that it depends on.
enum SmallLexicon {
    static let software = """
        # canonical\tgroup\tkind\taliases\trelated
        Java\tlanguage\ttool\tJava language\t
        JavaScript\tlanguage\ttool\tJS|ECMAScript\t
        C\tlanguage\ttool\tC language|ANSI C\t
        C++\tlanguage\ttool\tCPP\tC
        C#\tlanguage\ttool\t\t
        Go\tlanguage\ttool\tGolang\t
        .NET\tlanguage\ttool\tdotnet\tC#
        Node.js\tweb-framework\ttool\tNode\tJavaScript
        React\tweb-frontend\ttool\t\tJavaScript
        React Native\tmobile\ttool\t\tReact
        Apache Spark\tdata\ttool\tSpark\t
        Apache Kafka\tdata\ttool\t\t
        PostgreSQL\tdatabase\ttool\tPostgres\t
        SQL\tlanguage\ttool\t\t
        Amazon Web Services\tcloud\ttool\tAWS\t
        iOS\tmobile\ttool\t\t
        PowerPoint\toffice\ttool\t\t
        CI/CD\tpractice\tpractice\t\t
        Unit testing\tpractice\tpractice\t\t
        Search engine optimization\tmarketing\tpractice\tSEO\t
        Relational database\tdatabase\tknowledge\t\t
        Pay\tpeople\tpractice\tpłace\t
        Backend development\tarea\tarea\tBackend\t
        Project management\tpractice\tpractice\t\t
        Product management\tpractice\tpractice\t\t
        """
    static let ambiguous = """
        Go\tGo\tcontext\tlanguage|developer\tlive|through
        C\tC\tcontext\tlanguage\tvitamin|grade
        Spark\tApache Spark\tdefault\tdata\tjoy|plug
        PM\tProject management\task\tproject\t
        PM\tProduct management\task\tproduct\t
        """
    static let neverMerge = "Java\tJavaScript\t!different languages\nReact\tReact Native\n"

    static func lexicon() throws -> Lexicon {
        try Lexicon(files: [
            ("software.tsv", Array(software.utf8)), ("ambiguous.tsv", Array(ambiguous.utf8)),
            ("never-merge.tsv", Array(neverMerge.utf8)),
        ])
    }

    static func resolver() throws -> SkillResolver { SkillResolver(try lexicon()) }
}
