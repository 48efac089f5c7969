internal import Content
internal import Diagnostics

/// Links have no tracking parameters of others.
enum ForeignTracking: SeenTextRule {
  static let description = RuleDescription(
    id: "foreign-tracking", severity: .warning,
    summary: "Links carry no tracking parameters of others",
    explanation: "What a network or a share button hung on the link (`fbclid`, `gclid`, `igsh`, `si`, …) follows the "
      + "person who copied it, and shows readers where it was copied; `utm_` parameters count visits for the host's "
      + "owner. Write the link without them.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof: https://example.org/advent?fbclid=IwAR0x8q"),
    valid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof: https://example.org/advent"))

  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding] {
    guard text.kind != .reference else { return [] }
    return text.links.few { range in
      text.bytes[range].contains(0x3F) ? finding(LinkParts(range, in: text.bytes), text, post) : nil
    }
  }

  private static func finding(_ link: LinkParts, _ text: SeenText, _ post: PostUnderCheck) -> Finding? {
    let countsForOthers = isOfOthers(link.hostName, post.configuration)
    func isUnwanted(_ parameter: Range<Int>) -> Bool {
      TrackingParameter.isForeign(parameter, of: link)
        || countsForOthers && TrackingParameter.isCampaign(parameter, of: link)
    }
    let unwanted = link.parameters.filter(isUnwanted)
    guard !unwanted.isEmpty else { return nil }
    let names = unwanted.map { String(decoding: link.name(of: $0), as: UTF8.self) }
    let fix = text.certainPlace(link.range).map { place in
      Fix(
        title: "write the link without them",
        edits: [TextEdit(range: place, text: link.text(without: isUnwanted))])
    }
    return finding(
      in: post.post, at: text.place(link.range),
      "the link to \(Shown.plain(link.hostName)) carries the tracking of others: \(Shown.list(names))",
      fixes: fix.map { [$0] } ?? [])
  }

  /// Whether a host is certainly not ours: `stet.yml` names our hosts, and it is neither one of them nor below one.
  private static func isOfOthers(_ host: String, _ configuration: Configuration) -> Bool {
    let own = configuration.channels.flatMap(\.hosts).map { $0.lowercased() }
    return !own.isEmpty && !own.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
