// swift-tools-version: 6.2
import PackageDescription

/// Every module and what it may import, lowest layer first. `Tests/TidyTests` holds the sources to
/// this table, because the compiler alone lets a module import any sibling that is already built.
let modules: KeyValuePairs<String, [Target.Dependency]> = [
    "Prelude": [],

    "Storage": ["Prelude"],
    "Configuration": ["Prelude", "CYAML"],
    "Processes": ["Prelude", "CProcesses"],
    "Language": ["Prelude"],
    "Matching": ["Prelude"],
    "Hashing": ["CCrypto"],
    "Web": ["Prelude", "CCurl"],
    "Terminal": ["Prelude"],

    "SQLiteStorage": ["Prelude", "Storage", "CSQLite"],
    "PostgresStorage": ["Prelude", "Storage", "CPostgres"],
    "Copying": ["Storage"],
    "Documents": ["Prelude", "Processes", "Hashing", "CArchive"],
    "Curses": ["Terminal", "CNcurses"],

    "LanguageModels": ["Prelude", "Web", "Hashing"],
    "Connectors": ["Prelude", "Web"],

    "Market": ["Prelude", "Language"],
    "Resumes": ["Prelude", "Language"],

    "Recruiting": ["Prelude", "Storage", "Matching", "Language"],

    "Conversation": ["Prelude", "Storage"],
    "Engine": ["Prelude", "Storage"],

    "Workflows": [
        "Prelude", "Storage", "Engine", "Recruiting", "Matching", "Market", "Resumes", "Language",
        "Documents", "Hashing", "Web", "LanguageModels", "Connectors", "Conversation", "Processes",
    ],

    "Console": [
        "Prelude", "Terminal", "Processes", "Engine", "Recruiting", "Matching", "Conversation",
        "Workflows",
    ],
]

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// Always optimized: hundreds of programs that the tests start read the lexicon first, and trends are tested
/// over hundreds of histories, both in a quarter of the time. Preconditions and checks for overflow stay.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The test targets and what each one sees beside `TestSupport`.
let tests: KeyValuePairs<String, [Target.Dependency]> = [
    "PreludeTests": ["Prelude"],
    "StorageTests": ["Prelude", "Storage", "SQLiteStorage", "PostgresStorage"],
    "CopyingTests": ["Prelude", "Storage", "Copying"],
    "ConfigurationTests": ["Prelude", "Configuration"],
    "ProcessesTests": ["Prelude", "Processes"],
    "LanguageTests": ["Prelude", "Language"],
    "MatchingTests": ["Prelude", "Matching"],
    "TerminalTests": ["Prelude", "Terminal", "Configuration", "Curses"],
    "MarketTests": ["Prelude", "Language", "Market"],
    "ResumesTests": ["Prelude", "Language", "Resumes"],
    "HashingTests": ["Hashing"],
    "WebTests": ["Prelude", "Web"],
    "LanguageModelsTests": ["Prelude", "Web", "LanguageModels"],
    "ConnectorsTests": ["Prelude", "Web", "Connectors"],
    "ConversationTests": ["Prelude", "Storage", "SQLiteStorage", "Conversation"],
    "EngineTests": ["Prelude", "Storage", "SQLiteStorage", "Engine"],
    "DocumentsTests": ["Prelude", "Documents", "Processes", "CArchive"],
    "RecruitingTests": [
        "Prelude", "Storage", "SQLiteStorage", "Recruiting", "Matching", "Language",
    ],
    "WorkflowsTests": [
        "Prelude", "Storage", "SQLiteStorage", "Engine", "Recruiting", "Matching", "Language",
        "Documents", "Processes", "Workflows", "Web", "LanguageModels", "Hashing", "Connectors",
        "Conversation", "Market", "Resumes",
    ],
    "ConsoleTests": [
        "Prelude", "Terminal", "Storage", "SQLiteStorage", "Engine", "Recruiting", "Matching",
        "Language", "Documents", "Conversation", "Workflows", "Console",
    ],
    "MusterTests": [
        "Prelude", "Processes", "Terminal", "Storage", "SQLiteStorage", "Engine", "Recruiting",
        "Workflows", "Console", "muster",
    ],
    "TidyTests": [],
]

let package = Package(
    name: "muster",
    products: [.executable(name: "muster", targets: ["muster"])],
    targets: [
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CProcesses"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "CNcurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    ]
        + modules.map {
            // Rounding of floating-point numbers is in libm, which nothing else asks for.
            .target(
                name: $0.key, dependencies: $0.value,
                swiftSettings: settings + (["Language", "Market"].contains($0.key) ? optimized : []),
                linkerSettings: $0.key == "Prelude" ? [.linkedLibrary("m")] : [])
        }
        + [
            .executableTarget(
                name: "muster",
                dependencies: [
                    "Prelude", "Configuration", "Processes", "Storage", "SQLiteStorage",
                    "PostgresStorage", "Copying", "Language", "Matching", "Market", "Resumes",
                    "Hashing", "Web",
                    "LanguageModels", "Connectors", "Documents", "Conversation", "Engine",
                    "Recruiting", "Workflows", "Terminal", "Curses", "Console",
                ],
                swiftSettings: settings),
            .target(
                name: "TestSupport",
                dependencies: [
                    "Prelude", "Processes", "Web", "LanguageModels", "Storage", "SQLiteStorage",
                    "PostgresStorage",
                ],
                path: "Tests/TestSupport", swiftSettings: settings),
        ]
        + tests.map {
            .testTarget(
                name: $0.key, dependencies: $0.value + ["TestSupport"], swiftSettings: settings)
        }
)
