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
    guard let rest = withoutScheme(link), !link.unicodeScalars.contains(where: isSpaceOrHidden) else { return false }
    return rest.prefix { !"/?#".unicodeScalars.contains($0) }.contains { $0.isLetterOrDigit }
  }

  private static func withoutScheme(_ link: String) -> Substring.UnicodeScalarView? {
    ["https://", "http://"].lazy
      .filter { scheme in link.utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { $0 | 0x20 == $1 | 0x20 } }
      .map { link.unicodeScalars.dropFirst($0.unicodeScalars.count) }
      .first
  }

  private static func isSpaceOrHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.value <= 0x20 || scalar.value == 0x7F : scalar.properties.isWhitespace || HiddenScalar.isHidden(scalar)
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    isASCII
      ? isASCIILetterOrDigit
      : properties.isAlphabetic || properties.numericType != nil
  }
}
