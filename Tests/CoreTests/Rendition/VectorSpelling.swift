/// Other spellings of any post, none of which readers can see.
enum VectorSpelling: CaseIterable {
  case reversedKeys, comments, lineEnds, trailingSpace, byteOrderMark, internalKeys, schedule, otherChannel, moved,
    movedMedia

  /// Where the file lies.
  var path: String { self == .moved ? "posts/archiv/alt.md" : "posts/2026/markt.md" }

  /// `source` in this spelling; unchanged if that is not possible.
  func apply(to source: String) -> String {
    let parts = source.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let (keys, body) = (parts[1], parts[2])
    switch self {
    case .reversedKeys: return Self.joined(Self.entries(of: keys).reversed().joined(), body)
    case .comments:
      return Self.joined("# intern\n" + Self.entries(of: keys).joined(separator: "# intern: ja\n\n"), body)
    case .lineEnds: return source.replacing("\n", with: "\r\n")
    case .trailingSpace:
      return keys.contains("|\n")
        ? source : Self.joined(keys.replacing("\n", with: " \n"), body.replacing("\n", with: " \n"))
    case .byteOrderMark: return "\u{FEFF}" + source
    case .internalKeys: return Self.joined(keys + Self.labelLines, body)
    case .schedule: return Self.joined(Self.scheduleLines + keys, body)
    case .otherChannel: return Self.joined(Self.addingChannel(to: keys), body)
    case .moved: return source
    case .movedMedia: return source.replacing("media/", with: "archiv/bilder/")
    }
  }

  private static let labelLines = """
    department: pr
    pillar: promotion
    persona: Stammkunden
    labels: [advent, hof]
    proof: [https://example.org/test]
    political: Verein Radstadt
    lowestPrice: 89 Euro
    priority: urgent

    """

  private static let scheduleLines = """
    publishDate: 2026-12-01T09:00
    timezone: Europe/Berlin
    notBefore: 2026-11-30T00:00
    notAfter: 2026-12-20T18:00
    draft: true

    """

  private static func addingChannel(to keys: String) -> String {
    let keys = keys.replacing("facebook]", with: "facebook, anderswo]")
    let override = "overrides:\n  anderswo: { text: Anders, disclosure: paid, publishDate: +2h }\n"
    return keys.contains("overrides:\n") ? keys.replacing("overrides:\n", with: override) : keys + override
  }

  private static func joined(_ keys: String, _ body: String) -> String { "---\n\(keys)---\n\(body)" }

  /// The front matter by its top-level keys, each with the lines below it.
  private static func entries(of keys: String) -> [String] {
    keys.split(separator: "\n").reduce(into: []) { entries, line in
      if line.first == " " || line.first == "-" {
        entries[entries.count - 1] += line + "\n"
      } else {
        entries.append(line + "\n")
      }
    }
  }
}
