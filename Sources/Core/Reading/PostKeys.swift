internal import SocialText

/// The keys of a post and of what is nested in it.
enum PostKeys {
  /// Keys of the post as a whole.
  private static let whole: [String: String] = [
    "id": "2026-12-weihnachtsmarkt", "channels": "[x, facebook]", "department": "pr", "persona": "Stammkunden",
    "pillar": "news", "campaign": "advent-2026", "labels": "[advent]", "proof": "[https://example.org/test]",
    "political": "Verein Radstadt e. V.", "lowestPrice": "89 Euro", "priority": "normal",
    "repeat": "{ every: 4w, times: 6 }", "overrides": "{ x: { title: Markt } }",
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

  static let repetition = KeyTable(
    [
      "every": "4w", "rule": "\"FREQ=MONTHLY;BYDAY=1MO\"", "times": "6", "until": "2027-06-30",
      "except": "[2026-12-25]", "moved": "{ 2026-12-29: 2026-12-30T10:00 }",
    ], foreign: ForeignKeys.repetition)
}

/// The keys that a mapping may have.
struct KeyTable: Sendable {
  /// Each key with an example of its value.
  let examples: [String: String]
  /// Spellings of other tools, and what to write instead.
  let foreign: [String: ForeignKey]

  /// A spelling of another tool.
  struct ForeignKey: Sendable {
    /// The key to write instead, where the value can stay as it is.
    var rename: String?
    /// What to do, as a sentence.
    var advice: String

    /// The same thing under another name.
    static func renamed(_ key: String) -> ForeignKey { ForeignKey(rename: key, advice: "Write `\(key)`.") }

    /// Something that is said in another way.
    static func advice(_ advice: String) -> ForeignKey { ForeignKey(rename: nil, advice: advice) }
  }

  init(_ examples: [String: String], foreign: [String: ForeignKey] = [:]) {
    self.examples = examples
    self.foreign = foreign
  }

  /// An example of `key`, as it stands in a file.
  func example(_ key: String) -> String? { examples[key].map { "`\(key): \($0)`" } }
}

/// Keys that other tools use, and what Stet has instead.
enum ForeignKeys {
  private static let approval = KeyTable.ForeignKey.advice(
    "Approval is no key of the file: `stet approve <id>` records it, and it holds for exactly what was approved.")
  private static let below = KeyTable.ForeignKey.advice("The text stands below the second `---`.")
  private static let pictures = KeyTable.ForeignKey.advice(
    "Write `media: [{ file: media/2026/markt.jpg, alt: … }]`.")
  private static let history = KeyTable.ForeignKey.advice("Git knows who wrote it. Remove the key.")
  private static let results = KeyTable.ForeignKey.advice(
    "Results are recorded in the ledger, never in the file. Remove the key.")
  private static let end = KeyTable.ForeignKey.advice(
    "`notAfter` says until when the post may go out; Stet takes nothing down.")
  private static let repeated = KeyTable.ForeignKey.advice(
    "Write `repeat: { every: 4w, times: 6 }`, at the top of the post.")
  private static let labelled = KeyTable.ForeignKey.advice(
    "Write `disclosure: paid` (or own, gift, affiliate): it decides the labels.")
  private static let identity = KeyTable.ForeignKey.advice("The post's identity is its `id`.")

  /// Keys at the top of a post.
  static let post: [String: KeyTable.ForeignKey] = times.merging(people) { first, _ in first }
    .merging(words) { first, _ in first }.merging(shared) { first, _ in first }

  private static let times: [String: KeyTable.ForeignKey] = [
    "date": .renamed("publishDate"), "publish_date": .renamed("publishDate"), "publishAt": .renamed("publishDate"),
    "publish_at": .renamed("publishDate"), "scheduledAt": .renamed("publishDate"),
    "scheduled_at": .renamed("publishDate"), "scheduleDate": .renamed("publishDate"),
    "scheduledFor": .renamed("publishDate"), "publishTime": .renamed("publishDate"),
    "schedule": .advice("Write `publishDate: 2026-12-01T09:00`, or `publishDate: slot`."),
    "scheduled": .advice("Write `publishDate: 2026-12-01T09:00`, or `publishDate: slot`."),
    "time": .advice("Write date and time together: `publishDate: 2026-12-01T09:00`."),
    "slot": .advice("Write `publishDate: slot`."),
    "tz": .renamed("timezone"), "embargo": .renamed("notBefore"), "expiryDate": end, "expires": end,
    "expiresAt": end, "expiry": end, "unpublishDate": end, "rrule": repeated, "recurrence": repeated,
    "recurring": repeated, "repeats": repeated, "wiederholung": repeated, "wiederholen": repeated,
  ]

  private static let people: [String: KeyTable.ForeignKey] = [
    "status": approval, "approved": approval, "state": approval, "approval": approval, "approvals": approval,
    "approvedBy": approval, "approved_by": approval, "approver": approval, "reviewer": approval, "reviewed": approval,
    "author": history, "authors": history, "creator": history, "owner": history, "created": history,
    "updated": history, "lastmod": history, "published": results, "postId": results, "post_id": results,
    "publishedUrl": results, "postedAt": results,
  ]

  private static let words: [String: KeyTable.ForeignKey] = [
    "tags": .advice("Write `hashtags` for what readers see, `labels` for what the team files it under."),
    "hashtag": .renamed("hashtags"), "categories": .advice("Write `labels`, or a `pillar` of `stet.yml`."),
    "category": .advice("Write `labels`, or a `pillar` of `stet.yml`; YouTube's is `overrides.youtube.category`."),
    "keywords": .advice("Write `labels`."), "image": pictures, "images": pictures, "picture": pictures,
    "photo": pictures, "photos": pictures, "video": pictures, "videos": pictures, "attachments": pictures,
    "alt": .advice("The alt text belongs to its picture: `media: [{ file: …, alt: … }]`."),
    "text": below, "content": below, "body": below, "caption": below, "message": below, "copy": below,
    "description": .advice("The text stands below the second `---`; YouTube's description is that text."),
    "platforms": .renamed("channels"), "networks": .renamed("channels"), "accounts": .renamed("channels"),
    "channel": .renamed("channels"), "slug": identity, "uuid": identity, "name": .advice("Write `id` or `title`."),
    "url": .advice("Write `link` for the address that the post points to."), "permalink": identity,
    "headline": .renamed("title"), "lang": .renamed("language"), "locale": .renamed("language"),
    "type": .advice("Write `format: post` (or story, reel, short, carousel, video, document, article)."),
    "ad": labelled, "sponsored": labelled, "advertising": labelled, "paid": labelled, "werbung": labelled,
    "comment": .advice("Write `firstComment` for the first comment under the post."),
    "thread": .advice("Write `<!-- next -->` on a line of its own between the parts."),
    "sources": .renamed("proof"), "abteilung": .renamed("department"), "kampagne": .renamed("campaign"),
    "kanäle": .renamed("channels"), "kanal": .renamed("channels"),
  ]

  /// Words for keys that a post and its overrides have, of other tools and of German.
  private static let shared: [String: KeyTable.ForeignKey] = [
    "cw": .renamed("sensitive"), "spoilerText": .renamed("sensitive"), "contentWarning": .renamed("sensitive"),
    "inhaltswarnung": .renamed("sensitive"), "nsfw": .renamed("sensitive"), "titel": .renamed("title"),
    "überschrift": .renamed("title"), "sprache": .renamed("language"), "datum": .renamed("publishDate"),
    "umfrage": .renamed("poll"), "medien": .renamed("media"), "zeitzone": .renamed("timezone"),
    "ersterKommentar": .renamed("firstComment"), "erwähnungen": .renamed("mentions"), "entwurf": .renamed("draft"),
  ]

  /// Keys in an override.
  static let override: [String: KeyTable.ForeignKey] = times.merging(people) { first, _ in first }
    .merging(shared) { first, _ in first }.merging([
      "content": .renamed("text"), "body": .renamed("text"), "caption": .renamed("text"), "message": .renamed("text"),
      "image": pictures, "images": pictures, "hashtag": .renamed("hashtags"), "lang": .renamed("language"),
      "tags": .advice("Write `hashtags`; `tags` are an option of YouTube."), "headline": .renamed("title"),
    ]) { first, _ in first }

  /// Keys of a picture.
  static let media: [String: KeyTable.ForeignKey] = [
    "src": .renamed("file"), "path": .renamed("file"), "image": .renamed("file"), "altText": .renamed("alt"),
    "alt_text": .renamed("alt"), "description": .renamed("alt"), "copyright": .renamed("credit"),
    "photographer": .renamed("credit"), "license": .renamed("licence"), "licenseUntil": .renamed("licenceUntil"),
    "rights": .renamed("licence"), "consents": .renamed("consent"), "sha": .renamed("sha256"),
    "hash": .renamed("sha256"),
    "caption": .advice("Write `alt` for who cannot see it, `credit` for who made it, `captions` for subtitles."),
    "subtitles": .renamed("captions"), "preview": .renamed("thumbnail"), "cover": .renamed("thumbnail"),
  ]

  /// Keys of subtitles.
  static let captions: [String: KeyTable.ForeignKey] = ["lang": .renamed("language"), "src": .renamed("file")]

  /// Keys of `repeat`.
  static let repetition: [String: KeyTable.ForeignKey] = [
    "rrule": .renamed("rule"), "count": .renamed("times"), "number": .renamed("times"), "end": .renamed("until"),
    "exdate": .renamed("except"), "exceptions": .renamed("except"),
    "recurrence-id": .renamed("moved"), "move": .renamed("moved"), "start": .advice("It starts at `publishDate`."),
    "freq": .advice("Write `every: 4w`, or `rule: \"FREQ=MONTHLY;BYDAY=1MO\"`."),
    "interval": .advice("Write `every: 4w`, or `rule: \"FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO\"`."),
  ]

  /// Keys of a poll.
  static let poll: [String: KeyTable.ForeignKey] = [
    "choices": .renamed("options"), "answers": .renamed("options"), "expires_in": .renamed("duration"),
    "question": .advice("The post's text is the question."),
  ]
}
