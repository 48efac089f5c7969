import Core
import Testing
@testable import Checks

/// One post, and the findings of the rules about law.
struct LawCase: Sendable, CustomTestStringConvertible {
  var keys = ""
  var text: String
  /// Ids of the rules that find something, each once, sorted.
  var rules: [String]

  var testDescription: String { keys.isEmpty ? text : "\(keys) | \(text)" }

  init(_ text: String, _ rules: String..., keys: String = "") {
    self.keys = keys
    self.text = text
    self.rules = rules
  }

  /// What all rules find in the post, where `stet.yml` declares the flag `legal`.
  func findings(channels: String = "[x, facebook]") -> [Finding] {
    var tree = ContentInMemory(
      post: "---\nid: a\nchannels: \(channels)\npublishDate: 2026-12-01T09:00\n\(keys)\n---\n\(text)\n",
      pictures: ["media/a.jpg", "media/b.jpg", "media/AdobeStock_123.jpg"])
    tree.configuration += "\nflags: [legal]\n"
    tree.configuration = tree.configuration.replacing(
      "account: acme }", with: "account: acme, hosts: [acme.example] }")
    return tree.findings
  }

  /// The rules about law among them.
  var found: [String] { Set(findings().map(\.rule)).intersection(LawCase.ids).sorted() }

  private static let ids = Set(LawRules.all.map { $0.description.id } + LawRules.ofTrees.map { $0.description.id })
}
