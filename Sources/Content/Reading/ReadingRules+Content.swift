import Diagnostics

/// The rules about keys, values and posts.
extension ReadingRules {
  static let keys: [RuleDescription] = [
    post(
      .unknownKey, "Only known keys", "A misspelt key would silently do nothing.", invalid: "hashtag s: [Advent]",
      valid: "hashtags: [Advent]"),
    post(
      .foreignKey, "Keys of other tools are written as Stet's own",
      "Approval, for one, is no key of the file: `stet approve` records it.", invalid: "date: 2026-12-01T09:00",
      valid: "publishDate: 2026-12-01T09:00"),
    post(
      .missingKey, "What must be said is said", "A post has an id and channels; a poll has options.",
      invalid: "poll: { duration: 1d }", valid: "poll: { options: [Ja, Nein], duration: 1d }"),
    post(
      .emptyValue, "A key has a value", "Without one it is unclear whether something is missing.", invalid: "title:",
      valid: "title: Markt"),
    post(
      .wrongType, "A value is of its key's type", "The message names the type and shows an example.",
      invalid: "draft: yes", valid: "draft: true"),
    post(
      .invalidValue, "A value is one that its key can have", "The message lists what is possible.",
      invalid: "format: posting", valid: "format: post"),
    RuleDescription(
      id: ReadingRule.invalidID.rawValue, summary: "An id is \(Name.rule)",
      explanation: "It stands in commands, branches and records.",
      invalid: "---\nid: Mein Markt\nchannels: [x]\n---\nText\n",
      valid: "---\nid: mein-markt\nchannels: [x]\n---\nText\n"),
    post(
      .invalidTime, "Times are written `2026-12-01T09:00`",
      "Day and month are never swapped then. `slot` is the channel's next free slot.",
      invalid: "publishDate: 1.12.2026 9:00", valid: "publishDate: 2026-12-01T09:00"),
    post(
      .unknownZone, "Time zones have IANA names", "Abbreviations and offsets do not know summer time.",
      invalid: "timezone: CET", valid: "timezone: Europe/Berlin"),
  ]

  static let posts: [RuleDescription] = [
    post(
      .invalidHashtag, "A hashtag is one word", "Networks end it at the first space.",
      invalid: "hashtags: [Advent Hamburg]", valid: "hashtags: [Advent, Hamburg]"),
    post(
      .hashtagSign, "Hashtags are written without `#`", "The sign is added where the text is made.",
      invalid: "hashtags: [\"#Advent\"]", valid: "hashtags: [Advent]", severity: .note),
    post(
      .mediaPath, "Files are named from the root of the repository, or from the post with `./` or `../`",
      "What lies outside the repository is not under review.", invalid: "media: [{ file: ../../markt.jpg }]",
      valid: "media: [{ file: media/2026/markt.jpg }]"),
    post(
      .mediaSource, "A medium is a file of the repository, or an https address with its SHA-256",
      "Without the hash, what was approved could be exchanged.",
      invalid: "media: [{ url: \"http://dam.example/film.mp4\", sha256: 00 }]",
      valid: "media: [{ url: \"https://dam.example/film.mp4\", sha256: \(String(repeating: "0", count: 64)) }]"),
    post(
      .forgeAttachment, "Pictures lie in the repository, not in a forge's attachments",
      "Those can vanish or need a login. Upload the picture to `media/…`.",
      invalid: "media: [{ file: \"https://github.com/user-attachments/assets/1\" }]",
      valid: "media: [{ file: media/2026/markt.jpg }]"),
    post(
      .altConflict, "A picture has one alt text", "The same file named twice is one picture.",
      invalid: "media: [{ file: media/a.jpg, alt: Hof }, { file: media/a.jpg, alt: Markt }]",
      valid: "media: [{ file: media/a.jpg, alt: Hof }]"),
  ]
}
