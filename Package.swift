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
    .executable(name: "stet", targets: ["stet"])
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
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),

    // The rooms, lowest first
    library("Canonical", [.target(name: "CCrypto", condition: .when(platforms: [.linux]))]),
    library("Diagnostics"),
    library("Git", ["CLibgit2"]),
    library("Content", ["Canonical", "Diagnostics", "CCmarkGFM", "CLibYAML"]),
    library("Validation", ["Content", "Diagnostics", "Canonical", "CHunspell"]),
    library("Ledger", ["Content", "Canonical", "Git"]),
    library("Workflow", ["Content", "Ledger", "Canonical", "Diagnostics"]),
    library("Reporting", ["Workflow", "Validation", "Content", "Ledger", "Canonical", "Diagnostics"]),
    library(
      "ContentRepository",
      ["Workflow", "Validation", "Ledger", "Content", "Git", "Canonical", "Diagnostics"]),
    library(
      "Commands",
      [
        "ContentRepository", "Reporting", "Workflow", "Validation", "Ledger", "Content", "Git", "Canonical",
        "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "stet", dependencies: ["Commands"], swiftSettings: strict),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["Git", "Canonical", "Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Canonical"),
    tests("Diagnostics"),
    tests("Git"),
    tests("Content", ["Canonical", "Diagnostics"], exclude: ["Golden"]),
    tests("Validation", ["Canonical", "Content", "Diagnostics"]),
    tests("Ledger", ["Content", "Canonical", "Git"]),
    tests("Workflow", ["Content", "Ledger", "Canonical", "Diagnostics"]),
    tests(
      "Reporting", ["Git", "Workflow", "Validation", "Content", "Ledger", "Canonical", "Diagnostics"],
      exclude: ["Schemas"]),
    tests("ContentRepository", ["Diagnostics", "Validation", "Workflow", "Ledger", "Content", "Git", "Canonical"]),
    tests(
      "Commands",
      ["ContentRepository", "Reporting", "Workflow", "Ledger", "Content", "Git", "Canonical", "Diagnostics"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
