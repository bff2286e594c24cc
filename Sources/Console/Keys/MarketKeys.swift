internal import Terminal

/// Commands of the market.
enum MarketKeys {
    private static func withListing(_ console: Console) -> Availability {
        console.market.listing == nil
            ? .disabled(because: "no listing is under the cursor; v shows them") : .enabled
    }

    /// All of them.
    static let all = Keymap<Console>([
        "Market": [
            Command(
                "market.open", keys: "enter", title: "Read",
                summary: "Move the keyboard to the text about the row.", inFooter: true,
                when: {
                    $0.market.current == nil ? .disabled(because: "nothing is selected") : .enabled
                }
            ) { $0.focus = .text },
            Command(
                "market.filter", keys: "/", title: "Filter",
                summary:
                    "Show only rows with some words; of listings also fit:70, group:, kind: and closed:yes.",
                inFooter: true
            ) { $0.askFilter() },
            Command(
                "market.view", keys: "v", title: "View",
                summary: "Go on from listings to groups, and to trends.", inFooter: true
            ) { console in
                let views = MarketView.allCases
                console.turnMarket(to: views[(console.market.view.rawValue + 1) % views.count])
            },
            Command(
                "market.postings", keys: "o", title: "Jobs",
                summary: "List the jobs of the group under the cursor.", inFooter: true,
                when: {
                    $0.market.group == nil
                        ? .disabled(because: "no group is under the cursor; v shows them")
                        : .enabled
                }
            ) { $0.openPostings() },
            Command(
                "market.take", keys: "t", title: "Take",
                summary: "Make the listing a job of the desk.", danger: .undoable,
                undo: "The listing is none of the desk's again, and the job is closed.",
                inFooter: true,
                when: withListing
            ) { $0.takeListing() },
            Command(
                "market.collect", keys: "c", title: "Collect",
                summary: "Ask the sources for jobs now, and score who fits.", danger: .undoable,
                undo: "Nothing on the desk is changed by it.", inFooter: true
            ) { $0.perform(.run(pipeline: "job_collector", partition: nil)) },
            Command(
                "market.group", keys: "b", title: "Group",
                summary: "Group the listings by what they ask for.", danger: .undoable,
                undo: "The former groups hold again.", inFooter: true
            ) { $0.perform(.run(pipeline: "vacancy_clusters", partition: nil)) },
        ]
    ])
}
