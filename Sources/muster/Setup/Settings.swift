/// A setting's value and where it came from.
struct Setting: Sendable, Hashable {
    /// Where a value came from.
    enum Source: Sendable, Hashable, CustomStringConvertible {
        /// An option of the command line.
        case option(String)
        /// A variable of the environment.
        case environment(String)
        /// A variable of the file `.env` in the folder where the program was started.
        case dotenv(String)
        /// The configuration file.
        case file
        /// Nothing said otherwise.
        case standard

        /// The source as `where` prints it.
        var description: String {
            switch self {
            case .option(let name): "--\(name)"
            case .environment(let name): name
            case .dotenv(let name): "\(name) in .env"
            case .file: "configuration file"
            case .standard: "default"
            }
        }
    }

    /// The value.
    var value: String
    /// Where it came from.
    var source: Source
}

/// Everything the program can be told from outside, each value with its source.
struct Settings: Sendable {
    /// The desk's file, or the URL of its database.
    var desk: Setting
    /// The configuration file.
    var config: Setting
    /// The folder of what ships: lexicon, places, embeddings, sample desk, themes.
    var data: Setting
    /// Who decides.
    var user: Setting
    /// The score profile's name.
    var profile: Setting
    /// The console's theme.
    var theme: Setting
    /// Whether the network is not to be used.
    var isOffline: Setting
    /// Whether colours are not to be used.
    var isColorless: Setting

    /// The language models.
    var models: ModelSettings
    /// How the web is reached.
    var web: WebSettings
    /// The team's Airtable.
    var team: TeamSettings
    /// Notion.
    var notion: NotionSettings
    /// When the machine decides by itself.
    var asking: AskingSettings
    /// What gap reports are reckoned with.
    var gap: GapSettings
    /// What is noted of how things might have been decided otherwise.
    var planner: PlannerSettings
    /// Collecting jobs from the market.
    var collector: CollectorSettings
    /// The table of what can be learnt.
    var learningCatalogue: Setting

    /// Reads the settings: an option wins over the environment, the environment over the file, the
    /// file over the defaults.
    init(
        options: [String: [String]], environment: [String: String], dotenv: [String: String] = [:],
        file: [String: String], loginName: String, dataFolder: String
    ) {
        let sources = SettingSources(
            options: options, environment: environment, dotenv: dotenv, file: file)
        let pick = sources.pick
        let home = environment["HOME"] ?? "/"
        let dataHome = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        let configHome = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        desk = pick(
            "desk", ["MUSTER_DESK"], "desk",
            (dataHome ?? home + "/.local/share") + "/muster/desk.sqlite")
        config = pick(
            "config", ["MUSTER_CONFIG"], nil,
            (configHome ?? home + "/.config") + "/muster/config.yaml")
        data = pick(nil, ["MUSTER_DATA"], "data", dataFolder)
        user = pick("as", ["MUSTER_USER"], "user", loginName)
        profile = pick("profile", ["MUSTER_PROFILE"], "profile", "seed")
        theme = pick("theme", ["MUSTER_THEME"], "theme", "terminal")
        isOffline = pick("offline", ["MUSTER_OFFLINE"], "offline", "no")
        isColorless = pick("no-color", ["NO_COLOR"], "no_color", "no")
        models = ModelSettings(sources)
        web = WebSettings(sources)
        team = TeamSettings(sources)
        notion = NotionSettings(sources)
        asking = AskingSettings(sources)
        gap = GapSettings(sources)
        planner = PlannerSettings(sources)
        collector = CollectorSettings(sources)
        learningCatalogue = pick(
            nil, ["MUSTER_LEARNING_CATALOGUE"], "learning_catalogue",
            data.value + "/learning/catalogue.tsv")
    }

    /// The settings in the order and the form in which `where` prints them.
    var all: [(name: String, setting: Setting)] {
        [
            ("desk", Setting(value: DeskPlace(desk.value).shown, source: desk.source)),
            ("config", config), ("data", data), ("user", user),
            ("profile", profile), ("theme", theme), ("offline", isOffline),
            ("no_color", isColorless),
        ] + models.all + web.all + team.all + notion.all + asking.all + gap.all
            + planner.all + collector.all + [("learning_catalogue", learningCatalogue)]
    }

    /// The names under which a configuration file may hold a list of words instead of one text.
    static let listKeys: Set<String> = ["collector.command"]

    /// The names a configuration file may use.
    static let fileKeys =
        ["desk", "data", "user", "profile", "theme", "offline", "no_color"] + ModelSettings.keys
        + WebSettings.keys + TeamSettings.keys + NotionSettings.keys + AskingSettings.keys
        + GapSettings.keys + PlannerSettings.keys + CollectorSettings.keys + ["learning_catalogue"]
}
