internal import Content
internal import Diagnostics

/// A `link` is the address of a web page.
enum LinkNotHTTP: ChannelRule {
  static let description = RuleDescription(
    id: "link-not-http",
    summary: "`link` is an address that begins with `https://` or `http://`",
    explanation: "Networks attach only web pages: `link: https://example.org/advent`.",
    invalid: RuleExample.post(keys: "link: example.org/advent"),
    valid: RuleExample.post(keys: "link: https://example.org/advent"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let link = channel.content.link, !isWebAddress(link) else { return [] }
    let range = channel.value("link")
    let fixes = isHostWithoutScheme(link) ? [fix(range, "https://" + link)] : []
    return [finding(in: channel.post, at: range, "\(Shown.quoted(link)) is no web address", fixes: fixes)]
  }

  private static func fix(_ range: SourceRange, _ address: String) -> Fix {
    let isPlain = address.utf8.allSatisfy { $0.isASCIILetterOrDigit || ":/._-?=&%+~".utf8.contains($0) }
    return Fix(
      title: "write \(Shown.code(address))",
      edits: [TextEdit(range: range, text: isPlain ? address : YAMLText.quoted(address))])
  }

  /// Whether only the scheme is missing: `www.example.org`, `example.org/advent`.
  private static func isHostWithoutScheme(_ link: String) -> Bool {
    let host = link.utf8.prefix { !"/?#".utf8.contains($0) }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, let ending = labels.last, ending.count > 1, isWebAddress("https://" + link) else {
      return false
    }
    return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") } }
      && ending.allSatisfy { $0.isASCIILetterOrDigit && !(0x30...0x39).contains($0) }
  }

  private static func isWebAddress(_ link: String) -> Bool {
    let bytes = Array(link.utf8)
    guard let host = endOfScheme(bytes) else { return false }
    var place = host
    var (isInHost, hasHost) = (true, false)
    while place < bytes.count {
      let (scalar, width) = bytes.scalar(at: place)
      if isSpaceOrHidden(scalar) { return false }
      if scalar == "/" || scalar == "?" || scalar == "#" { isInHost = false }
      hasHost = hasHost || isInHost && scalar.isLetterOrDigit
      place += width
    }
    return hasHost
  }

  private static func endOfScheme(_ bytes: [UInt8]) -> Int? {
    if bytes.has("https://", at: 0) { return 8 }
    return bytes.has("http://", at: 0) ? 7 : nil
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
