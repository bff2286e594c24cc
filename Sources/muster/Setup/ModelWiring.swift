import LanguageModels
import Prelude
import Recruiting
import Storage
import Synchronization
import Web
import Workflows

/// Gives a desk the language models that the settings name.
final class ModelWiring: Sendable {
    private let session: Session
    private let made = Mutex<[String: DeskModels]>([:])

    init(_ session: Session) {
        self.session = session
    }

    /// The moment, waiting and chance of services.
    static let surroundings = WebSurroundings(
        now: Session.now, sleep: { try await Task.sleep(for: $0) },
        draw: { Double.random(in: 0..<1) })

    /// Whether anything is set that a model does.
    var isSet: Bool {
        let settings = session.settings
        return !settings.isOffline.isYes
            && (settings.models.provider.value != "none"
                || !settings.models.embeddingModel.value.isEmpty)
    }

    /// How many calls are under way at once; nil when no model is set.
    var concurrency: Int? {
        isSet ? (try? number(session.settings.models.concurrency, "model_concurrency")) ?? 20 : nil
    }

    /// Checks the settings without asking anybody.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func check() throws {
        _ = try models(accounting: NoAccounting(), paces: LocalPaces())
        _ = try budgets()
    }

    /// The models of a desk; none when the network is off.
    func models(for desk: any Database) -> DeskModels {
        made.withLock { made in
            if let known = made[desk.location] { return known }
            let models = (try? models(desk)) ?? DeskModels()
            made[desk.location] = models
            return models
        }
    }

    /// The models of a desk.
    ///
    /// - Throws: `Failure` for a setting that cannot be.
    func models(_ desk: any Database) throws -> DeskModels {
        let session = session
        let accounting = StoredAccounting(
            on: desk, budgets: try budgets(), now: Session.now, ids: { session.ids() })
        return try models(accounting: accounting, paces: StoredPaces(on: desk))
    }

    /// The models with what keeps account of them.
    func models(
        accounting: any CallAccounting, paces: any PaceKeeping
    ) throws -> DeskModels {
        guard isSet else { return DeskModels() }
        let settings = session.settings.models
        let concurrency = try number(settings.concurrency, "model_concurrency")
        let services = Services(
            transport: try session.settings.web.transport(), paces: paces, concurrency: concurrency)
        let own = try provider(services)
        var models = DeskModels()
        if let own {
            guard !settings.model.value.isEmpty else {
                throw Failure(
                    .usage, "no_model", "no model is set", hint: "Set model, or MUSTER_MODEL")
            }
            models.reading = LanguageModel(
                settings.model.value, of: own, accounting: accounting,
                price: try price(settings.price, "model_price"), concurrency: concurrency)
        }
        if !settings.embeddingModel.value.isEmpty {
            guard let embedding = try embeddingProvider(services) ?? own else {
                throw Failure(
                    .usage, "no_embedding_server",
                    "embedding_model is set, but nobody to ask for it",
                    hint: "Set embedding_url, or a model provider")
            }
            models.embedding = LanguageModel(
                settings.embeddingModel.value, of: embedding, accounting: accounting,
                price: try price(settings.embeddingPrice, "embedding_price"),
                concurrency: concurrency)
        }
        models.scanEngine = try scanEngine()
        return models
    }

    private func scanEngine() throws -> String? {
        let setting = session.settings.models.scanEngine
        switch setting.value {
        case "off": return nil
        case "mistral-ocr", "native", "pdf-text": return setting.value
        default:
            throw Failure(
                .usage, "bad_setting",
                "scan_engine: expected mistral-ocr, native, pdf-text or off, found \(setting.value)"
            )
        }
    }

    private func provider(_ services: Services) throws -> (any ModelProvider)? {
        let settings = session.settings.models
        switch settings.provider.value {
        case "none": return nil
        case "openrouter":
            var url = settings.url
            if url.value.isEmpty { url.value = "https://openrouter.ai/api/v1" }
            return try openAI("openrouter", url, settings.key, services)
        case "server": return try openAI("server", settings.url, settings.key, services)
        case "bedrock": return try bedrock(services)
        default:
            throw Failure(
                .usage, "bad_setting",
                "model_provider: expected openrouter, server, bedrock or none, found "
                    + settings.provider.value)
        }
    }

    private func embeddingProvider(_ services: Services) throws -> (any ModelProvider)? {
        let settings = session.settings.models
        guard !settings.embeddingURL.value.isEmpty else { return nil }
        return try openAI(
            "embeddings", settings.embeddingURL, settings.embeddingKey, services,
            setting: "embedding_url")
    }

    private func openAI(
        _ name: String, _ url: Setting, _ key: Setting, _ services: Services,
        setting: String = "model_url"
    ) throws -> OpenAIProvider {
        let address = try url.webAddress(setting)
        if address.scheme == "http", !address.isLoopback, !key.value.isEmpty {
            throw Failure(
                .usage, "bad_setting", "\(setting): a key would go to \(address) unprotected",
                hint: "Use https, or a server on this machine")
        }
        return OpenAIProvider(
            OpenAIProvider.Server(
                name: name, address: address, key: key.value.isEmpty ? nil : Secret(key.value)),
            service: services.service(name))
    }

    private func bedrock(_ services: Services) throws -> BedrockProvider {
        let settings = session.settings.models
        let region = settings.region.value
        guard !region.isEmpty,
            region.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else {
            throw Failure(
                .usage, "bad_setting", "aws_region: expected a region such as eu-central-1")
        }
        let proof: BedrockProvider.Proof
        if !settings.bedrockKey.value.isEmpty {
            proof = .bearer(Secret(settings.bedrockKey.value))
        } else if !settings.awsKeyID.value.isEmpty, !settings.awsKey.value.isEmpty {
            let token = settings.awsToken.value
            proof = .signed(
                AWSCredentials(
                    keyID: settings.awsKeyID.value, key: Secret(settings.awsKey.value),
                    sessionToken: token.isEmpty ? nil : Secret(token)))
        } else {
            throw Failure(
                .usage, "no_key", "Bedrock wants a key",
                hint: "Set AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
            )
        }
        return BedrockProvider(
            address: try bedrockAddress(region), region: region, proof: proof,
            service: services.service("bedrock"), surroundings: Self.surroundings)
    }

    private func bedrockAddress(_ region: String) throws -> WebAddress {
        var url = session.settings.models.bedrockURL
        if url.value.isEmpty { url.value = "https://bedrock-runtime.\(region).amazonaws.com" }
        let address = try url.webAddress("aws_endpoint_url_bedrock_runtime")
        guard address.scheme == "https" || address.isLoopback else {
            throw Failure(
                .usage, "bad_setting",
                "aws_endpoint_url_bedrock_runtime: a key would go to \(address) unprotected",
                hint: "Use https, or a server on this machine")
        }
        return address
    }

    /// What the services of one desk have in common.
    private struct Services {
        let transport: CurlTransport
        let paces: any PaceKeeping
        let concurrency: Int

        func service(_ name: String) -> Service {
            var policy = ServicePolicy(name)
            policy.concurrency = concurrency
            return Service(
                policy, transport: transport, paces: paces,
                surroundings: ModelWiring.surroundings)
        }
    }

    private func budgets() throws -> Budgets {
        let settings = session.settings.models
        return Budgets(
            run: try amount(settings.runBudget, "budget_run"),
            day: try amount(settings.dayBudget, "budget_day"),
            month: try amount(settings.monthBudget, "budget_month"))
    }

    private func amount(_ setting: Setting, _ name: String) throws -> Double? {
        guard !setting.value.isEmpty else { return nil }
        guard let amount = Double(setting.value), amount >= 0, amount.isFinite else {
            throw Failure(
                .usage, "bad_setting",
                "\(name): expected dollars such as 5 or 0.50, found \(setting.value)")
        }
        return amount
    }

    private func price(_ setting: Setting, _ name: String) throws -> Price? {
        guard !setting.value.isEmpty else { return nil }
        let texts = setting.value.split(separator: "/", omittingEmptySubsequences: false)
        let parts = texts.compactMap { Double($0) }
        guard (1...2).contains(texts.count), parts.count == texts.count,
            parts.allSatisfy({ $0 >= 0 && $0.isFinite })
        else {
            throw Failure(
                .usage, "bad_setting",
                "\(name): expected dollars for a million tokens such as 0.15/0.60, found "
                    + setting.value)
        }
        return Price(input: parts[0], output: parts.last ?? 0)
    }

    private func number(_ setting: Setting, _ name: String) throws -> Int {
        guard let number = Int(setting.value), (1...1000).contains(number) else {
            throw Failure(
                .usage, "bad_setting", "\(name): expected 1 to 1000, found \(setting.value)")
        }
        return number
    }
}
