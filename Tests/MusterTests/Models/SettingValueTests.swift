import Prelude
import TestSupport
import Testing
import Workflows

/// What every setting that is told from outside has in common: bad values, and how `where` shows them.
@Suite("Values of settings") struct SettingValueTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    /// Settings that are good.
    private static let good = [
        "MUSTER_MODEL_URL": "http://127.0.0.1:9/v1", "MUSTER_MODEL": "test-model",
        "MUSTER_EMBEDDING_MODEL": "vectors",
    ]

    @Test(
        "A value that cannot be is refused with 2 and the setting's name, before anybody is asked",
        arguments: [
            ("model_provider", ["MUSTER_MODEL_PROVIDER": "openia"]),
            ("model_url", ["MUSTER_MODEL_URL": "models.example.org"]),
            ("model_url", ["MUSTER_MODEL_PROVIDER": "server", "MUSTER_MODEL_URL": ""]),
            ("model_url", ["MUSTER_MODEL_URL": "http://example.org/v1", "MUSTER_MODEL_KEY": "k"]),
            ("MUSTER_MODEL", ["MUSTER_MODEL": ""]),
            ("embedding_model", ["MUSTER_MODEL_URL": ""]),
            ("embedding_url", ["MUSTER_EMBEDDING_URL": "ftp://example.org"]),
            (
                "embedding_url",
                ["MUSTER_EMBEDDING_URL": "http://example.org", "MUSTER_EMBEDDING_KEY": "k"]
            ),
            ("model_concurrency", ["MUSTER_MODEL_CONCURRENCY": "0"]),
            ("model_concurrency", ["MUSTER_MODEL_CONCURRENCY": "many"]),
            ("model_price", ["MUSTER_MODEL_PRICE": "cheap"]),
            ("model_price", ["MUSTER_MODEL_PRICE": "1/2/3"]),
            ("embedding_price", ["MUSTER_EMBEDDING_PRICE": "-1"]),
            ("budget_run", ["MUSTER_BUDGET_RUN": "-1"]),
            ("budget_day", ["MUSTER_BUDGET_DAY": "lots"]),
            ("budget_month", ["MUSTER_BUDGET_MONTH": "nan"]),
            ("scan_engine", ["MUSTER_SCAN_ENGINE": "ocr"]),
            ("aws_region", ["BEDROCK_LLM_ENABLED": "yes", "AWS_REGION": "eu/central"]),
            ("AWS_BEARER_TOKEN_BEDROCK", ["BEDROCK_LLM_ENABLED": "yes"]),
            ("AWS_SECRET_ACCESS_KEY", ["BEDROCK_LLM_ENABLED": "yes", "AWS_ACCESS_KEY_ID": "A"]),
            (
                "aws_endpoint_url_bedrock_runtime",
                [
                    "BEDROCK_LLM_ENABLED": "yes", "AWS_BEARER_TOKEN_BEDROCK": "k",
                    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": "nowhere",
                ]
            ),
            (
                "aws_endpoint_url_bedrock_runtime",
                [
                    "BEDROCK_LLM_ENABLED": "yes", "AWS_BEARER_TOKEN_BEDROCK": "k",
                    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": "http://example.org",
                ]
            ),
            ("proxy", ["MUSTER_PROXY": "ftp://proxy.example.org"]),
            ("proxy", ["MUSTER_PROXY": "http://ada:planted@/x"]),
            ("certificates", ["MUSTER_CERTIFICATES": "/no/such/file.pem"]),
        ] as [(String, [String: String])])
    func bad(name: String, environment: [String: String]) throws {
        let whole = Self.good.merging(environment) { $1 }
        try muster.folder.write("cv.txt", Papers.cv)
        for words in [["model", "check"], ["import", "cv.txt"]] {
            let result = try muster(words, environment: whole)
            #expect(result.exit == 2, "\(words)")
            #expect(result.errors.contains(name), "\(result.errors)")
            #expect(!(result.errors + result.output).contains("planted"))
        }
    }

    @Test(
        "How sure the machine must be is a share, and to ask no more than to decide",
        arguments: [
            ("hitl.extractor.high", ["MUSTER_HITL_EXTRACTOR_HIGH": "85"]),
            ("hitl.extractor.low", ["MUSTER_HITL_EXTRACTOR_LOW": "sure"]),
            ("hitl.extractor.low", ["MUSTER_HITL_EXTRACTOR_LOW": "0.9"]),
            ("hitl.matching", ["MUSTER_HITL_MATCHING": "yes"]),
            ("planner.mode", ["MUSTER_PLANNER_MODE": "on"]),
            ("planner.share", ["MUSTER_PLANNER_SHARE": "2"]),
            ("collector.interval", ["PIPELINE_INTERVAL_SECONDS": "5"]),
            ("collector.hours_old", ["JOB_HOURS_OLD": "a week"]),
            ("collector.concurrency", ["MUSTER_COLLECTOR_CONCURRENCY": "0"]),
            ("fit.threshold", ["MUSTER_FIT_THRESHOLD": "101"]),
            ("fit.model_pairs", ["MUSTER_FIT_MODEL_PAIRS": "-1"]),
            ("collector.command", ["MUSTER_COLLECTOR_COMMAND": "/bin/echo 'x"]),
        ])
    func badBand(name: String, environment: [String: String]) throws {
        try muster.folder.write("cv.txt", Papers.cv)
        let result = try muster(["import", "cv.txt"], environment: environment)
        #expect(result.exit == 2)
        #expect(result.errors.contains("\(name):"), "\(result.errors)")
    }

    @Test(
        "A value that cannot be of a setting for pages is refused too",
        arguments: [
            ("notion_url", ["MUSTER_NOTION_URL": "nowhere"]),
            ("notion_url", ["MUSTER_NOTION_URL": "http://example.org", "NOTION_TOKEN": "k"]),
            ("trusted_pages", ["MUSTER_TRUSTED_PAGES": "http://wiki.example.org/"]),
            ("trusted_pages", ["MUSTER_TRUSTED_PAGES": "wiki:none"]),
            ("proxy", ["MUSTER_PROXY": "a b"]),
            ("certificates", ["SSL_CERT_FILE": "/no/such/file.pem"]),
        ])
    func badPages(name: String, environment: [String: String]) throws {
        let result = try muster(
            ["notion", "fetch", "https://example.org/page"], environment: environment)
        #expect(result.exit == 2)
        #expect(result.errors.contains("\(name):"), "\(result.errors)")
    }

    /// The variables that set everything about models, the web, Airtable, Notion, asking and gaps, with
    /// the names of the settings and, where `where` may show it, what it shows.
    private static let all: [(variable: String, value: String, name: String, shown: String?)] =
        [
            ("MUSTER_MODEL_PROVIDER", "server", "model_provider", "server"),
            ("MUSTER_MODEL", "test-model", "model", "test-model"),
            (
                "MUSTER_MODEL_URL", "https://models.example.org/v1?k=planted-1", "model_url",
                "https://models.example.org/v1"
            ),
            ("MUSTER_MODEL_KEY", "planted-2", "model_key", nil),
            ("MUSTER_EMBEDDING_MODEL", "vectors", "embedding_model", "vectors"),
            ("MUSTER_EMBEDDING_URL", "no address planted-3", "embedding_url", nil),
            ("MUSTER_EMBEDDING_KEY", "planted-4", "embedding_key", nil),
            ("MUSTER_MODEL_CONCURRENCY", "7", "model_concurrency", "7"),
            ("MUSTER_MODEL_PRICE", "1/2", "model_price", "1/2"),
            ("MUSTER_EMBEDDING_PRICE", "3", "embedding_price", "3"),
            ("MUSTER_BUDGET_RUN", "4", "budget_run", "4"),
            ("MUSTER_BUDGET_DAY", "5", "budget_day", "5"),
            ("MUSTER_BUDGET_MONTH", "6", "budget_month", "6"),
            ("MUSTER_SCAN_ENGINE", "native", "scan_engine", "native"),
            ("AWS_REGION", "eu-west-1", "aws_region", "eu-west-1"),
            (
                "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "https://models.example.org/x?k=planted-5",
                "aws_endpoint_url_bedrock_runtime", "https://models.example.org/x"
            ),
            ("AWS_BEARER_TOKEN_BEDROCK", "planted-6", "aws_bearer_token_bedrock", nil),
            ("AWS_ACCESS_KEY_ID", "planted-7", "aws_access_key_id", nil),
            ("AWS_SECRET_ACCESS_KEY", "planted-8", "aws_secret_access_key", nil),
            ("AWS_SESSION_TOKEN", "planted-9", "aws_session_token", nil),
            ("MUSTER_PROXY", "http://ada:planted-10@proxy.example.org", "proxy", nil),
            ("MUSTER_CERTIFICATES", "/certificates.pem", "certificates", "/certificates.pem"),
            ("MUSTER_TRUSTED_PAGES", "wiki:8080", "trusted_pages", "wiki:8080"),
            ("NOTION_API_KEY", "planted-11", "notion_token", nil),
            (
                "MUSTER_NOTION_URL", "https://notion.example.org/?k=planted-12", "notion_url",
                "https://notion.example.org"
            ),
            ("AIRTABLE_BASE_ID", "appInvented", "airtable_base", "appInvented"),
            ("AIRTABLE_TOKEN", "planted-13", "airtable_token", nil),
            ("AIRTABLE_WRITE_TOKEN", "planted-14", "airtable_write_token", nil),
            ("AIRTABLE_SCHEMA_TOKEN", "planted-15", "airtable_schema_token", nil),
            (
                "MUSTER_AIRTABLE_URL", "https://tables.example.org/?k=planted-16", "airtable_url",
                "https://tables.example.org"
            ),
            ("MUSTER_AIRTABLE_PROPOSALS", "Our proposals", "airtable_proposals", "Our proposals"),
            ("MUSTER_HITL_MATCHING", "auto", "hitl.matching", "auto"),
            ("PIPELINE_INTERVAL_SECONDS", "600", "collector.interval", "600"),
            ("JOB_HOURS_OLD", "48", "collector.hours_old", "48"),
            ("MUSTER_COLLECTOR_CONCURRENCY", "3", "collector.concurrency", "3"),
            ("MUSTER_COLLECTOR_COMMAND", "/bin/true", "collector.command", "/bin/true"),
            ("ADZUNA_APP_ID", "planted-17", "adzuna.app_id", nil),
            ("ADZUNA_APP_KEY", "planted-18", "adzuna.app_key", nil),
            ("USAJOBS_EMAIL", "ada@example.org", "usajobs.email", "ada@example.org"),
            ("GPT_REWRITE_CONCURRENCY", "2", "resume.rewrite_concurrency", "2"),
            ("MUSTER_FIT_THRESHOLD", "40", "fit.threshold", "40"),
            ("MUSTER_FIT_MODEL_PAIRS", "9", "fit.model_pairs", "9"),
            ("USAJOBS_KEY", "planted-19", "usajobs.key", nil),
            ("MUSTER_PLANNER_MODE", "off", "planner.mode", "off"),
            ("MUSTER_PLANNER_SHARE", "0.2", "planner.share", "0.2"),
            ("MUSTER_HITL_EXTRACTOR_HIGH", "0.9", "hitl.extractor.high", "0.9"),
            ("MUSTER_HITL_EXTRACTOR_LOW", "0.5", "hitl.extractor.low", "0.5"),
            ("MUSTER_HITL_RANKING_HIGH", "0.9", "hitl.ranking.high", "0.9"),
            ("MUSTER_HITL_RANKING_LOW", "0.4", "hitl.ranking.low", "0.4"),
            ("MUSTER_HITL_LEARNING_HIGH", "0.9", "hitl.learning.high", "0.9"),
            ("MUSTER_HITL_LEARNING_LOW", "0.4", "hitl.learning.low", "0.4"),
            (
                "MUSTER_LEARNING_CATALOGUE", "/own.csv", "learning_catalogue", "/own.csv"
            ),
        ]
        + ["candidate", "feedback", "fraud", "job", "position", "funnel"].map { part in
            (
                "MUSTER_AIRTABLE_\(part.uppercased())_INTERVAL", "77", "airtable_\(part)_interval",
                "77"
            )
        }
        + gap

    /// What gap reports are reckoned with.
    private static let gap: [(variable: String, value: String, name: String, shown: String?)] =
        GapConfiguration.keys.map { key in
            let value = key.hasSuffix("recipe_switch") ? "false" : "1"
            return ("MUSTER_" + key.uppercased().replacing(".", with: "_"), value, key, value)
        }

    @Test("Every setting is shown with where it came from, and nothing secret of it")
    func places() throws {
        let variables = Dictionary(uniqueKeysWithValues: Self.all.map { ($0.variable, $0.value) })
        let result = try muster(["where", "--json"], environment: variables)
        let shown = try result.json()
        for setting in Self.all {
            let found = shown[setting.name]
            #expect(found?["source"]?.string == setting.variable)
            if let expected = setting.shown {
                #expect(found?["value"]?.string == expected, "\(setting.name)")
            } else {
                #expect(found?["value"]?.string?.isEmpty == false, "\(setting.name)")
            }
        }
        let text = try muster(["where"], environment: variables)
        #expect(!(result.output + result.errors + text.output + text.errors).contains("planted"))
        // A setting that is new is tried here too.
        let general: Set = [
            "desk", "config", "data", "user", "profile", "theme", "offline", "no_color", "leaves",
        ]
        let names = Set((shown.members ?? []).map(\.key)).subtracting(general)
        #expect(names == Set(Self.all.map(\.name)))
    }

    @Test("What leaves for a model elsewhere is listed by operation") func leaves() throws {
        let shown = try muster("where", "--json").json()["leaves"]
        #expect(
            (shown?.members ?? []).map(\.key) == [
                "normalize_cv", "normalize_job", "embed_text", "score_role_fitness",
                "resolve_timezones", "extract_pdf", "skill_normalization",
                "skill_clustering", "route_chat", "match_listing", "assign_category",
                "label_clusters", "rewrite_resume", "write_trends",
            ])
        #expect(shown?["normalize_cv"] == ["cv text"])
        let text = try muster("where").output
        #expect(text.contains("What a model elsewhere gets") && text.contains("job post text"))
    }
}
