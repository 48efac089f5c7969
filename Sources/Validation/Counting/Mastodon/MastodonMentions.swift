/// Finds mentions as Mastodon does: `@name` on the same server, `@name@server` on another one (`Account::MENTION_RE`).
enum MastodonMentions {
  /// The longest name of a server.
  private static let longestServer = 253

  /// A mentioned account.
  struct Mention {
    /// The whole mention.
    var range: Range<Int>
    /// Where the name ends, and the server's begins if there is one.
    var nameEnd: Int
  }

  static func find(in text: [Unicode.Scalar]) -> [Mention] {
    var found: [Mention] = []
    var place = 0
    while place < text.count {
      guard text[place] == "@", mayBegin(text, place), let mention = mention(in: text, sign: place) else {
        place += 1
        continue
      }
      if isComplete(text, mention) { found.append(mention) }
      place = mention.range.upperBound
    }
    return found
  }

  private static func mayBegin(_ text: [Unicode.Scalar], _ sign: Int) -> Bool {
    guard sign > 0 else { return true }
    let before = text[sign - 1]
    return !(before == "=" || before == "/" || before.isWordCharacter)
  }

  private static func mention(in text: [Unicode.Scalar], sign: Int) -> Mention? {
    let name = NameScanner.endOfName(in: text, from: sign + 1)
    guard name > sign + 1 else { return nil }
    guard name < text.count, text[name] == "@" else { return Mention(range: sign..<name, nameEnd: name) }
    let server = NameScanner.endOfName(in: text, from: name + 1, where: \.isWordCharacter)
    return Mention(range: sign..<(server > name + 1 ? server : name), nameEnd: name)
  }

  private static func isComplete(_ text: [Unicode.Scalar], _ mention: Mention) -> Bool {
    let end = mention.range.upperBound
    guard end - mention.nameEnd <= longestServer + 1 else { return false }
    guard end < text.count else { return true }
    return !text[end].isAtSign && !text[end].isLatinAccent && !text[end...].starts(with: [":", "/", "/"])
  }
}
