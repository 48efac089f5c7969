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
