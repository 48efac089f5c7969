internal import Content
internal import Diagnostics

/// Advertising is labelled at its beginning.
enum AdLabel: ChannelRule {
  static let description = RuleDescription(
    id: "ad-label",
    summary: "What is paid, given or brings a commission begins with \"Anzeige\" or \"Werbung\"",
    explanation: "Readers must see at once that it is advertising (UWG § 5a (4), MStV § 22): begin the text with "
      + "\"Anzeige\" or \"Werbung\", in English with \"Ad\", \"Advertisement\" or \"Paid partnership\". In German, `#ad`, "
      + "\"sponsored\", \"powered by\" and \"in Kooperation mit\" are no label; neither is the network's own flag alone.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      language: de
      disclosure: paid
      ---
      Vier Wochen sind wir das neue Licht gefahren. Es leuchtet noch.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      language: de
      disclosure: paid
      ---
      Anzeige: Vier Wochen sind wir das neue Licht gefahren. Es leuchtet noch.
      """)

  /// The label begins within so many characters of a text.
  private static let reach = 40

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    switch channel.disclosure {
    case .none, .own: []
    case .paid, .gift, .affiliate: findings(channel)
    }
  }

  private static func findings(_ channel: ChannelUnderCheck) -> [Finding] {
    let labels = labels(channel)
    let hasLabelledTitle = channel.seen.all.contains { $0.kind == .title && labels.starts($0.scanned, within: reach) }
    return posts(channel).enumerated().compactMap { index, text -> Finding? in
      if labels.starts(text.scanned, within: reach) || index == 0 && hasLabelledTitle { return nil }
      return finding(about: text, index, labels, channel)
    } + withoutText(channel)
  }

  /// How each post begins that the text is on the channel: as each of its parts in a thread, else as the first of them
  /// that has words.
  private static func posts(_ channel: ChannelUnderCheck) -> [SeenText] {
    let parts = channel.seen.all.filter(\.isPart)
    guard !ReaderKey.thread.applies(to: channel.network) else { return parts }
    return (parts.first { !$0.text.isBlank } ?? parts.first).map { [$0] } ?? []
  }

  private static func finding(
    about text: SeenText, _ index: Int, _ labels: Labels, _ channel: ChannelUnderCheck
  ) -> Finding {
    let first = text.scanned.words.words.first?.place ?? 0..<0
    let later = labels.hits(text.scanned).first
    let weak = text.scanned.hits(.weakLabel).first
    let summary =
      if let later {
        "\(Shown.quoted(text.scanned.text(at: later.place))) stands too late to be a label"
      } else if let weak, weak.place.lowerBound < reach {
        "\(Shown.quoted(text.scanned.text(at: weak.place))) is no label of advertising"
      } else {
        "no label of advertising at the beginning" + (index > 0 ? " of part \(index + 1)" : "")
      }
    let place = later?.place ?? weak?.place ?? first
    let isCertain = index == 0 && labels.areKnown && (labels.areGerman || weak == nil)
    return flagged(channel, at: text.widePlace(place), summary, severity: isCertain ? .error : .warning)
  }

  /// A post with only pictures may have the label in the picture.
  private static func withoutText(_ channel: ChannelUnderCheck) -> [Finding] {
    guard !channel.seen.all.contains(where: \.isPart), channel.content.repost == nil else { return [] }
    return [
      flagged(channel, at: channel.value("disclosure"), "no text that could say it is advertising", severity: .warning)
    ]
  }

  private static func labels(_ channel: ChannelUnderCheck) -> Labels {
    let languages = channel.languages
    return Labels(
      topics: languages == ["de"] ? [.germanLabel] : [.germanLabel, .englishLabel],
      areKnown: languages.allSatisfy { $0 == "de" || $0 == "en" }, areGerman: languages == ["de"])
  }

  /// The labels that readers of a post understand.
  private struct Labels {
    let topics: [Topic]
    /// Whether these are all the labels of the post's languages.
    let areKnown: Bool
    /// Whether the post is only for German readers, to whom words such as "sponsored" are no clear label.
    let areGerman: Bool

    func hits(_ text: ScannedText) -> [WordMatcher.Hit] { topics.flatMap(text.hits) }

    /// Whether a label begins within the first `reach` characters.
    func starts(_ text: ScannedText, within reach: Int) -> Bool {
      hits(text).contains { text.bytes.columns(0..<$0.place.lowerBound) < reach }
    }
  }
}
