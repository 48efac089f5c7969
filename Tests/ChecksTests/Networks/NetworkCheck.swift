import Core
@testable import Checks
@testable import SocialText

/// What the rules about networks find in one post on one channel.
struct NetworkCheck {
  var network: Network
  /// The channel's `limits` in `stet.yml`, as in `text: 100`.
  var limits = ""
  /// More lines of the front matter.
  var lines = ""
  var body = "Text"

  private static let ids = Set(
    (NetworkRules.all.map { $0.description } + NetworkRules.tables.flatMap { $0.descriptions }).map(\.id))

  /// Everything that the rules about networks find.
  var findings: [Finding] {
    let head = "---\nid: a\nchannels: [c]\npublishDate: 2026-12-01T09:00\n"
    var content = ContentInMemory(post: head + (lines.isEmpty ? "" : lines + "\n") + "---\n" + body)
    content.configuration = """
      version: 1
      repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
      timezone: Europe/Berlin
      channels: { c: { network: \(network.rawValue), account: acme, limits: { \(limits) } } }
      queues: { main: { branch: main } }
      """
    return content.findings.filter { NetworkCheck.ids.contains($0.rule) }
  }

  /// What one rule finds.
  func findings(of rule: String) -> [Finding] { findings.filter { $0.rule == rule } }

  /// The severities of one rule's findings.
  func severities(of rule: String) -> [Severity] { findings(of: rule).map(\.severity) }
}

/// A text of `count` letters that every network counts as one each.
func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

/// Front matter with a picture, and with a film, kept elsewhere.
enum MediaLines {
  static func picture(alt: String = "Hof") -> String { item("hof.jpg", alt: alt) }
  static func film(alt: String = "Hof") -> String { item("hof.mp4", alt: alt) }

  private static func item(_ name: String, alt: String) -> String {
    let hash = String(repeating: "a", count: 64)
    return "media: [{ url: \"https://dam.example/\(name)\", sha256: \(hash), alt: \"\(alt)\" }]"
  }
}
