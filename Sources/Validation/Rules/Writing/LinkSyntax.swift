internal import Content
internal import Diagnostics

/// Links are written so that networks recognise them.
enum LinkSyntax: SeenTextRule {
  static let description = RuleDescription(
    id: "link-syntax", severity: .warning,
    summary: "Links are written so that networks find them, and lead where readers can go",
    explanation: "A link begins with `https://`, stands between spaces, has none inside, and leads to a host that "
      + "everybody can reach. What can be no link at all, such as `http:/example.org`, is an error.",
    invalid: RuleExample.post(text: "Das Programm steht unterhttps://example.org/advent"),
    valid: RuleExample.post(text: "Das Programm steht unter https://example.org/advent"))

  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding] {
    // A `link` that is no address as a whole is `link-not-http`.
    let isWhole = text.kind != .link || text.links == [text.bytes.indices]
    let links = isWhole ? text.links : []
    let written =
      text.kind == .link || !text.signs.contains("/") ? [] : SchemeScanner(bytes: text.bytes, links: links).problems
    let known = written.map(\.range)
    let judged = links.few { known.hasOverlap(with: $0) ? nil : LinkJudge($0, in: text.bytes).problem }
    return (written + judged).map { problem in
      let range = problem.range.lowerBound..<max(problem.range.upperBound, wordEnd(problem.range, in: text.bytes))
      return finding(
        in: post.post, at: text.place(range),
        "\(Shown.plain(text.bytes.text(range))) \(problem.summary)", severity: problem.severity)
    }
  }

  /// Where what was meant as a link ends.
  private static func wordEnd(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    guard range.count < 12 else { return range.upperBound }
    return bytes[range.upperBound...].firstIndex(where: \.isASCIISpace) ?? bytes.count
  }
}
