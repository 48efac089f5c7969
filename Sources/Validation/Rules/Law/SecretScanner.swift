/// Finds tokens, keys and passwords in the bytes of a file, in one pass.
struct SecretScanner {
  /// A secret and its bytes in the file.
  struct Found {
    var kind: String
    var place: Range<Int>
    /// Whether its form is unambiguous.
    var isCertain = true
    /// How many of its characters may be shown.
    var shown = 4
  }

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// At most a few, in the order of the file.
  var found: [Found] {
    let beginnings = Self.beginnings
    return bytes.withUnsafeBufferPointer { bytes in
      var found: [Found] = []
      var place = 0
      while place + 1 < bytes.count, found.count < Legal.most {
        if beginnings[Int(bytes[place]) << 8 | Int(bytes[place + 1])], let item = secret(at: place) {
          found.append(item)
          place = item.place.upperBound
        } else {
          place += 1
        }
        // None begins inside a word.
        while place < bytes.count, bytes[place - 1].isToken { place += 1 }
      }
      return found
    }
  }

  /// The pairs of bytes that a secret, or the word before a password, begins with: a quick test that rejects most
  /// words.
  private static let beginnings: [Bool] = {
    var pairs = Array(repeating: false, count: 1 << 16)
    let digits = "0123456789".utf8.map { [$0] }
    let words =
      SecretForm.all.map { Array($0.beginning.utf8) } + SecretAssignment.beginnings + webhooks.map { Array($0.0.utf8) }
    for word in words + ["--", "eyJ"].map({ Array($0.utf8) }) { pairs[Int(word[0]) << 8 | Int(word[1])] = true }
    for first in digits { for second in digits { pairs[Int(first[0]) << 8 | Int(second[0])] = true } }
    return pairs
  }()

  private func secret(at place: Int) -> Found? {
    switch bytes[place] {
    case 0x30...0x39: return telegram(at: place)
    case UInt8(ascii: "-"): return privateKey(at: place)
    case UInt8(ascii: "e") where starts("eyJ", at: place): return webToken(at: place)
    case UInt8(ascii: "d"), UInt8(ascii: "h"): return webhook(at: place)
    default:
      return token(at: place)
        ?? SecretAssignment(bytes, at: place).map { assignment in
          Found(kind: "a password or key by the word before it", place: assignment.value, isCertain: false, shown: 1)
        }
    }
  }

  /// A token with a known prefix.
  private func token(at place: Int) -> Found? {
    for form in SecretForm.all where form.first == bytes[place] && starts(form.beginning, at: place) {
      let start = place + form.beginning.utf8.count
      let end = endOfToken(from: start, form)
      guard form.lengths.contains(end - start), isRandom(start..<end), !isInSignedLink(place) else { continue }
      return Found(kind: form.kind, place: place..<end, isCertain: form.isSecret)
    }
    return nil
  }

  /// Whether the name of a key is a parameter of a signed address, where it is public.
  private func isInSignedLink(_ place: Int) -> Bool {
    let parameter = "X-Amz-Credential=".utf8
    return place >= parameter.count && bytes[(place - parameter.count)..<place].elementsEqual(parameter)
  }

  private func endOfToken(from start: Int, _ form: SecretForm) -> Int {
    var end = start
    while end < bytes.count, end - start < 512, form.allows(bytes[end]) { end += 1 }
    return end
  }

  /// Telegram's bots: `123456789:AA…`, 35 characters after the colon.
  private func telegram(at place: Int) -> Found? {
    var colon = place
    while colon < bytes.count, colon - place < 11, bytes[colon].isASCIIDigit { colon += 1 }
    guard (8...10).contains(colon - place), starts(":AA", at: colon) else { return nil }
    let end = run(from: colon + 1)
    guard end - colon - 1 == 35, isRandom(colon + 1..<end) else { return nil }
    return Found(kind: "a token of a Telegram bot", place: place..<end)
  }

  /// The first line of a private key in a text form (RFC 7468).
  private func privateKey(at place: Int) -> Found? {
    guard starts("-----BEGIN ", at: place) else { return nil }
    let line = bytes[place..<min(bytes.count, place + 60)].prefix { $0 != 0x0A }
    guard Array(line).contains(stretch: Array("PRIVATE KEY-----".utf8)) else { return nil }
    return Found(kind: "a private key", place: place..<line.endIndex)
  }

  /// A JSON Web Token (RFC 7519): three parts in Base64, the first two being JSON.
  private func webToken(at place: Int) -> Found? {
    let first = run(from: place)
    guard first - place > 12, starts(".eyJ", at: first) else { return nil }
    let second = run(from: first + 1)
    guard second - first > 12, second < bytes.count, bytes[second] == UInt8(ascii: ".") else { return nil }
    let end = run(from: second + 1)
    return end - second > 16 ? Found(kind: "a JSON Web Token", place: place..<end) : nil
  }

  private static let webhooks = [
    ("discord.com/api/webhooks/", "an address to post to Discord"),
    ("discordapp.com/api/webhooks/", "an address to post to Discord"),
    ("hooks.slack.com/services/T", "an address to post to Slack"),
  ]

  /// An address that is a secret itself: knowing it is enough to post to it.
  private func webhook(at place: Int) -> Found? {
    for (beginning, kind) in Self.webhooks where starts(beginning, at: place) {
      let start = place + beginning.utf8.count
      var end = start
      while end < bytes.count, end - start < 512, bytes[end].isToken || bytes[end] == UInt8(ascii: "/") { end += 1 }
      if end - start >= 30, isRandom(start..<end) { return Found(kind: kind, place: place..<end) }
    }
    return nil
  }

  private func starts(_ text: String, at place: Int) -> Bool {
    place < bytes.count && bytes[place...].starts(with: text.utf8)
  }

  /// Where a run of Base64's letters ends.
  private func run(from start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start < 4_096, bytes[end].isToken { end += 1 }
    return end
  }

  /// Whether it is no example: `xxxx…`, or a name with `EXAMPLE` in it.
  private func isRandom(_ place: Range<Int>) -> Bool {
    Set(bytes[place]).count >= 8 && !Array(bytes[place]).contains(stretch: Array("EXAMPLE".utf8))
  }
}

extension UInt8 {
  /// What tokens are made of: Base64 for URLs.
  var isToken: Bool { isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
}
