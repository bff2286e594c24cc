import Web

/// What the program is told about language models.
struct ModelSettings: Sendable {
    /// `openrouter`, `server`, `bedrock` or `none`.
    var provider: Setting
    /// The model that reads and rates.
    var model: Setting
    /// The address of a server that speaks OpenAI's API.
    var url: Setting
    /// The key of OpenRouter or of that server.
    var key: Setting
    /// The model that makes vectors; empty for the table that ships.
    var embeddingModel: Setting
    /// The address of the server that makes vectors, when it is another.
    var embeddingURL: Setting
    /// Its key, when it is another.
    var embeddingKey: Setting
    /// How many calls are under way at once.
    var concurrency: Setting
    /// What the reading model costs, as dollars for a million tokens sent and received: `0.15/0.60`.
    var price: Setting
    /// What the model of vectors costs, in the same form.
    var embeddingPrice: Setting
    /// The most that one run of the engine may cost, in dollars.
    var runBudget: Setting
    /// The most that a day may cost.
    var dayBudget: Setting
    /// The most that a month may cost.
    var monthBudget: Setting
    /// Which of OpenRouter's parsers reads scans: `mistral-ocr`, `native`, or `off`.
    var scanEngine: Setting
    /// Bedrock's region.
    var region: Setting
    /// The address of Bedrock, where it is another than the region's.
    var bedrockURL: Setting
    /// Bedrock's own key.
    var bedrockKey: Setting
    /// The id of a key of AWS.
    var awsKeyID: Setting
    /// The key of AWS.
    var awsKey: Setting
    /// The token of a session of AWS.
    var awsToken: Setting

    /// The names that a configuration file may use.
    static let keys = [
        "model_provider", "model", "model_url", "model_key", "embedding_model", "embedding_url",
        "embedding_key", "model_concurrency", "model_price", "embedding_price", "budget_run",
        "budget_day", "budget_month", "scan_engine", "aws_region",
    ]
    /// The model that OpenRouter is asked for when only its key is set.
    static let standardModel = "openai/gpt-4o-mini"

    init(_ sources: SettingSources) {
        let pick = sources.pick
        url = pick(nil, ["MUSTER_MODEL_URL"], "model_url", "")
        let own = pick(nil, ["MUSTER_MODEL_KEY"], "model_key", "")
        let openRouter = pick(nil, ["OPENROUTER_API_KEY"], nil, "")
        let isBedrock = pick(nil, ["BEDROCK_LLM_ENABLED"], nil, "")
        let usesBedrock = ["1", "true", "yes", "on"].contains(isBedrock.value.lowercased())
        let guess =
            usesBedrock
            ? Setting(value: "bedrock", source: isBedrock.source)
            : !url.value.isEmpty
                ? Setting(value: "server", source: url.source)
                : !(own.value + openRouter.value).isEmpty
                    ? Setting(
                        value: "openrouter",
                        source: own.value.isEmpty ? openRouter.source : own.source)
                    : Setting(value: "none", source: .standard)
        let told = pick(nil, ["MUSTER_MODEL_PROVIDER"], "model_provider", "")
        provider = told.value.isEmpty ? guess : told
        // The key of one service is never shown to another.
        key = own.value.isEmpty && provider.value == "openrouter" ? openRouter : own
        let standard = provider.value == "openrouter" ? Self.standardModel : ""
        model = pick(
            nil, ["MUSTER_MODEL"] + (provider.value == "bedrock" ? ["BEDROCK_LLM_MODEL_ID"] : []),
            "model", standard)
        embeddingModel = pick(nil, ["MUSTER_EMBEDDING_MODEL"], "embedding_model", "")
        embeddingURL = pick(nil, ["MUSTER_EMBEDDING_URL"], "embedding_url", "")
        embeddingKey = pick(nil, ["MUSTER_EMBEDDING_KEY"], "embedding_key", "")
        concurrency = pick(nil, ["MUSTER_MODEL_CONCURRENCY"], "model_concurrency", "20")
        price = pick(nil, ["MUSTER_MODEL_PRICE"], "model_price", "")
        embeddingPrice = pick(nil, ["MUSTER_EMBEDDING_PRICE"], "embedding_price", "")
        runBudget = pick(nil, ["MUSTER_BUDGET_RUN"], "budget_run", "")
        dayBudget = pick(nil, ["MUSTER_BUDGET_DAY"], "budget_day", "")
        monthBudget = pick(nil, ["MUSTER_BUDGET_MONTH"], "budget_month", "")
        scanEngine = pick(nil, ["MUSTER_SCAN_ENGINE"], "scan_engine", "off")
        region = pick(nil, ["AWS_REGION", "AWS_DEFAULT_REGION"], "aws_region", "us-east-1")
        bedrockURL = pick(nil, ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"], nil, "")
        // Keys of AWS stand where its own tools read them, never in our file.
        bedrockKey = pick(nil, ["AWS_BEARER_TOKEN_BEDROCK"], nil, "")
        awsKeyID = pick(nil, ["AWS_ACCESS_KEY_ID"], nil, "")
        awsKey = pick(nil, ["AWS_SECRET_ACCESS_KEY"], nil, "")
        awsToken = pick(nil, ["AWS_SESSION_TOKEN"], nil, "")
    }

    /// The settings in the order and the form in which `where` prints them: keys as dots.
    var all: [(name: String, setting: Setting)] {
        [
            ("model_provider", provider), ("model", model), ("model_url", url.address),
            ("model_key", key.hidden), ("embedding_model", embeddingModel),
            ("embedding_url", embeddingURL.address), ("embedding_key", embeddingKey.hidden),
            ("model_concurrency", concurrency), ("model_price", price),
            ("embedding_price", embeddingPrice), ("budget_run", runBudget),
            ("budget_day", dayBudget), ("budget_month", monthBudget), ("scan_engine", scanEngine),
            ("aws_region", region), ("aws_endpoint_url_bedrock_runtime", bedrockURL.address),
            ("aws_bearer_token_bedrock", bedrockKey.hidden),
            ("aws_access_key_id", awsKeyID.hidden), ("aws_secret_access_key", awsKey.hidden),
            ("aws_session_token", awsToken.hidden),
        ]
    }
}

extension Setting {
    /// The setting with dots in the place of a value that must not be shown.
    var hidden: Setting {
        Setting(value: value.isEmpty ? "" : Secret(value).description, source: source)
    }

    /// The setting of an address without what may be secret in it: scheme, host, port and path.
    var address: Setting {
        guard !value.isEmpty else { return self }
        guard let address = try? WebAddress(value) else { return hidden }
        return Setting(
            value: "\(address)\(address.path == "/" ? "" : address.path)", source: source)
    }

    /// Whether it says yes.
    var isYes: Bool { ["yes", "true", "1", "on"].contains(value.lowercased()) }
}
