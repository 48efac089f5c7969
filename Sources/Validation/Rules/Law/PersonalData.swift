internal import Content
internal import Diagnostics

/// What belongs to a person alone stays out of posts.
enum PersonalData: ChannelRule {
  static let description = RuleDescription(
    id: "personal-data", severity: .warning,
    summary: "No e-mail address of a person, mobile number, bank account or licence plate",
    explanation:
      "What is published stays, and is personal data where it leads to a person (GDPR Art. 6). Leave it out, or "
      + "give an address of a task: `info@…`, `presse@…`. Those are left out on the hosts of the house: the `hosts` of the "
      + "channels, and where the people of `stet.yml` have their addresses. Whether the person agreed cannot be told from the text.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Fragen zum Hof? Schreibt an erika.mustermann@example.org.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Fragen zum Hof? Schreibt uns hier.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let texts = channel.seen.all.filter { !$0.scanned.personalData.isEmpty }
    return Array(texts.flatMap { found(in: $0, channel) }.prefix(Legal.most))
  }

  private static func found(in text: SeenText, _ channel: ChannelUnderCheck) -> [Finding] {
    let judged = text.scanned.personalData.lazy.compactMap { found in
      let words = text.scanned.text(at: found.place)
      return Self.judged(found.kind, words, channel).map { (found.place, words, $0) }
    }
    return judged.prefix(Legal.most).map { place, words, judged in
      let range = text.widePlace(place)
      let summary = "\(Shown.quoted(words)) is \(judged.what)"
      // A number of a house is worth knowing, and nothing to ask a lawyer.
      return judged.severity == .note
        ? finding(in: channel.post, at: range, summary, severity: .note) : flagged(channel, at: range, summary)
    }
  }

  private static func judged(
    _ kind: PersonalDataScanner.Kind, _ words: String, _ channel: ChannelUnderCheck
  ) -> (what: String, severity: Severity)? {
    switch kind {
    case .mail(let name, let host): return mail(MailboxName(name), host, channel)
    case .mobile: return ("a mobile number", .warning)
    case .telephone: return ("a telephone number", .note)
    case .account: return ("the number of a bank account (IBAN)", .warning)
    case .plate: return ("a licence plate by its form", .warning)
    }
  }

  /// Leaves out mailboxes of a task in one's own house, and on the channels' `hosts` also what cannot be told.
  private static func mail(
    _ name: MailboxName, _ host: String, _ channel: ChannelUnderCheck
  ) -> (what: String, severity: Severity)? {
    if name.isRole { return channel.isOfHouse(host) ? nil : ("an e-mail address of a house that is not ours", .note) }
    guard channel.isOwn(host), !name.isPersonal(among: channel.configuration.people) else {
      return ("an e-mail address", .warning)
    }
    return nil
  }
}
