internal import Core
internal import SocialText

/// Tokens, keys and passwords are in no file of the repository.
enum Secret: PostRule {
  static let description = RuleDescription(
    id: "secret",
    summary: "No token, key or password anywhere in the file of a post",
    explanation: "It would be published, and git keeps it for good. Revoke it where it was issued, now: removing the "
      + "line does not make it secret again.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      labels: [ghp_16C7e42F292c6912E7710c838347Ae178B4a]
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard let source = post.source else { return [] }
    return SecretScanner(source.bytes).found.prefix(Legal.most).map { secret in
      finding(
        in: post.post, at: source.range(secret.place), "\(Shown.quoted(shown(secret, source))) is \(secret.kind)",
        severity: secret.isCertain ? .error : .warning)
    }
  }

  /// Part of the secret: enough to find it but not to use it, since findings are printed in public logs.
  private static func shown(_ secret: SecretScanner.Found, _ source: SourceFile) -> String {
    String(source.text(at: secret.place).prefix(secret.shown)) + "…"
  }
}

/// A kind of token that is recognised by its prefix.
struct SecretForm: Sendable {
  let beginning: String
  /// How many bytes may follow.
  let lengths: ClosedRange<Int>
  let kind: String
  /// What may follow beside letters and digits.
  var signs = ""
  /// Whether it is the secret itself, not only its name.
  var isSecret = true

  /// The first byte of its prefix.
  var first: UInt8 { beginning.utf8.first ?? 0 }

  /// Whether a token of the kind may have `byte`.
  func allows(_ byte: UInt8) -> Bool { byte.isASCIILetterOrDigit || signs.utf8.contains(byte) }

  private static let many = 512

  /// Sources: the issuers' own descriptions of their tokens, as secret scanners list them, read 2026-11-25.
  static let all: [SecretForm] = [
    SecretForm(beginning: "ghp_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "gho_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "ghu_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "ghs_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "ghr_", lengths: 36...many, kind: "a token of GitHub"),
    SecretForm(beginning: "github_pat_", lengths: 60...many, kind: "a token of GitHub", signs: "_"),
    SecretForm(beginning: "glpat-", lengths: 20...many, kind: "a token of GitLab", signs: "-_."),
    SecretForm(beginning: "xoxb-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxp-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxa-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxr-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xoxs-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "xapp-", lengths: 20...many, kind: "a token of Slack", signs: "-"),
    SecretForm(beginning: "AKIA", lengths: 16...16, kind: "the name of a key of Amazon Web Services", isSecret: false),
    SecretForm(beginning: "ASIA", lengths: 16...16, kind: "the name of a key of Amazon Web Services", isSecret: false),
    SecretForm(beginning: "AIza", lengths: 35...35, kind: "a key of Google", signs: "-_"),
    SecretForm(beginning: "sk_live_", lengths: 16...many, kind: "a key of Stripe"),
    SecretForm(beginning: "rk_live_", lengths: 16...many, kind: "a key of Stripe"),
    SecretForm(beginning: "sk-ant-", lengths: 32...many, kind: "a key of Anthropic", signs: "-_"),
    SecretForm(beginning: "sk-proj-", lengths: 32...many, kind: "a key of OpenAI", signs: "-_"),
    SecretForm(beginning: "sk-", lengths: 32...many, kind: "a key of an API"),
    SecretForm(beginning: "EAA", lengths: 100...many, kind: "a token of Meta"),
  ]
}

/// A value after a word such as `Passwort:`.
struct SecretAssignment {
  /// The bytes of the value.
  let value: Range<Int>

  private static let names: [[UInt8]] = [
    "password", "passwort", "passwd", "kennwort", "api_key", "api-key", "apikey", "access_token", "auth_token",
    "secret_key", "client_secret", "secret_access_key", "aws_secret_access_key", "token", "secret",
  ].map { Array($0.utf8) }

  /// The beginnings of those words, in letters of any case.
  static let beginnings: [[UInt8]] = names.flatMap { name in
    [name[0], name[0] - 0x20].flatMap { first in [name[1], name[1] - 0x20].map { [first, $0] } }
  }

  /// `nil` where no such word begins at `place`, or what follows it is an ordinary word.
  init?(_ bytes: [UInt8], at place: Int) {
    guard let name = Self.names.first(where: { Self.starts($0, bytes, at: place) }) else { return nil }
    var start = place + name.count
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    guard start < bytes.count, bytes[start] == UInt8(ascii: ":") || bytes[start] == UInt8(ascii: "=") else {
      return nil
    }
    start += 1
    while start < bytes.count, " \"'`".utf8.contains(bytes[start]) { start += 1 }
    var end = start
    while end < bytes.count, end - start < 200, bytes[end] > 0x20, !"\"'`,<>".utf8.contains(bytes[end]) { end += 1 }
    guard Self.isSecret(bytes[start..<end]) else { return nil }
    value = start..<end
  }

  private static func starts(_ name: [UInt8], _ bytes: [UInt8], at place: Int) -> Bool {
    guard place + name.count <= bytes.count, bytes[place] | 0x20 == name[0] else { return false }
    return name.indices.allSatisfy { bytes[place + $0] == name[$0] || bytes[place + $0] | 0x20 == name[$0] }
  }

  /// At least eight characters with letters and digits, and no address of a web page: `Passwort: Sommer2026!`.
  private static func isSecret(_ value: ArraySlice<UInt8>) -> Bool {
    value.count >= 8 && value.contains(where: \.isASCIIDigit) && value.contains(where: \.isASCIILetter)
      && !value.starts(with: "http".utf8)
  }
}

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
    guard line.contains("PRIVATE KEY-----".utf8) else { return nil }
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
    Set(bytes[place]).count >= 8 && !bytes[place].contains("EXAMPLE".utf8)
  }
}

extension UInt8 {
  /// What tokens are made of: Base64 for URLs.
  var isToken: Bool { isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
}
