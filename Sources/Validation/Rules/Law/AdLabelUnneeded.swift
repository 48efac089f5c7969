internal import Content
internal import Diagnostics

/// A label of advertising belongs to advertising.
enum AdLabelUnneeded: ChannelRule {
  static let description = RuleDescription(
    id: "ad-label-unneeded", severity: .warning,
    summary: "A text that is labelled as advertising has its `disclosure`",
    explanation: "If something was paid, given or agreed, or it is for an offer of ours, write `disclosure: paid` (or "
      + "gift, affiliate, own): the network's own flag hangs on it. If not, remove the label: labels on what is no "
      + "advertising teach readers to overlook them.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Werbung: Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      disclosure: own
      ---
      Werbung: Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.disclosure == .none else { return [] }
    let seen = channel.seen
    let labels = seen.found(.germanLabel) + seen.found(.englishLabel) + seen.found(.weakLabel)
    return labels.first { isLabel($0) || isHashtag($0) }.map { label in
      [
        finding(
          in: channel.post, at: label.range,
          "\(Shown.quoted(label.words)) labels advertising, but `disclosure` is not set")
      ]
    } ?? []
  }

  /// Whether it stands at the beginning, as a label does: with a colon, a full stop, a line or a dash after it.
  private static func isLabel(_ label: FoundWords) -> Bool {
    guard label.text.isPart, opens(label) else { return false }
    let rest = label.text.scanned.bytes[label.place.upperBound...]
    guard let next = rest.first else { return true }
    if ":|)]/*.\n".utf8.contains(next) { return true }
    return next == UInt8(ascii: " ")
      && (rest.starts(with: " - ".utf8) || rest.starts(with: " – ".utf8) || rest.starts(with: " | ".utf8))
  }

  /// Whether nothing comes before it but signs, or a word such as `unbezahlte`.
  private static func opens(_ label: FoundWords) -> Bool {
    let words = label.text.scanned.words
    let before = words.words.prefix { $0.place.lowerBound < label.place.lowerBound }
    guard before.count <= 1, label.entry != "Promotion" else { return false }
    return before.allSatisfy { word in
      ["bezahlte", "unbezahlte", "unpaid"].contains(String(decoding: words.folded[word.folded], as: UTF8.self))
    }
  }

  private static func isHashtag(_ label: FoundWords) -> Bool {
    guard label.place.lowerBound > 0, ["ad", "Anzeige", "Werbung", "sponsored"].contains(label.entry) else {
      return false
    }
    return label.text.scanned.bytes[label.place.lowerBound - 1] == UInt8(ascii: "#")
  }
}
