internal import Core
internal import SocialText

/// Content made by AI is labelled for readers.
enum AILabel: ChannelRule {
  static let description = RuleDescription(
    id: "ai-label", severity: .warning,
    summary: "A post with `aiGenerated: true` tells its readers",
    explanation: "Deep fakes, and texts on matters of public interest, are to be disclosed (AI Act, Art. 50 (4), since "
      + "2 August 2026). Write \"KI-generiert\", \"Bild: mit KI erstellt\" or \"AI-generated\" into the text or the credit.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      aiGenerated: true
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      aiGenerated: true
      ---
      Am 1. Dezember öffnet der Hof. (Text mit KI erstellt)
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.content.aiGenerated == true, !channel.seen.has(.aiNote) else { return [] }
    return [flagged(channel, at: channel.value("aiGenerated"), "nothing that readers see says that an AI made it")]
  }
}

/// Political advertising is labelled, and names its sponsor.
enum PoliticalAd: ChannelRule {
  static let description = RuleDescription(
    id: "political-ad",
    summary: "Political advertising (`political`) is labelled, names who it is from, and is not paid on Meta or Google",
    explanation:
      "Regulation (EU) 2024/900, since 10 October 2025: write \"Politische Anzeige\" and the name of who pays "
      + "or publishes into the text. Meta and Google carry no paid political advertising in the EU.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      political: Verein Radstadt
      ---
      Am 1. Dezember stimmen wir über die Radwege ab.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      political: Verein Radstadt
      ---
      Politische Anzeige des Verein Radstadt: Am 1. Dezember stimmen wir über die Radwege ab.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let sponsor = channel.post.labels.political else { return [] }
    return [label(channel), name(sponsor, channel), network(channel)].compactMap { $0 }
  }

  private static func label(_ channel: ChannelUnderCheck) -> Finding? {
    guard !channel.seen.has(.politicalLabel) else { return nil }
    // Only the German and English words are known here.
    let isKnown = channel.languages.allSatisfy { $0 == "de" || $0 == "en" }
    return flagged(
      channel, at: channel.textStart, "the text does not say \"Politische Anzeige\"",
      severity: isKnown ? .error : .warning)
  }

  private static func name(_ sponsor: String, _ channel: ChannelUnderCheck) -> Finding? {
    guard let pattern = try? WordPattern(sponsor.filter { $0 != "*" && $0 != "!" }) else { return nil }
    let matcher = WordMatcher([WordList(pattern: pattern, text: sponsor)])
    let isNamed = channel.seen.all.contains { text in
      !matcher.hits(in: text.scanned.words, of: text.scanned.bytes, inLinks: false).isEmpty
    }
    guard !isNamed else { return nil }
    return flagged(channel, at: channel.value("political"), "\(Shown.quoted(sponsor)) is not named in the text")
  }

  private static func network(_ channel: ChannelUnderCheck) -> Finding? {
    guard channel.disclosure == .paid else { return nil }
    let owner: String
    switch channel.network {
    case .facebook, .instagram, .threads: owner = "Meta"
    case .youtube, .googleBusiness: owner = "Google"
    default: return nil
    }
    return flagged(
      channel, at: channel.value("disclosure"), "paid political advertising is not carried by \(owner) in the EU")
  }
}
