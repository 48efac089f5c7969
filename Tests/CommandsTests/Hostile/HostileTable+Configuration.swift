import Commands
import TestSupport

/// What a `stet.yml` can try: on a branch, where it has no effect, and on the policy branch, where it would have one.
extension HostileTable {
  static let configuration: [HostileRow] = [
    .configuration(
      "a person's name with a line end", text: named(#""Ana\nauthor Eve <eve@evil.example>""#), "invalid-value"),
    .configuration("a person's name with an address", text: named(#""Ana <ben@acme.example>""#), "invalid-value"),
    .configuration("a person's name with escape sequences", text: named(#""Ana\e[31m""#), "control-character"),
    .configuration("a person's address with a line end", text: addressed(#""ana@acme.example\nx@y""#), "invalid-value"),
    .configuration("an address of two people", text: addressed("BEN@acme.example"), "duplicate-identity"),
    .configuration(
      "a person named __proto__", text: Workshop.configuration.replacing("  ana:", with: "  __proto__:"),
      "invalid-value"),
    .configuration("an unknown key of stet.yml", lines: "chanels: {}", "unknown-key"),
    .configuration(
      "another version", text: Workshop.configuration.replacing("version: 1", with: "version: 2"), "unsupported-version"
    ),
    .configuration(
      "a version without end",
      text: Workshop.configuration.replacing("version: 1", with: "version: 1\(repeated("0", 500))"), "wrong-type"),
    .configuration(
      "a role that nobody declared", text: Workshop.configuration.replacing("from: [legal]", with: "from: [leagl]"),
      "undeclared"),
    .configuration(
      "a rule that nobody can meet",
      text: Workshop.configuration.replacing("approvals: 1, from: [legal]", with: "approvals: 9, from: [legal]"),
      "rule-unsatisfiable"),
    .configuration(
      "a channel in two queues",
      lines: "queues: { a: { branch: main, channels: [x] }, b: { branch: b, channels: [x] } }", "queue-channels"),
    .configuration(
      "a branch that is an option", lines: #"queues: { a: { branch: "--upload-pack=id" } }"#, "invalid-value"),
    .configuration("a branch that leads up", lines: #"queues: { a: { branch: "../../heads/main" } }"#, "invalid-value"),
    .configuration(
      "word lists outside of the repository", lines: "lint: { vocabularyFiles: [../../etc/passwd] }", "media-path"),
    .configuration("two documents in stet.yml", lines: "---\nversion: 1", "yaml-documents"),
    .configuration("a bomb of aliases in stet.yml", lines: "a: &a [lol]\nb: &b [*a, *a]\nc: [*b, *b]", "yaml-alias"),
    .configuration(
      "a tag directive in stet.yml", text: "%TAG ! tag:evil.example,2026:\n---\nversion: !a 1\n", "yaml-tag"),
    .configuration("a stet.yml of 2 MB", lines: "# " + repeated("a", 2 << 20), "too-large"),
    .configuration("no text at all", text: repeated("\0", 1000), "control-character"),
    .files(
      "a stet.yml that cannot be used on the policy branch",
      prepare: { workshop in
        try workshop.repository.write("stet.yml", Workshop.configuration + "\"\\e[2J\": &a [*a]\n")
        try workshop.repository.write(HostileRow.path, Workshop.post())
        try workshop.repository.commit("policy: hostile", as: .ana)
      },
      .found("yaml-anchor"), .refused("queue", says: "stet.yml on main cannot be used"),
      .refused("approve", HostileRow.path, "--yes", says: "cannot be used")),
    .files(
      "a stet.yml of 2 MB on the policy branch",
      prepare: { workshop in
        try workshop.repository.write("stet.yml", Workshop.configuration + "# " + repeated("a", 2 << 20) + "\n")
        try workshop.repository.commit("policy: hostile", as: .ana)
      },
      .found("too-large"), .refused("queue", says: "stet.yml on main cannot be used")),
    .files(
      "a stet.yml that is a link",
      prepare: { workshop in
        try workshop.repository.write("other.yml", Workshop.configuration)
        try workshop.repository.remove("stet.yml")
        try workshop.link("stet.yml", to: "other.yml")
        try workshop.repository.commit("policy: hostile", as: .ana)
      },
      .refused("check", says: "stet.yml is a symbolic link"), .refused("queue", says: "stet.yml")),
    .files(
      "a stet.yml that is a pipe",
      prepare: { workshop in
        try workshop.repository.remove("stet.yml")
        try workshop.pipe("stet.yml")
      },
      .refused("check", says: "stet.yml"), .queued("no entries")),
    .files(
      "a stet.yml that is a folder",
      prepare: { workshop in
        try workshop.repository.remove("stet.yml")
        try workshop.repository.write("stet.yml/version", "1\n")
        try workshop.repository.commit("policy: hostile", as: .ana)
      },
      .refused("check", says: "stet.yml"), .refused("queue", says: "there is no stet.yml")),
  ]

  /// The configuration with another name for Ana.
  private static func named(_ name: String) -> String {
    Workshop.configuration.replacing("name: Ana,", with: "name: \(name),")
  }

  /// The configuration with another address of Ana's.
  private static func addressed(_ address: String) -> String {
    Workshop.configuration.replacing("ana@home.example", with: address)
  }
}
