import Foundation
import TestSupport
import Testing

/// Any post and any `stet.yml` of 1 MiB is read in bounded time and memory: the system kills processes that take more.
@Suite(.serialized) struct BoundedWorkTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"

  /// The pieces that texts repeat, each as one line, as lines, and as paragraphs.
  private static let units: [String] = [
    "|a", "> |a\n> |-\n> |b\n", "---\n\n", "***\n", "a\n---\n", "http://a.example/b ", "<http://a.example> ",
    "1.1.2027 ",
    "a\r", "[a](b) ", "![a](b) ", "[a]: b\n", "**a ", "`", "- ", "&amp;", "@a #b ", "<!-- next -->\n\na\n\n", "😀",
    "e\u{301}",
  ]

  private static let moreUnits: [String] = [
    "a ", "ä", "> ", "1. a\n", "*a*", "_a ", "~~a~~ ", "```\na\n```\n", "    a\n", "[", "]", "[^a]: b\n", "[a][b]",
    "![",
    "<a ", "<!--", "<div>\n", "&#27;", "www.a.example ", "a@b.example ", "a.de ", "$A ", "Montag, 1. Januar ", "🇩🇪",
    "\u{301}",
    "\u{200D}", "\u{0}", "\n", "\t", "a|b\n-|-\n", "\\", "...", "!", "(", "{{a}} ", "TODO ", "HELLO ", "kostenlos ",
    "qwrtz ",
  ]

  /// A command limited to two gigabytes of address space, most of which a debug build maps at its start, and ten
  /// seconds of CPU time.
  private static let bounded = ["sh", "-c", "ulimit -v 2000000; ulimit -t 10; exec \"$0\" \"$@\""]

  private static func body(of unit: String, bytes: Int, end: String) -> String {
    let line = unit + end
    return String(repeating: line, count: bytes / line.utf8.count)
  }

  private static func post(_ body: String, id: String = "long") -> String {
    "---\nid: \(id)\nchannels: [x, facebook]\npublishDate: 2026-12-01T09:00\n---\n" + body
  }

  /// Just below the limit of what is read, and far beyond it.
  @Test(arguments: [60_000, 1_048_000]) func `any repetition is checked within limits`(bytes: Int) throws {
    let workshop = try Workshop()
    for unit in Self.units + (Self.isLong ? Self.moreUnits : []) {
      for end in Self.isLong ? ["", "\n", "\n\n"] : [""] {
        try workshop.repository.write("posts/long.md", Self.post(Self.body(of: unit, bytes: bytes, end: end)))
        let outcome = try workshop.run(["check", "posts/long.md", "--format", "json"], wrapper: Self.bounded)
        #expect([0, 1].contains(outcome.status), "\(unit.debugDescription) \(outcome.status) \(outcome.errors)")
      }
    }
  }

  /// Keys of the front matter with as much in them as it takes.
  @Test(arguments: [
    "mentions: [\((0..<9_000).map { "a\($0)" }.joined(separator: ", "))]",
    "hashtags: [\((0..<9_000).map { "a-\($0)" }.joined(separator: ", "))]",
    "media: [{ file: \(String(repeating: "a/", count: 60_000))b.png, alt: x }]",
    "media: [\(String(repeating: "{ file: a/b.png, alt: x }, ", count: 3_000))]",
    "link: http://a.example/?\(String(repeating: "a=b&", count: 25_000))",
    "title: \"\(String(repeating: "[a](b) ", count: 15_000))\"",
  ]) func `any front matter is checked within limits`(line: String) throws {
    let workshop = try Workshop()
    let front = "---\nid: long\nchannels: [x, facebook]\npublishDate: 2026-12-01T09:00\n\(line)\n---\nText\n"
    try workshop.repository.write("posts/long.md", front)
    let outcome = try workshop.run(["check", "posts/long.md", "--format", "json"], wrapper: Self.bounded)
    #expect([0, 1].contains(outcome.status), "\(line.prefix(20)) \(outcome.status) \(outcome.errors)")
  }

  @Test func `every command that reads posts ends within limits`() throws {
    let workshop = try Workshop()
    try workshop.repository.write("posts/long.md", Self.post(Self.body(of: "a [b](c) ", bytes: 120_000, end: "\n\n")))
    try workshop.repository.commit("a long post")
    try workshop.repository.write("posts/long.md", Self.post(Self.body(of: "b [a](c) ", bytes: 120_000, end: "\n\n")))
    try workshop.repository.commit("another")
    let commands = [
      ["preview", "long"], ["queue", "--all"], ["explain", "long"], ["diff", "long"],
      ["review", "--base", "HEAD~1"],
      ["approve", "long", "--yes"], ["new", "Long"],
    ]
    for command in commands {
      let outcome = try workshop.run(command, as: .ben, wrapper: Self.bounded)
      #expect([0, 1, 2].contains(outcome.status), "\(command) \(outcome.status) \(outcome.errors)")
    }
  }

  @Test(arguments: [
    (0..<9_000).map { "  c\($0): { network: x, account: a\($0) }\n" }.joined(),
    "  c: { network: x, account: \"" + String(repeating: "a", count: 1_000_000) + "\" }\n",
    "  c: " + String(repeating: "[", count: 1_000_000) + "\n",
    "  c: &a [*a, *a]\n" + String(repeating: "  d: *a\n", count: 100_000),
    String(repeating: "  c: {}\n", count: 120_000),
  ]) func `any configuration is read within limits`(channels: String) throws {
    let workshop = try Workshop()
    let head = "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\nchannels:\n"
    try workshop.repository.write("stet.yml", head + channels)
    let outcome = try workshop.run(["check", "--format", "json"], wrapper: Self.bounded)
    #expect([0, 1, 2].contains(outcome.status), "\(channels.prefix(40)) \(outcome.status)")
  }

  @Test func `a table is refused, and no table is not`() throws {
    let workshop = try Workshop()
    func rules(_ body: String) throws -> [String] {
      try workshop.repository.write("posts/long.md", Self.post(body))
      let outcome = try workshop.run(["check", "posts/long.md", "--format", "json"], wrapper: Self.bounded)
      return outcome.output.components(separatedBy: "\"rule\": \"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
    for table in ["|a|b|\n|-|-|\n|c|d|", "> a|b\n> -|-", "- |a|\n  |-|\n", "Text\na|b\n:-|-:\n"] {
      #expect(try rules(table).contains("table"), "\(table)")
    }
    for text in ["```\n|a|b|\n|-|-|\n```", "a|b|c", "a|b\n\n-|-", "    |a|\n    |-|", "`a|b`", "a|b|c\n-|-"] {
      #expect(try !rules(text).contains("table"), "\(text)")
    }
  }
}
