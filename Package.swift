// swift-tools-version: 6.2

import PackageDescription

/// Settings of every Swift target: the strictest that the language offers.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target of this package. `dependencies` point down only; `Tests/ArchitectureTests` checks it.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of the target `name`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "stet",
  products: [
    .executable(name: "stet", targets: ["stet"]),
    .library(name: "SocialText", targets: ["SocialText"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // C libraries of the system
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CHunspell", pkgConfig: "hunspell",
      providers: [.apt(["libhunspell-dev"]), .brew(["hunspell"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),

    // The rooms, lowest first
    library("SocialText"),
    library(
      "Core", ["SocialText", "CCmarkGFM", "CLibYAML", .target(name: "CCrypto", condition: .when(platforms: [.linux]))]),
    library("Git", ["Core", "CLibgit2"]),
    library("Checks", ["Core", "SocialText", "CHunspell"]),
    library("ContentRepository", ["Checks", "Core", "Git", "SocialText", "CSQLite"]),
    library("Reporting", ["Checks", "Core", "SocialText"]),
    library(
      "Commands",
      [
        "ContentRepository", "Reporting", "Checks", "Core", "Git", "SocialText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "stet", dependencies: ["Commands"], swiftSettings: strict),

    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["Core", "Git", .target(name: "CCrypto", condition: .when(platforms: [.linux]))],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "SocialTextTests", dependencies: ["SocialText"], swiftSettings: strict),
    tests("Core", ["SocialText"], exclude: ["Golden"]),
    tests("Git", ["Core"]),
    tests("Checks", ["Core", "SocialText"]),
    tests("ContentRepository", ["Checks", "Core", "Git", "SocialText"]),
    tests("Reporting", ["Checks", "Core", "Git", "SocialText"], exclude: ["Schemas"]),
    tests(
      "Commands", ["ContentRepository", "Reporting", "Checks", "Core", "Git", "SocialText"], exclude: ["Golden"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
