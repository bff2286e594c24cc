internal import Prelude
internal import Recruiting
internal import Terminal

/// Commands of the bags.
enum BagKeys {
    private static let back = "What it touches is counted first; undo takes it back in one step."

    /// All of them.
    static let all = Keymap<Console>([
        "Bag": [
            Command(
                "bag.filter", keys: "/", title: "Filter",
                summary: "Show only skills of which a name has some words.", inFooter: true
            ) { $0.askFilter() },
            Command(
                "bag.add", keys: "a", title: "Add alias",
                summary: "Add another name to the skill, from whichever bag it is in.",
                danger: .undoable, undo: back, inFooter: true, when: { $0.withBag }
            ) { console in
                guard let bag = console.bags.current else { return }
                console.ask(.bag(.add(to: bag.canonical.name)))
            },
            Command(
                "bag.move", keys: "v", title: "Move alias",
                summary: "File one of the names in another skill's bag.",
                danger: .undoable, undo: back, when: { $0.withAliases }
            ) { $0.askAlias("Which name?") { .refile($0) } },
            Command(
                "bag.confirm", keys: "c", title: "Confirm",
                summary: "Say that the names are where they belong.", danger: .undoable,
                undo: "Undo takes it back.", inFooter: true, when: { $0.withBag }
            ) { console in
                guard let bag = console.bags.current else { return }
                console.decide(.bags(.confirm(name: bag.canonical.name)))
            },
            Command(
                "bag.merge", keys: "m", title: "Merge",
                summary: "Put all names of the skill into another skill's bag.",
                danger: .undoable, undo: back, inFooter: true, when: { $0.withBag }
            ) { console in
                guard let bag = console.bags.current else { return }
                console.ask(.bag(.merge(bag.canonical.name)))
            },
            Command(
                "bag.split", keys: "p", title: "Split",
                summary: "Make one of the names a skill of its own.", danger: .undoable,
                undo: back, inFooter: true, when: { $0.withAliases }
            ) { $0.askAlias("Split off which name?") { .split($0) } },
            Command(
                "bag.normalize", keys: "n", title: "Normalize",
                summary: "Put names that are in no bag into the bags they belong to, or ask.",
                danger: .undoable, undo: "Undo takes a run back in one step."
            ) { console in
                console.perform(.run(pipeline: "skill_normalization", partition: nil))
            },
            Command(
                "bag.people", keys: "enter", title: "People",
                summary: "Show the people who claim the skill.", inFooter: true,
                when: { $0.withBag }
            ) { console in
                guard let bag = console.bags.current else { return }
                let name = bag.canonical.name
                console.openQuery("skill:" + (name.contains(" ") ? "\"\(name)\"" : name))
            },
        ]
    ])
}
