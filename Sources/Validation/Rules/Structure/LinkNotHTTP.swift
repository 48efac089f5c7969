internal import Content
internal import Diagnostics

/// A link leads to a page.
enum LinkNotHTTP: ChannelRule {
  static let description = RuleDescription(
    id: "link-not-http",
    summary: "`link` is an address that begins with `https://` or `http://`",
    explanation: "Networks attach only web pages: `link: https://example.org/advent`.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      link: example.org/advent
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      link: https://example.org/advent
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let link = channel.content.link, !isWebAddress(link) else { return [] }
    return [finding(in: channel.post, at: channel.value("link"), "\(Shown.quoted(link)) is no web address")]
  }

  private static func isWebAddress(_ link: String) -> Bool {
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: link.lowercased().hasPrefix),
      !link.unicodeScalars.contains(where: { $0.properties.isWhitespace || HiddenScalar.isHidden($0) })
    else { return false }
    let host = link.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return host.contains { $0.isLetter || $0.isNumber }
  }
}
