internal import Core
internal import SocialText

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
  private static func posts(_ channel: ChannelUnderCheck) -> [TextUnderCheck] {
    let parts = channel.seen.all.filter(\.isPart)
    guard !ReaderKey.thread.applies(to: channel.network) else { return parts }
    return (parts.first { !$0.text.isBlank } ?? parts.first).map { [$0] } ?? []
  }

  private static func finding(
    about text: TextUnderCheck, _ index: Int, _ labels: Labels, _ channel: ChannelUnderCheck
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
    return labels.first { isLabel($0) || isHashtag($0) || isExplained($0) }.map { label in
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
    if ":|)]/*.!\n".utf8.contains(next) { return true }
    // A sign or an emoji.
    if next == UInt8(ascii: " "), let sign = rest.dropFirst().first, sign == 0xE2 || sign == 0xF0 { return true }
    return next == UInt8(ascii: " ")
      && (rest.starts(with: " - ".utf8) || rest.starts(with: " – ".utf8) || rest.starts(with: " | ".utf8)
        || rest.starts(with: " (".utf8) || rest.starts(with: " / ".utf8))
  }

  /// Whether only signs come before it, or a word such as `unbezahlte`.
  private static func opens(_ label: FoundWords) -> Bool {
    let words = label.text.scanned.words
    let before = words.words.prefix { $0.place.lowerBound < label.place.lowerBound }
    guard before.count <= 1, label.entry != "Promotion" else { return false }
    return before.allSatisfy { attributes.contains(FoldedWord(words.folded[$0.folded])) }
  }

  private static func isHashtag(_ label: FoundWords) -> Bool {
    guard label.place.lowerBound > 0, ["ad", "Anzeige", "Werbung", "sponsored"].contains(label.entry) else {
      return false
    }
    return label.text.scanned.bytes[label.place.lowerBound - 1] == UInt8(ascii: "#")
  }

  /// Whether the text says why it is labelled, or that it is: `Werbung, weil Namen genannt werden`, `enthält Werbung`,
  /// `unbezahlte Werbung`, `(Werbung)`.
  private static func isExplained(_ label: FoundWords) -> Bool {
    guard label.text.isPart, label.entry == "Werbung" || explained.contains(label.entry) && opens(label) else {
      return false
    }
    let sentences = Sentences(label.text.scanned.words, of: label.text.scanned.bytes)
    guard let index = sentences.index(at: label.place.lowerBound) else { return false }
    let (before, after) = (sentences.before(index, most: 4), sentences.after(index, most: 6))
    if let nearest = before.first {
      if disclaimers.contains(sentences.key(nearest)) { return true }
      if containings.contains(sentences.key(nearest)), after.isEmpty {
        return before.contains(anyOf: posts, in: sentences)
      }
    }
    if isBracketed(label) { return true }
    // `Werbung Wir waren im Hof`: a sentence begins behind it.
    if opens(label), let next = after.first, sentences.isCapitalised(next), beginnings.contains(sentences.key(next)) {
      return true
    }
    guard before.isEmpty || opens(label), let next = after.first else { return false }
    if notes.contains(sentences.key(next)) { return true }
    guard reasons.contains(sentences.key(next)) else { return false }
    return after.contains(anyOf: mentions, in: sentences)
      || ["weil", "because"].contains(sentences.key(next))
      || sentences.gap(after: index).contains(UInt8(ascii: ",")) && sentences.key(next) != "da"
  }

  /// `(Werbung)` at the end of a line.
  private static func isBracketed(_ label: FoundWords) -> Bool {
    let (bytes, place) = (label.text.scanned.bytes, label.place)
    guard place.lowerBound > 0, place.upperBound < bytes.count else { return false }
    let isOpened = bytes[place.lowerBound - 1] == UInt8(ascii: "(") && bytes[place.upperBound] == UInt8(ascii: ")")
    let isListed = bytes[place.lowerBound - 1] == UInt8(ascii: "[") && bytes[place.upperBound] == UInt8(ascii: "]")
    let next = bytes[(place.upperBound + 1)...].first
    return (isOpened || isListed) && (next == nil || next == 0x0A)
  }

  private static let explained: Set<String> = ["Anzeige", "Ad", "Advertising", "Advertisement"]
  private static let beginnings = WordSet(
    folding:
      "wir ich ein eine der die das heute gestern am im unser unsere mein meine es ihr du so was wer wie we i the a our my today"
  )
  private static let posts = WordSet(
    folding: "beitrag post posting text video reel story artikel folge bericht thread faden")
  /// Before a label at the beginning.
  private static let attributes = WordSet(
    folding: "bezahlte unbezahlte unbeauftragte unaufgeforderte unentgeltliche freiwillige enthält unpaid paid contains"
  )
  /// Before a label anywhere.
  private static let disclaimers = WordSet(folding: "unbezahlte unbeauftragte unaufgeforderte unpaid")
  private static let containings = WordSet(folding: "enthält enthalten contains")
  /// Behind a label, by itself.
  private static let notes = WordSet(
    folding: "unbezahlt unbeauftragt unaufgefordert markennennung namensnennung markenerkennung selbstgekauft")
  private static let reasons = WordSet(
    folding: "weil da wegen denn aufgrund durch ohne because due since for")
  /// What a label is explained by: names and brands in the text, or the lack of a payment.
  private static let mentions = WordSet(
    folding: """
      namen name namensnennung nennung nennungen genannt marken marke markennennung markennennungen verlinkung verlinkungen
      verlinkt markierung markierungen markiert ortsangabe ortsnennung ortsmarkierung produktnennung produktplatzierung
      produkte auftrag bezahlung gegenleistung brand brands names named mention mentions mentioned tags tagged tagging links
      payment products
      """)
}
