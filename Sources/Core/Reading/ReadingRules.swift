/// The rule reference of the readers: one description for each `ReadingRule`, with examples that a test reads.
package enum ReadingRules {
  /// All rules, in the order in which the reference shows them.
  package static let all: [RuleDescription] = file + yaml + keys + posts + configuration

  /// A rule whose examples are posts with these lines of front matter.
  static func post(
    _ rule: ReadingRule, _ summary: String, _ explanation: String, invalid: String, valid: String,
    severity: Severity = .error
  ) -> RuleDescription {
    RuleDescription(
      id: rule.rawValue, severity: severity, summary: summary, explanation: explanation,
      invalid: postSource(invalid), valid: postSource(valid))
  }

  /// A rule whose examples are a `stet.yml` with these lines.
  static func configuration(
    _ rule: ReadingRule, _ summary: String, _ explanation: String, invalid: String, valid: String,
    severity: Severity = .error
  ) -> RuleDescription {
    RuleDescription(
      id: rule.rawValue, severity: severity, summary: summary, explanation: explanation,
      invalid: configurationSource(invalid), valid: configurationSource(valid))
  }

  private static func postSource(_ lines: String) -> String {
    "---\nid: markt\nchannels: [x]\n\(lines)\n---\nAm 1. Dezember ist Markt.\n"
  }

  private static func configurationSource(_ lines: String) -> String {
    "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n\(lines)\n"
  }
}

/// The ids of all rules that reading a post or `stet.yml` can report.
///
/// An enumeration, so that no reader can emit an id that the rule reference does not know.
package enum ReadingRule: String, Sendable, Hashable, CaseIterable {
  // The file
  case encoding
  case controlCharacter = "control-character"
  case bidiOverride = "bidi-override"
  case tooLarge = "too-large"
  case frontMatter = "front-matter"

  // YAML
  case yamlSyntax = "yaml-syntax"
  case yamlAnchor = "yaml-anchor"
  case yamlAlias = "yaml-alias"
  case yamlTag = "yaml-tag"
  case yamlMergeKey = "yaml-merge-key"
  case yamlKey = "yaml-key"
  case yamlDocuments = "yaml-documents"
  case yamlLimit = "yaml-limit"
  case duplicateKey = "duplicate-key"
  case lostComment = "lost-comment"

  // Keys and values
  case unknownKey = "unknown-key"
  case foreignKey = "foreign-key"
  case missingKey = "missing-key"
  case emptyValue = "empty-value"
  case wrongType = "wrong-type"
  case invalidValue = "invalid-value"
  case invalidID = "invalid-id"
  case invalidTime = "invalid-time"
  case unknownZone = "unknown-zone"

  // Posts
  case invalidHashtag = "invalid-hashtag"
  case hashtagSign = "hashtag-sign"
  case mediaPath = "media-path"
  case mediaSource = "media-source"
  case forgeAttachment = "forge-attachment"
  case altConflict = "alt-conflict"

  // stet.yml
  case unsupportedVersion = "unsupported-version"
  case undeclared
  case queueChannels = "queue-channels"
  case duplicateIdentity = "duplicate-identity"
  case ruleUnsatisfiable = "rule-unsatisfiable"
}

/// The rules about files and YAML.
extension ReadingRules {
  static let file: [RuleDescription] = [
    RuleDescription(
      id: ReadingRule.encoding.rawValue, summary: "Files are UTF-8",
      explanation: "Other encodings show other letters to other people. Save the file as UTF-8.",
      invalid: "a file saved as Windows-1252", valid: "the same file saved as UTF-8"),
    RuleDescription(
      id: ReadingRule.tooLarge.rawValue, summary: "A post or a stet.yml has at most 1 MiB",
      explanation: "Pictures and films belong in files of their own.",
      invalid: "a post with a picture pasted in as base64", valid: "a post that names the picture's file in `media`"),
    post(
      .controlCharacter, "No control characters",
      "They cannot be seen, so an approval could not cover them; some change what a terminal shows.",
      invalid: #"title: "Markt\e[2J""#, valid: "title: Markt"),
    post(
      .bidiOverride, "No characters that turn the direction of the text around",
      "With them a text reads differently from what it is.", invalid: #"title: "Markt \u202E2002""#,
      valid: "title: Markt 2002"),
    RuleDescription(
      id: ReadingRule.frontMatter.rawValue, summary: "A post begins with YAML between two lines of `---`",
      explanation: "The front matter says what the post is; the text follows below it.",
      invalid: "id: markt\nchannels: [x]\n\nAm 1. Dezember ist Markt.\n",
      valid: "---\nid: markt\nchannels: [x]\n---\nAm 1. Dezember ist Markt.\n"),
  ]

  static let yaml: [RuleDescription] = [
    post(
      .yamlSyntax, "The front matter is valid YAML",
      "Texts with `: ` inside, or that begin with one of @ ` % & * ! [ {, are put in quotes.",
      invalid: "title: Heute: Markt", valid: "title: \"Heute: Markt\""),
    post(
      .yamlAnchor, "No anchors", "A value that stands somewhere else is easily overlooked in a review.",
      invalid: "title: &t Markt", valid: "title: \"&t Markt\""),
    post(
      .yamlAlias, "No aliases", "A value that stands somewhere else is easily overlooked in a review.",
      invalid: "title: *t", valid: "title: \"*t\""),
    post(
      .yamlTag, "No tags", "The key decides how its value is read.", invalid: "title: !!str 2024",
      valid: "title: 2024"),
    post(
      .yamlMergeKey, "No merge keys", "Write the keys themselves: what counts stands where it is read.",
      invalid: "preview: { <<: { title: Markt } }", valid: "preview: { title: Markt }"),
    post(
      .yamlKey, "A key is a word", "Lists and maps cannot be keys.", invalid: "preview: { [a, b]: c }",
      valid: "preview: { title: c }"),
    RuleDescription(
      id: ReadingRule.yamlDocuments.rawValue, summary: "One file holds one YAML document",
      explanation: "Only one would be read.", invalid: "version: 1\n---\ntimezone: Europe/Berlin\n",
      valid: "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n"),
    post(
      .yamlLimit, "At most 32 levels, 10,000 values and 256 KiB of front matter",
      "No honest post needs as much, and reading more would let one file stop all posts.",
      invalid: "labels: " + String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
      valid: "labels: [advent]"),
    post(
      .duplicateKey, "A key is given once", "Of two values one would be lost, perhaps the one that was meant.",
      invalid: "title: Markt\ntitle: Hof", valid: "title: Markt"),
    post(
      .lostComment, "A hashtag after an unquoted text is put in quotes with it",
      "To YAML, `#` after a space begins a comment: the hashtag would silently be gone.",
      invalid: "title: Markt im Hof #Advent", valid: "title: \"Markt im Hof #Advent\""),
  ]
}

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

/// The rules about `stet.yml`.
extension ReadingRules {
  static let configuration: [RuleDescription] = [
    RuleDescription(
      id: ReadingRule.unsupportedVersion.rawValue, summary: "The version of stet.yml is one that this release knows",
      explanation: "A newer file needs a newer release of Stet.",
      invalid: "version: 2\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n",
      valid: "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n"),
    configuration(
      .undeclared, "Roles, departments, pillars, flags and channels are declared",
      "A misspelt name in a rule would silently match nothing.",
      invalid: "roles: [editor]\npeople: { ana: { emails: [ana@acme.example], roles: [editr] } }",
      valid: "roles: [editor]\npeople: { ana: { emails: [ana@acme.example], roles: [editor] } }"),
    configuration(
      .queueChannels, "A channel belongs to exactly one queue, and a queue has a branch of its own",
      "Else it would be unclear which branch publishes.",
      invalid: "channels: { x: { network: x, account: a } }\n"
        + "queues: { main: { branch: main, channels: [x] }, b: { branch: b, channels: [x] } }",
      valid: "channels: { x: { network: x, account: a } }\n"
        + "queues: { main: { branch: main, channels: [x] }, b: { branch: b } }"),
    configuration(
      .duplicateIdentity, "An address, a key, a forge id and an account have one owner",
      "They say who a person is, and what was published where.",
      invalid: "people: { ana: { emails: [a@acme.example] }, ben: { emails: [A@acme.example] } }",
      valid: "people: { ana: { emails: [a@acme.example] }, ben: { emails: [b@acme.example] } }"),
    configuration(
      .ruleUnsatisfiable, "Every rule can be met",
      "A rule that too few people can meet would stop posts for good. A warning where it stops only some people's.",
      invalid: rule(approvals: 2), valid: rule(approvals: 1)),
  ]

  private static func rule(approvals: Int) -> String {
    """
    roles: [editor]
    people:
      ana: { emails: [ana@acme.example], roles: [editor] }
    policy:
      rules:
        - { name: review, require: { approvals: \(approvals), from: [editor], independent: false } }
    """
  }
}
