internal import Core
internal import SocialText

/// An e-mail address around an `@`.
struct MailAddress {
  /// Both in small letters.
  let name: String
  let host: String
  let place: Range<Int>

  /// Returns `nil` for a mention (`@acme@social.example`), and where the host has no dot.
  init?(_ bytes: [UInt8], at sign: Int) {
    var start = sign
    while start > 0, sign - start < 64, Self.isName(bytes[start - 1]) { start -= 1 }
    while start < sign, bytes[start] == UInt8(ascii: ".") { start += 1 }
    var end = sign + 1
    while end < bytes.count, end - sign < 254, Self.isHost(bytes[end]) { end += 1 }
    while end > sign + 1, !bytes[end - 1].isASCIILetterOrDigit { end -= 1 }
    let host = bytes[sign + 1..<end]
    guard start < sign, let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > host.startIndex, end - dot > 2,
      host[(dot + 1)...].allSatisfy(\.isASCIILetter), start == 0 || !"@/".utf8.contains(bytes[start - 1])
    else { return nil }
    name = String(decoding: bytes[start..<sign], as: UTF8.self).lowercased()
    self.host = String(decoding: host, as: UTF8.self).lowercased()
    place = start..<end
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || byte >= 0x80 || "._%+-".utf8.contains(byte)
  }

  private static func isHost(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || byte == 0x2D || byte == 0x2E }
}

/// What stands before the `@`: whose mailbox it is, as far as the name tells.
struct MailboxName {
  private let name: String
  private let parts: [[UInt8]]

  /// - Parameter name: in small letters.
  init(_ name: String) {
    self.name = name
    parts = name.split { !$0.isLetter }.map { WordFolding.folded(String($0)) }
  }

  /// Whether it is that of a task, which no single person has: `info`, `presse-hamburg`, `kundenservice`.
  var isRole: Bool {
    !hasGivenName
      && parts.contains { part in
        Self.roles.contains(FoldedWord(part))
          || Self.roleEndings.contains { part.count > $0.count && part.ends(with: $0) }
      }
  }

  /// Whether it is that of a person: `erika.mustermann`, `e.mustermann`, `erika`, or one of `people`.
  func isPersonal(among people: [Person]) -> Bool {
    guard !isRole else { return false }
    if hasGivenName { return true }
    if people.contains(where: { $0.kind == .human && isName(of: $0) }) { return true }
    let isOfTwo = name.contains(".") || name.contains("_")
    return isOfTwo && parts.count == 2 && !parts.contains { BuiltInWords.isPlace($0[...]) }
  }

  private var hasGivenName: Bool { parts.contains { BuiltInWords.givenNames.contains(FoldedWord($0)) } }

  private func isName(of person: Person) -> Bool {
    let names = [person.name] + (person.fullName ?? "").split { !$0.isLetter }.map(String.init)
    let mailboxes = person.emails.compactMap { $0.split(separator: "@").first.map { String($0).lowercased() } }
    return mailboxes.contains(name) || names.contains { parts.contains(WordFolding.folded($0)) }
  }

  /// Names of mailboxes that belong to no single person.
  private static let roles = WordSet(
    folding: """
      abo abos abuse accessibility accounting admin administration aktion allgemein angebot angebote anfrage anfragen
      anmeldung anzeigen archiv ausbildung awareness azubi barrierefreiheit beratung beschwerde beschwerden bestellung
      bestellungen betriebsrat bewerbung bewerbungen billing blog booking bookings buchhaltung buchung buero büro chat
      community compliance conference contact contribute dataprotection datenschutz datenschutzbeauftragte dpo desk dialog
      dispatch donate ehrenamt einkauf empfang engagement event events export feedback finance foerderverein foundation funding board committee förderverein fragen
      freiwillige frontdesk gdpr geschaeftsstelle geschäftsstelle gewinnspiel gleichstellung gruppe hallo hello help helpdesk
      hi hilfe hinweis hinweise hochschule hosting hotline hr impressum inbox info infos information inklusion institut
      it jobs jobmail jugend karriere kasse kinder kommunikation kontakt kontor kunden kundendienst kundenservice kurse
      kulturbuero laden leitung legal lizenz mail mailbox marketing media medien meldestelle mitglied mitglieder mitmachen mods
      moderation museum musikschule newsletter noreply no notfall office ombud ombudsstelle online orga order orders
      organisation partner partnership partnerships payroll personal personalabteilung politik post postmaster praktikum
      presse pressestelle press privacy projekt projekte pr publikationen purchasing qualität rathaus rechnung rechnungen
      recht recruiting recruitment redaktion reklamation rentals reparatur reply reservierung reservierungen retoure retouren
      returns sales schule schulung security sekretariat seminare service shop sicherheit social socialmedia spende spenden
      sponsoring studio studium support talent team technik tech termin termine tickets ticket tour tours training
      umfrage veranstaltung veranstaltungen verein verkauf verlag vermietung versand vertrieb verwaltung volunteer volunteers
      vorstand webmaster webteam web welcome www werkstatt willkommen workshop workshops zentrale
      """)
  private static let roleEndings = [
    "anmeldung", "buero", "büro", "dienst", "redaktion", "service", "stelle", "support", "team",
  ]
  .map { WordFolding.folded($0) }
}

extension Configuration {
  /// The hosts of the house: those of the channels, those where its people have their addresses, and handles that are
  /// hosts. Without the hosts where everybody may have an address.
  fileprivate var houseHosts: [String] {
    let hosts = channels.flatMap(\.hosts)
    let addresses = people.flatMap(\.emails).compactMap { $0.split(separator: "@").last.map(String.init) }
    let handles = channels.filter { $0.network == .bluesky }.map { String($0.account.drop { $0 == "@" }) }
    return hosts + (addresses + handles).filter { !Self.isOpenToAll($0.lowercased()) }
  }

  private static func isOpenToAll(_ host: String) -> Bool {
    openHosts.contains(host) || host.hasSuffix(".bsky.social") || host.hasSuffix("noreply.github.com")
  }

  /// Hosts of mailboxes for everybody.
  private static let openHosts: Set<String> = [
    "aol.com", "arcor.de", "bluewin.ch", "email.de", "fastmail.com", "freenet.de", "gmail.com", "gmx.at", "gmx.ch",
    "gmx.com",
    "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "hotmail.de", "hotmail.co.uk", "icloud.com", "live.com",
    "live.de",
    "mac.com", "mail.de", "mailbox.org", "me.com", "msn.com", "outlook.com", "outlook.de", "pm.me", "posteo.de",
    "posteo.net",
    "proton.me", "protonmail.com", "riseup.net", "t-online.de", "tutanota.com", "tuta.io", "vodafone.de", "web.de",
    "yahoo.co.uk", "yahoo.com", "yahoo.de", "ymail.com",
  ]
}

extension ChannelUnderCheck {
  /// Whether `host` is one of the house, or below one: by the channels' `hosts`, or by the addresses of its people.
  func isOfHouse(_ host: String) -> Bool { configuration.houseHosts.include(host) }
}
