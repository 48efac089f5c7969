internal import Core
internal import Foundation

/// A forge whose CI and pull-request template `stet init` can write.
package enum Forge: String, Sendable, CaseIterable {
  case github, gitlab, forgejo

  /// The workflow that checks pull requests, by its path in the repository.
  package var workflow: String {
    switch self {
    case .github: ".github/workflows/stet.yml"
    case .gitlab: ".gitlab-ci.yml"
    case .forgejo: ".forgejo/workflows/stet.yml"
    }
  }

  /// Where the forge looks for the text that a new pull request begins with.
  private var requestTemplate: String {
    switch self {
    case .github: ".github/pull_request_template.md"
    case .gitlab: ".gitlab/merge_request_templates/Default.md"
    case .forgejo: ".forgejo/pull_request_template.md"
    }
  }

  /// What the forge calls a branch that is offered for merging.
  var request: String { self == .gitlab ? "Merge Request" : "Pull Request" }

  /// The files that the forge looks for, and the templates that they come from.
  var files: [(path: String, template: String)] {
    [(workflow, "repository/ci/\(rawValue).yml"), (requestTemplate, "repository/pull-request.md")]
  }

  /// What the place-holders of a workflow stand for in the repository that `configuration` describes.
  static func values(_ configuration: Configuration) -> [String: String] {
    let branches = configuration.queues.map(\.branch).filter { !$0.hasPrefix("queue/") }
    let pattern = branches.map { NSRegularExpression.escapedPattern(for: $0).replacing("/", with: "\\/") }
    return [
      "branches": (branches.map(Self.written) + ["\"queue/**\""]).joined(separator: ", "),
      "branchPattern": (pattern + ["queue\\/.+"]).joined(separator: "|"),
      "dictionaries": DictionaryPackages.names(for: configuration.languages).joined(separator: " "),
    ]
  }

  /// A branch as it stands in YAML: quoted where a reader could take it for something else than its name.
  package static func written(_ branch: String) -> String {
    let isPlain = branch.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || [UInt8(ascii: "/"), UInt8(ascii: "-")].contains(byte)
    }
    let words: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    return isPlain && branch.first?.isLetter == true && !words.contains(branch) ? branch : YAMLText.quoted(branch)
  }

  /// What people have to do before a workflow works.
  ///
  /// - Parameters:
  ///   - text: the workflow as it is in the repository.
  ///   - languages: those of `stet.yml`.
  func advice(on text: String, languages: [String]) -> [String] {
    guard text.split(separator: "\n").contains(where: { $0.contains("STET_SOURCE: \"\"") }) else { return [] }
    let elsewhere = self == .gitlab ? " (or as a variable in Settings > CI/CD > Variables)" : ""
    var advice = [
      "set STET_SOURCE in \(workflow)\(elsewhere): the address of the git repository that Stet is built from, and "
        + "STET_REVISION, a tag or commit of it. Until then every run ends with an error"
    ]
    if self == .forgejo {
      advice.append("`runs-on` in \(workflow) is the label of your runner: docker, unless you change it")
    }
    if self == .gitlab {
      advice.append(
        "the review is a link in the merge request. For a comment set the variable STET_COMMENT_TOKEN, as \(workflow) says"
      )
    }
    let missing = languages.filter { DictionaryPackages.names(for: $0).isEmpty }
    if !missing.isEmpty {
      advice.append(
        "Debian has no dictionary of hunspell for \(missing.joined(separator: ", ")): its spelling is not checked in CI"
      )
    }
    return advice
  }
}
