import Commands

/// Posts that break a rule of the reader, one row for each rule and for each trick.
enum HostileTable {
  static let file: [HostileRow] = [
    .post("a post of 10 MB", bytes: [UInt8](repeating: 0x61, count: 10 << 20), "too-large", approval: .cannotRun),
    .post(
      "one line of 5 MB", text: HostileRow.source("", body: repeated("a", 5 << 20)), "too-large", approval: .cannotRun),
    .post(
      "Windows-1252",
      bytes: Array("---\nid: post-a\nchannels: [x]\ntitle: Gr".utf8) + [0xFC, 0xDF] + Array("e\n---\n".utf8),
      "encoding", approval: .cannotRun),
    .post(
      "a surrogate in UTF-8", bytes: Array("---\nid: post-a\n---\n".utf8) + [0xED, 0xA0, 0x80], "encoding",
      approval: .cannotRun),
    .post("NUL in the body", text: HostileRow.source("", body: "a\0b"), "control-character"),
    .post("NUL in a key", text: HostileRow.source("ti\0tle: a"), "control-character"),
    .post("nothing but NUL", bytes: [UInt8](repeating: 0, count: 100_000), "control-character", approval: .cannotRun),
    .post(
      "escape sequences in a title", text: HostileRow.source("title: \u{1B}]0;owned\u{7}\u{1B}[2J"), "control-character"
    ),
    .post("escape sequences in a quoted title", lines: #"title: "\e]8;;https://evil.example\a""#, "control-character"),
    .post("a control character of eight bits", text: HostileRow.source("title: a\u{9B}31mb"), "control-character"),
    .post(
      "carriage returns alone", text: HostileRow.source("title: Markt").replacing("\n", with: "\r"),
      "control-character"),
    .post("a line separator", text: HostileRow.source("title: a\u{2028}b"), "control-character"),
    .post("a byte order mark inside", text: HostileRow.source("title: a\u{FEFF}b"), "control-character"),
    .post("text turned around", text: HostileRow.source("title: a\u{202E}gpj.exe"), "bidi-override"),
    .post("text turned around by an escape", lines: #"title: "a\u2066b\u2069""#, "bidi-override"),
    .post("no front matter", text: "id: post-a\n", "front-matter", approval: .cannotRun),
    .post("front matter without an end", text: "---\nid: post-a\n", "front-matter", approval: .cannotRun),
    .post("an empty file", text: "", "front-matter", approval: .cannotRun),
  ]

  static let yaml: [HostileRow] = [
    .post("no YAML", lines: "title: @acme", "yaml-syntax"),
    .post("tabs for indentation", lines: "preview:\n\ttitle: Markt", "yaml-syntax"),
    .post("a lone surrogate", lines: #"title: "\uD800""#, "yaml-syntax"),
    .post("a character beyond Unicode", lines: #"title: "\UFFFFFFFF""#, "yaml-syntax"),
    .post("an anchor", lines: "title: &t Markt", "yaml-anchor"),
    .post("an alias", lines: "title: *t", "yaml-alias"),
    .post("a bomb of aliases", lines: bomb, "yaml-alias"),
    .post("a tag", lines: "title: !!python/object/apply:os.system [id]", "yaml-tag"),
    .post(
      "a tag directive", text: "---\n%TAG ! tag:evil.example,2026:\nid: post-a\n---\nText\n", "yaml-syntax",
      approval: .cannotRun),
    .post("a merge key", lines: "preview: { <<: { title: a } }", "yaml-merge-key"),
    .post("a key that is a list", lines: "preview: { [a]: b }", "yaml-key"),
    .post("two documents", text: "---\nid: post-a\nchannels: [x]\n...\nid: post-b\n---\nText\n", "yaml-syntax"),
    .post("10,000 levels of lists", lines: "title: " + repeated("[", 10_000), "yaml-limit"),
    .post("10,000 levels of maps", lines: "preview: " + repeated("{a: ", 10_000), "yaml-limit"),
    .post("a key of 1 MB", lines: repeated("k", 1_000_000) + ": a", "yaml-limit", approval: .cannotRun),
    .post(
      "100,000 hashtags", lines: "hashtags: [" + repeated("a, ", 100_000) + "a]", "yaml-limit", approval: .cannotRun),
    .post("20,000 hashtags", lines: "hashtags: [" + repeated("a, ", 20_000) + "a]", "yaml-limit"),
    .post("a key twice", lines: "title: a\ntitle: b", "duplicate-key"),
    .post("a hashtag lost as a comment", lines: "title: Markt #Advent", "lost-comment"),
  ]

  static let keys: [HostileRow] = [
    .post("an unknown key", lines: "hashtagz: [a]", "unknown-key"),
    .post("a key with an escape sequence", lines: #""\e[2J": a"#, "control-character"),
    .post("approval by the file", lines: "approved: true", "foreign-key"),
    .post("no channels", text: "---\nid: post-a\n---\nText\n", "missing-key"),
    .post("a key without a value", lines: "title:", "empty-value"),
    .post("a list for a text", lines: "title: [a]", "wrong-type"),
    .post("no map at all", text: "---\n- a\n---\nText\n", "wrong-type", approval: .cannotRun),
    .post("an unknown format", lines: "format: posting", "invalid-value"),
    .post("a format with a line end", lines: #"format: "a\n::error::owned""#, "invalid-value"),
    .post("a channel named __proto__", text: "---\nid: post-a\nchannels: [__proto__]\n---\nText\n", "unknown-channel"),
    .post("an override for __proto__", lines: "overrides: { __proto__: { text: a } }", "invalid-value"),
    .post("overrides inside an override", lines: "overrides: { x: { overrides: { x: { text: a } } } }", "foreign-key"),
    .post(
      "a number without end", lines: "poll: { options: [a, b], duration: \(repeated("9", 1_000))d }", "invalid-value"),
  ]

  static let ids: [HostileRow] = [
    .post("an id with a line end", text: identified(#""post\n---""#), "invalid-id", approval: .cannotRun),
    .post("an id that leads up", text: identified(".."), "invalid-id", approval: .cannotRun),
    .post("an id that is a path", text: identified("../../etc/passwd"), "invalid-id", approval: .cannotRun),
    .post("an id that is an option", text: identified("--all"), "invalid-id", approval: .cannotRun),
    .post("an id of 101 characters", text: identified(repeated("a", 101)), "invalid-id", approval: .cannotRun),
    .post(
      "an id in other letters that look alike", text: identified("p\u{43E}st-a"), "invalid-id", approval: .cannotRun),
  ]

  static let times: [HostileRow] = [
    .post("a day that is none", lines: "publishDate: 0000-00-00", "invalid-time"),
    .post("a year of five digits", lines: "publishDate: 99999-12-31T23:59", "invalid-time"),
    .post("an offset beyond the world", lines: "publishDate: 2026-12-01T09:00+99:99", "invalid-time"),
    .post("a relative time of the post itself", lines: "publishDate: +2h", "invalid-time"),
    .post("a relative time beyond all time", lines: "overrides: { x: { publishDate: +999999999w } }", "invalid-time"),
    .post(
      "a relative time of many digits", lines: "overrides: { x: { publishDate: +\(repeated("9", 400))w } }",
      "invalid-time"),
    .post("a zone that is a path", lines: "timezone: ../../etc/passwd", "unknown-zone"),
    .post("a zone that is an absolute path", lines: "timezone: /etc/passwd", "unknown-zone"),
    .post("a zone with NUL", lines: #"timezone: "Europe/Berlin\0""#, "control-character"),
    .harmless(
      "the last minute of the year 9999",
      text: HostileRow.source("publishDate: 9999-12-31T23:59\nnotAfter: 9999-12-31T23:59Z"),
      .accepted, .queued("needs approval")),
    .harmless(
      "a time after the year 9999",
      text: HostileRow.source("publishDate: 9999-12-31T23:59\noverrides: { x: { publishDate: +52w } }"),
      .queued("Fri 29 Dec 10000")),
  ]

  static let content: [HostileRow] = [
    .post("a hashtag of two words", lines: "hashtags: [Advent Hamburg]", "invalid-hashtag"),
    .harmless(
      "a hashtag with its sign", text: HostileRow.source(##"hashtags: ["#Advent"]"##),
      .init(command: ["check"], status: .success, says: ["note[hashtag-sign]"])),
    .post("media above the repository", lines: "media: [{ file: ../../../etc/passwd, alt: a }]", "media-path"),
    .post("media by an absolute path", lines: "media: [{ file: /etc/passwd, alt: a }]", "media-path"),
    .post("media in .git", lines: "media: [{ file: .GIT/config, alt: a }]", "media-path"),
    .post("media with backslashes", lines: #"media: [{ file: ..\..\a.png, alt: a }]"#, "media-path"),
    .post("media with NUL", lines: #"media: [{ file: "a\0.png", alt: a }]"#, "control-character"),
    .post(
      "media without a hash", lines: "media: [{ url: \"http://a.example/f.mp4\", sha256: 00, alt: a }]", "media-source"),
    .post(
      "a forge's attachment", lines: "media: [{ file: https://github.com/user-attachments/assets/1, alt: a }]",
      "forge-attachment"),
    .post("two alt texts", lines: "media: [{ file: a.png, alt: a }, { file: a.png, alt: b }]", "alt-conflict"),
    .post("a link that is a script", lines: "link: \"javascript:alert(1)\"", "link-not-http"),
    .post("HTML in the body", text: HostileRow.source("", body: "Ab <script>alert(1)</script>"), "html"),
    .post("a control character by a reference", text: HostileRow.source("", body: "Ab &#27;[2J"), "hidden-reference"),
    .post("text turned around by a reference", text: HostileRow.source("", body: "Ab &#x202E;cd"), "hidden-reference"),
    .post(
      "an address with a control character by a reference",
      text: HostileRow.source("", body: "[ab](https://a.example/&#10;b)"), "hidden-reference"),
    .post(
      "an alt text with a control character by a reference",
      text: HostileRow.source("", body: "![a&#27;b](media/a.png)"), "hidden-reference"),
    .post(
      "a picture with a control character by a reference",
      text: HostileRow.source("", body: "![ab](media/&#27;.png)"), "hidden-reference"),
    .post(
      "10,000 levels of quotes", text: HostileRow.source("", body: repeated("> ", 10_000) + "a"), "markdown-too-large"),
    .post("a comment that never ends", text: HostileRow.source("", body: "Ab\n\n<!-- x"), "comment-unclosed"),
  ]

  /// Each level refers to the one before nine times.
  private static let bomb =
    "a0: &a0 lol\n"
    + (1...9).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]"
    }.joined(separator: "\n")

  static func identified(_ id: String) -> String { "---\nid: \(id)\nchannels: [x]\n---\nText\n" }

  static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}

extension HostileRow.Answer {
  /// The queue shows this, and everything is in order.
  static func queued(_ text: String) -> HostileRow.Answer {
    HostileRow.Answer(command: ["queue", "--all"], status: .success, says: [text])
  }
}
