internal import Core
internal import SocialText

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

  private static func found(in text: TextUnderCheck, _ channel: ChannelUnderCheck) -> [Finding] {
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

/// Finds e-mail addresses, telephone numbers, bank accounts and licence plates in a text.
struct PersonalDataScanner {
  /// What was found, and its bytes in the text.
  struct Found {
    var kind: Kind
    var place: Range<Int>
  }

  /// What it is, by its form.
  enum Kind: Equatable {
    /// In small letters.
    case mail(name: String, host: String)
    case mobile, telephone, account, plate
  }

  private let scanned: ScannedText
  private let bytes: [UInt8]

  init(_ scanned: ScannedText) {
    self.scanned = scanned
    bytes = scanned.bytes
  }

  /// Everything, in the order of its places; addresses of web pages are left out.
  var found: [Found] {
    var found: [Found] = scanned.words.ats > 0 ? mails : []
    if scanned.words.digits > 1 { found += numbers }
    let links = scanned.words.links
    return found.filter { item in !links.contains { $0.contains(item.place) } }
      .sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  private var mails: [Found] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "@") }.prefix(200).compactMap { MailAddress(bytes, at: $0) }
      .map { Found(kind: .mail(name: $0.name, host: $0.host), place: $0.place) }
  }

  /// Numbers, each checked once, at its start.
  private var numbers: [Found] {
    var found: [Found] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      guard byte.isASCIIDigit || byte == UInt8(ascii: "+") || byte.isASCIICapital || byte == 0xC3,
        place == 0 || !isJoined(place), let item = number(at: place)
      else {
        place += 1
        continue
      }
      found.append(item)
      place = item.place.upperBound
      if found.count >= 200 { break }
    }
    return found
  }

  /// Whether a number at `place` is part of something larger, because of what precedes it: a letter, a sign, or a group
  /// of digits and a space.
  private func isJoined(_ place: Int) -> Bool {
    let byte = bytes[place - 1]
    if byte == 0x20 { return place > 1 && bytes[place].isASCIIDigit && bytes[place - 2].isASCIIDigit }
    return byte.isASCIILetterOrDigit || byte >= 0x80 || ".,-/:#_@+&=".utf8.contains(byte)
  }

  private func number(at place: Int) -> Found? {
    if bytes[place].isASCIICapital || bytes[place] == 0xC3 {
      if let end = BankAccount.end(bytes, from: place) { return Found(kind: .account, place: place..<end) }
      return LicencePlate.end(bytes, from: place).map { Found(kind: .plate, place: place..<$0) }
    }
    return TelephoneNumber(bytes, from: place, isNamed: isNamed(before: place)).map { number in
      Found(kind: number.isMobile ? .mobile : .telephone, place: place..<number.end)
    }
  }

  /// Whether a word such as `Telefon` stands just before.
  private func isNamed(before place: Int) -> Bool {
    let text = String(decoding: bytes[max(0, place - 14)..<place], as: UTF8.self).lowercased()
    return text.split { !$0.isLetter }.last.map { Self.telephoneWords.contains(String($0)) } ?? false
  }

  private static let telephoneWords: Set<String> = [
    "tel", "telefon", "telefonnummer", "fon", "phone", "mobil", "handy", "handynummer", "hotline", "whatsapp", "call",
    "anrufen", "rufnummer", "sms", "signal",
  ]
}

/// A bank account's number (IBAN, ISO 13616), by its length and its checksum.
enum BankAccount {
  /// Lengths by country. Source: SWIFT IBAN registry.
  private static let lengths: [String: Int] = [
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24,
  ]

  /// Where the number ends that begins at `start`, with or without spaces in it; `nil` where there is none.
  static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 4 < bytes.count, bytes[start].isASCIICapital, bytes[start + 1].isASCIICapital,
      bytes[start + 2].isASCIIDigit, bytes[start + 3].isASCIIDigit,
      let length = lengths[String(decoding: bytes[start..<start + 2], as: UTF8.self)]
    else { return nil }
    var digits: [UInt8] = []
    var place = start
    while place < bytes.count, digits.count < length {
      if bytes[place].isASCIIDigit || bytes[place].isASCIICapital {
        digits.append(bytes[place])
      } else if bytes[place] != 0x20 || bytes[place - 1] == 0x20 {
        return nil
      }
      place += 1
    }
    guard digits.count == length, place == bytes.count || !bytes[place].isASCIILetterOrDigit else { return nil }
    return remainder(digits[4...] + digits[..<4]) == 1 ? place : nil
  }

  /// The number modulo 97, `A` being 10 and `Z` 35.
  private static func remainder(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { rest, byte in
      byte.isASCIIDigit ? (rest * 10 + Int(byte) - 0x30) % 97 : (rest * 100 + Int(byte) - 0x41 + 10) % 97
    }
  }
}

/// A German licence plate, by its form: `HH-AB 1234`, with a hyphen and a space.
enum LicencePlate {
  /// What looks like a district's letters and belongs to a standard or a product: `DIN-EN 1234`, `USB-C 32`.
  private static let others: Set<String> = [
    "A", "B2", "CO", "DIN", "EG", "EN", "EU", "IEC", "IP", "ISO", "IT", "PC", "PDF", "TV", "UN", "USB", "VDE", "XL",
  ]

  /// Where the plate ends that begins at `start`; `nil` where there is none.
  static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    guard mayBegin(bytes, start) else { return nil }
    let (district, afterDistrict) = capitals(bytes, from: start)
    guard (1...3).contains(district.count), !others.contains(district), afterDistrict < bytes.count,
      bytes[afterDistrict] == UInt8(ascii: "-")
    else { return nil }
    let (letters, afterLetters) = capitals(bytes, from: afterDistrict + 1)
    guard (1...2).contains(letters.count), letters.utf8.count == letters.count, afterLetters < bytes.count,
      bytes[afterLetters] == 0x20
    else { return nil }
    var end = afterLetters + 1
    while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
    guard (2...4).contains(end - afterLetters - 1), bytes[afterLetters + 1] != UInt8(ascii: "0") else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "E") || bytes[end] == UInt8(ascii: "H") { end += 1 }
    return isEnd(bytes, end) ? end : nil
  }

  /// Whether a hyphen follows soon: a quick test that rejects most words.
  private static func mayBegin(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start..<min(bytes.count, start + 9)].contains(UInt8(ascii: "-"))
  }

  /// The capitals from `start` on, at most four, and where they end.
  private static func capitals(_ bytes: [UInt8], from start: Int) -> (String, Int) {
    var end = start
    while end < bytes.count, end - start < 8 {
      if bytes[end].isASCIICapital {
        end += 1
      } else if bytes[end] == 0xC3, end + 1 < bytes.count, [0x84, 0x96, 0x9C].contains(bytes[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return (String(decoding: bytes[start..<end], as: UTF8.self), end)
  }

  /// Whether it ends here: not followed by a letter, a decimal, a unit or another number.
  private static func isEnd(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count else { return true }
    let next = bytes[end]
    if next.isASCIILetterOrDigit || next >= 0x80 || "-/%:".utf8.contains(next) { return false }
    return !(next == UInt8(ascii: ".") || next == UInt8(ascii: ",")) || end + 1 >= bytes.count
      || !bytes[end + 1].isASCIIDigit
  }
}
