/// The keys of a post and of what is nested in it.
enum PostKeys {
  /// Keys of the post as a whole.
  private static let whole: [String: String] = [
    "id": "2026-12-weihnachtsmarkt", "channels": "[x, facebook]", "department": "pr", "persona": "Stammkunden",
    "pillar": "news", "campaign": "advent-2026", "labels": "[advent]", "proof": "[https://example.org/test]",
    "political": "Verein Radstadt e. V.", "lowestPrice": "89 Euro", "priority": "normal",
    "overrides": "{ x: { title: Markt } }",
  ]

  /// Keys that an override may have as well.
  private static let content: [String: String] = [
    "title": "Weihnachtsmarkt im Hof", "publishDate": "2026-12-01T09:00", "timezone": "Europe/Berlin",
    "notBefore": "2026-11-30T00:00", "notAfter": "2026-12-20T18:00", "draft": "true", "format": "post",
    "language": "de", "hashtags": "[Advent, Hamburg]", "mentions": "{ x: [\"@acme\"] }",
    "link": "https://example.org/advent", "preview": "{ title: Unser Markt }",
    "firstComment": "\"Alle Termine: https://example.org\"", "disclosure": "none", "aiGenerated": "false",
    "sensitive": "false", "reply": "https://x.com/acme/status/1", "quote": "https://x.com/acme/status/1",
    "repost": "https://x.com/acme/status/1", "poll": "{ options: [Ja, Nein], duration: 1d }",
    "media": "[{ file: media/2026/markt.jpg, alt: Stände im Hof }]",
  ]

  /// The keys of a post.
  static let post = KeyTable(
    whole.merging(content) { first, _ in first },
    foreign: ForeignKeys.post.merging(optionsOutsideOverrides) { first, _ in first })

  /// The keys of an override for all channels of a network.
  private static let networkOverrides: [Network: KeyTable] = Dictionary(
    uniqueKeysWithValues: Network.allCases.map { ($0, override(NetworkOptions.options(of: $0))) })

  /// The keys of an override for a channel, whose network only `stet.yml` knows.
  private static let channelOverride = override(NetworkOptions.all)

  /// The keys of the override for the channel or network `name`.
  static func override(for name: String) -> KeyTable {
    Network(rawValue: name).flatMap { networkOverrides[$0] } ?? channelOverride
  }

  private static func override(_ options: [NetworkOption]) -> KeyTable {
    var keys = content
    keys["text"] = "\"Kurz: am 1.12. ist Markt.\""
    keys["description"] = "\"Unser Markt im Hof\""
    for option in options { keys[option.key] = option.type.example }
    let wholeOnly = whole.keys.map {
      ($0, KeyTable.ForeignKey.advice("It belongs to the whole post, not to an override."))
    }
    let foreign = ForeignKeys.override.merging(wholeOnly) { first, _ in first }
    return KeyTable(keys, foreign: foreign.merging(optionsOfOthers) { first, _ in first })
  }

  /// Network options written at the top level of a post.
  private static let optionsOutsideOverrides = advice { key, networks in
    "It is an option of \(networks). Write it in `overrides`: `\(networks.split(separator: ",")[0]): { \(key): … }`."
  }

  /// Options of other networks.
  private static let optionsOfOthers = advice { _, networks in "It is an option of \(networks)." }

  private static func advice(_ text: (String, String) -> String) -> [String: KeyTable.ForeignKey] {
    let networks = Dictionary(grouping: NetworkOptions.all, by: \.key)
    return Dictionary(
      uniqueKeysWithValues: networks.map { key, options in
        (key, .advice(text(key, options.map(\.network.rawValue).joined(separator: ", "))))
      })
  }

  static let media = KeyTable(
    [
      "file": "media/2026/markt.jpg", "url": "https://dam.example/film.mp4", "sha256": "<64 hexadecimal digits>",
      "alt": "Stände im Hof", "credit": "\"Foto: A. Weber\"", "licence": "CC BY 4.0", "licenceUntil": "2027-12-31",
      "consent": "[einwilligung-2026-014]", "thumbnail": "media/2026/film.png",
      "captions": "[{ file: media/2026/film.de.srt, language: de }]",
    ], foreign: ForeignKeys.media)

  static let captions = KeyTable(["file": "media/2026/film.de.srt", "language": "de"], foreign: ForeignKeys.captions)

  static let preview = KeyTable(
    ["title": "Unser Markt", "description": "Programm und Anfahrt", "image": "media/2026/karte.png"])

  static let poll = KeyTable(["options": "[Ja, Nein]", "duration": "1d"], foreign: ForeignKeys.poll)
}
