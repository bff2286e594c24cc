import Connectors

/// What the program is told about Notion.
struct NotionSettings: Sendable {
    /// The integration's token; empty: only pages on public sites are read.
    var token: Setting
    /// Where Notion's interface is; another address in tests.
    var url: Setting

    /// The names that a configuration file may use.
    static let keys = ["notion_token", "notion_url"]

    init(_ sources: SettingSources) {
        token = sources.pick(nil, ["NOTION_API_KEY", "NOTION_TOKEN"], "notion_token", "")
        url = sources.pick(
            nil, ["MUSTER_NOTION_URL"], "notion_url", NotionClient.usualAddress)
    }

    /// The settings in the form in which `where` prints them.
    var all: [(name: String, setting: Setting)] {
        [("notion_token", token.hidden), ("notion_url", url.address)]
    }
}
