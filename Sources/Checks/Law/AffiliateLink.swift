internal import Core
internal import SocialText

/// Links and codes that bring a commission are disclosed.
enum AffiliateLink: ChannelRule {
  static let description = RuleDescription(
    id: "affiliate-link", severity: .warning,
    summary: "Links and codes that bring a commission have a `disclosure`",
    explanation:
      "A link or a code that earns a commission is advertising (UWG § 5a (4)). Write `disclosure: affiliate` and begin "
      + "the text with \"Anzeige\" or \"Werbung\"; write `disclosure: own` where the offer is ours.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Das Buch liegt bei uns auf dem Pausentisch: https://www.amazon.de/dp/3123456789?tag=hof-21
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Das Buch liegt bei uns auf dem Pausentisch: https://www.amazon.de/dp/3123456789
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.disclosure == .none else { return [] }
    var found = attached(channel)
    for text in channel.seen.all where text.scanned.mayBringCommission {
      found += links(in: text, channel) + codes(in: text, channel)
    }
    return Array(found.prefix(Legal.most))
  }

  /// In the key `link`.
  private static func attached(_ channel: ChannelUnderCheck) -> [Finding] {
    let link = channel.seenTexts.first { $0.kind == .link }
    guard let sign = link?.affiliateSign, !channel.isOwn(sign.host) else { return [] }
    return [finding(sign, at: channel.value("link"), channel)]
  }

  private static func links(in text: TextUnderCheck, _ channel: ChannelUnderCheck) -> [Finding] {
    text.scanned.affiliateLinks.lazy.filter { !channel.isOwn($0.sign.host) }.prefix(Legal.most).map { place, sign in
      finding(sign, at: text.widePlace(place), channel)
    }
  }

  private static func finding(_ sign: AffiliateSign, at range: SourceRange, _ channel: ChannelUnderCheck) -> Finding {
    flagged(
      channel, at: range, "\(Shown.quoted(sign.text)) looks like a link that brings a commission",
      severity: sign.isClear ? .warning : .note)
  }

  /// Words such as `Rabattcode` with a code after them.
  private static func codes(in text: TextUnderCheck, _ channel: ChannelUnderCheck) -> [Finding] {
    text.scanned.hits(.discountCode).prefix(Legal.most).compactMap { hit in
      guard let code = code(after: hit.place.upperBound, in: text.scanned) else { return nil }
      return flagged(
        channel, at: text.widePlace(code),
        "\(Shown.quoted(text.scanned.text(at: code))) is a discount code")
    }
  }

  /// The code among the two words that follow: four or more capitals and digits.
  private static func code(after place: Int, in text: ScannedText) -> Range<Int>? {
    text.words.words.first(after: place, count: 2).map(\.place).first { word in
      guard word.count >= 4, word.lowerBound - place < 20 else { return false }
      let bytes = text.bytes[word]
      return bytes.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit } && bytes.contains(where: \.isASCIICapital)
    }
  }
}

extension [FoldedWords.Word] {
  /// The first words that begin at or after a byte of the text, by binary search.
  func first(after place: Int, count: Int) -> ArraySlice<FoldedWords.Word> {
    let start = partitioningIndex { $0.place.lowerBound >= place }
    return self[start...].prefix(count)
  }
}

/// A sign that an address brings a commission.
struct AffiliateSign {
  let host: String
  /// The host or the parameter that shows it.
  let text: String
  /// Whether it has no other meaning.
  let isClear: Bool

  /// `nil` where the address, in UTF-8, shows no sign of it.
  init?(_ address: ArraySlice<UInt8>) {
    let link = address.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = link.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = link[colon...].drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    let query = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    let host = rest[..<query].prefix { $0 != UInt8(ascii: "/") }
    if let known = Self.known(host) {
      (self.host, text, isClear) = (Self.lowercased(host), known, true)
      return
    }
    guard query < rest.endIndex, let sign = Self.sign(in: rest[(query + 1)...], host: Self.lowercased(host)) else {
      return nil
    }
    (self.host, text, isClear) = (Self.lowercased(host), sign.text, sign.isClear)
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// The host of a programme that `host` is, or lies below.
  private static func known(_ host: ArraySlice<UInt8>) -> String? {
    var rest = host
    while !rest.isEmpty {
      // The table compares a long name by its beginning and length only, so the list decides.
      if hostTable.contains(FoldedWord(rest)), hosts.contains(lowercased(rest)) { return lowercased(rest) }
      rest = rest.drop { $0 != UInt8(ascii: ".") }.dropFirst()
    }
    return nil
  }

  private static func sign(in query: ArraySlice<UInt8>, host: String) -> (text: String, isClear: Bool)? {
    let items = query.split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }
    for item in items.prefix(50) {
      let pair = item.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[1].isEmpty else { continue }
      let (name, text) = (lowercased(pair[0]), String(decoding: item, as: UTF8.self))
      if isClear(name, value: lowercased(pair[1]), host: host) { return (text, true) }
      if unclearNames.contains(name) { return (text, false) }
    }
    return nil
  }

  private static func isClear(_ name: String, value: String, host: String) -> Bool {
    switch name {
    case "tag": host.split(separator: ".").contains("amazon")
    case "campid": host.split(separator: ".").contains("ebay")
    case "utm_medium": value == "affiliate"
    default: clearNames.contains(name)
    }
  }

  /// Parameters of affiliate programmes.
  private static let clearNames: Set<String> = [
    "aff", "affid", "aff_id", "affiliate", "affiliate_id", "affiliateid", "a_aid", "awc", "partnerid", "partner_id",
    "pubref", "irclickid",
  ]

  /// Parameters that affiliate programmes use, and others as well.
  private static let unclearNames: Set<String> = ["ref", "refid", "partner", "referral"]

  /// Hosts that only count commissions.
  private static let hosts: Set<String> = [
    "adcell.com", "anrdoezrs.net", "awin1.com", "belboon.com", "digistore24.com", "dpbolvw.net", "financeads.net",
    "go.skimresources.com", "go.redirectingat.com", "jdoqocy.com", "kqzyfj.com", "linksynergy.com", "liketk.it",
    "prf.hn", "rstyle.me", "s.click.aliexpress.com", "shareasale.com", "tkqlhce.com", "tradedoubler.com",
    "track.webgains.com", "partner-ads.com",
  ]
  private static let hostTable = WordSet(hosts.map { FoldedWord($0.utf8) })
}
