// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every room in the house.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "muster",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "muster", targets: ["App"]),
        .library(name: "SCIM", targets: ["SCIM"]),
        .library(name: "SAML", targets: ["SAML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // 4  front door
        .executableTarget(
            name: "App",
            dependencies: [
                "Web", "Store", "Delivery", "Accounts", "SCIM", "Secrets", "Spreadsheets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),

        // 3  face and hands
        .target(
            name: "Web",
            dependencies: [
                "Accounts", "Languages", "Pictures", "SAML", "SCIM", "Spreadsheets", "Workers",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [
                .embedInCode("Static"),
                .embedInCode("Templates"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "Store",
            dependencies: [
                "Accounts", "SCIM", "Secrets", "CPostgres",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            resources: [
                .embedInCode("Migrations")
            ],
            swiftSettings: house
        ),
        .target(
            name: "Delivery",
            dependencies: [
                "Accounts", "Languages", "SCIM", "Secrets", "CAres", "CCurl",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house
        ),

        // 2  the rules
        .target(name: "Accounts", dependencies: ["SCIM", "PhoneNumbers", "Secrets"], swiftSettings: house),

        // 1  the standards
        .target(name: "SCIM", dependencies: ["Schemas"], swiftSettings: house),
        .target(name: "SAML", dependencies: ["CXMLSecurity"], swiftSettings: house),
        .target(
            name: "Languages",
            resources: [
                .embedInCode("Catalogues")
            ],
            swiftSettings: house
        ),
        .target(name: "PhoneNumbers", dependencies: ["CPhoneNumber"], swiftSettings: house),
        .target(name: "Secrets", dependencies: ["COpenSSL", "CSodium", "Workers"], swiftSettings: house),
        .target(name: "Pictures", dependencies: ["CGD", "CQRCode", "Workers"], swiftSettings: house),
        .target(name: "Spreadsheets", swiftSettings: house),

        // 0  threads, documents and C
        .target(name: "Workers", swiftSettings: house),
        .target(
            name: "Schemas",
            path: "Schemas",
            resources: [
                .embedInCode("AccountStatusDetails.json"),
                .embedInCode("AuthMethod.json"),
                .embedInCode("Common.json"),
                .embedInCode("EnterpriseUser.json"),
                .embedInCode("Frontline.json"),
                .embedInCode("Group.json"),
                .embedInCode("ResourceType.json"),
                .embedInCode("Schema.json"),
                .embedInCode("ServiceProviderConfig.json"),
                .embedInCode("StartTermDates.json"),
                .embedInCode("User.json"),
            ],
            swiftSettings: house
        ),
        .target(
            name: "CAres",
            path: "Sources/System/CAres",
            linkerSettings: [.linkedLibrary("cares")]
        ),
        .target(
            name: "CCurl",
            path: "Sources/System/CCurl",
            linkerSettings: [.linkedLibrary("curl")]
        ),
        .target(
            name: "CGD",
            path: "Sources/System/CGD",
            linkerSettings: [.linkedLibrary("gd"), .linkedLibrary("png")]
        ),
        .target(
            name: "COpenSSL",
            path: "Sources/System/COpenSSL",
            linkerSettings: [.linkedLibrary("crypto")]
        ),
        .target(
            name: "CPhoneNumber",
            path: "Sources/System/CPhoneNumber",
            linkerSettings: [.linkedLibrary("phonenumber")]
        ),
        .systemLibrary(
            name: "CPostgres",
            path: "Sources/System/CPostgres",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])]
        ),
        .target(
            name: "CQRCode",
            path: "Sources/System/CQRCode",
            linkerSettings: [.linkedLibrary("qrencode")]
        ),
        .systemLibrary(
            name: "CSodium",
            path: "Sources/System/CSodium",
            pkgConfig: "libsodium",
            providers: [.apt(["libsodium-dev"])]
        ),
        // headers/ points to where Debian has those of libxml2 and libxmlsec1: the pkg-config file of libxmlsec1 has
        // flags that SwiftPM refuses, with a warning at each build.
        .target(
            name: "CXMLSecurity",
            path: "Sources/System/CXMLSecurity",
            exclude: ["headers"],
            cSettings: [.headerSearchPath("headers")],
            linkerSettings: [
                .linkedLibrary("xmlsec1-openssl"), .linkedLibrary("xmlsec1"), .linkedLibrary("xml2"),
                .linkedLibrary("crypto"), .linkedLibrary("z"),
            ]
        ),

        // The tests, one target a room, and the stories through the assembled house.
        .target(name: "CSigning", path: "Tests/CSigning", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "SAMLCorpus", dependencies: ["SAML"], path: "Tests/SAMLCorpus", swiftSettings: house),
        .target(name: "CDrawing", path: "Tests/CDrawing", linkerSettings: [.linkedLibrary("gd")]),
        .target(
            name: "TestSupport",
            dependencies: [
                "CSigning",
                "Web", "Store", "Delivery", "Accounts", "SCIM", "Secrets",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/TestSupport",
            swiftSettings: house
        ),
        .testTarget(
            name: "SCIMTests", dependencies: ["SCIM"], exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "SAMLTests", dependencies: ["SAML", "SAMLCorpus", "Secrets", "CSigning", "CXMLSecurity"],
            exclude: ["Attacks", "Corpus", "Providers"], swiftSettings: house),
        .testTarget(name: "LanguagesTests", dependencies: ["Languages"], swiftSettings: house),
        .testTarget(
            name: "AccountsTests",
            dependencies: ["Accounts", "SCIM", "PhoneNumbers", "Secrets", "TestSupport", "Workers"],
            swiftSettings: house),
        .testTarget(
            name: "PicturesTests", dependencies: ["Pictures", "Workers", "CDrawing"], swiftSettings: house),
        .testTarget(name: "SpreadsheetsTests", dependencies: ["Spreadsheets"], swiftSettings: house),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "Accounts", "SCIM", "Secrets", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Delivery", "Accounts", "Languages", "SCIM", "Secrets", "Store", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Servers"],
            swiftSettings: house),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "TestSupport", "Web", "Accounts", "Languages", "Pictures", "SAML", "SCIM", "Secrets", "Workers",
            ],
            exclude: ["Requirements", "RequiredNumbers.txt"],
            swiftSettings: house),
        .testTarget(
            name: "JourneyTests", dependencies: ["TestSupport", "SCIM", "App"], swiftSettings: house),
        .testTarget(name: "HouseTests", dependencies: ["Languages"], swiftSettings: house),
    ]
)

// What Muster is measured beside; see Benchmarks/run.
if Context.environment["MUSTER_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "BareServer",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Benchmarks/BareServer"
        ))
    package.targets.append(
        .executableTarget(
            name: "SignOns", dependencies: ["SAML", "SAMLCorpus"], path: "Benchmarks/SignOns", swiftSettings: house))
}

// What reads the corpus of SAML while a tool watches; see Docs/Sanitizers.md.
if Context.environment["MUSTER_CORPUS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "CorpusReader", dependencies: ["SAML", "SAMLCorpus"], path: "Tests/CorpusReader",
            swiftSettings: house))
}
