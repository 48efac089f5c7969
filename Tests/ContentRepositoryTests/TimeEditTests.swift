import Core
import Testing

@testable import ContentRepository

/// A row: a front matter before and after, and for which channel.
struct MoveRow: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let channel: String?
  let value: String
  let before: String
  let after: String

  /// - Parameter before: without its `---`, the `id` and the body; likewise `after`.
  init(
    _ name: String, on channel: String? = nil, to value: String = "2026-12-02T10:00", _ before: String, _ after: String
  ) {
    (testDescription, self.channel, self.value, self.before, self.after) = (name, channel, value, before, after)
  }
}

/// Writing another time into a front matter changes its own place, and no other byte.
@Suite struct TimeEditTests {
  private static let time = "publishDate: 2026-12-01T09:00"
  private static let new = "publishDate: 2026-12-02T10:00"

  private static let rows: [MoveRow] = [
    // The post itself.
    MoveRow("plain", "channels: [x]\n\(time)", "channels: [x]\n\(new)"),
    MoveRow("slot", to: "slot", "channels: [x]\n\(time)", "channels: [x]\npublishDate: slot"),
    MoveRow("from slot", "channels: [x]\npublishDate: slot", "channels: [x]\n\(new)"),
    MoveRow("first key", "\(time)\nchannels: [x]", "\(new)\nchannels: [x]"),
    MoveRow(
      "double quotes", "channels: [x]\npublishDate: \"slot\"", "channels: [x]\npublishDate: \"2026-12-02T10:00\""),
    MoveRow("single quotes", "channels: [x]\npublishDate: 'slot'", "channels: [x]\npublishDate: '2026-12-02T10:00'"),
    MoveRow("comment after", "channels: [x]\n\(time)  # Ana", "channels: [x]\n\(new)  # Ana"),
    MoveRow(
      "comment lines", "# eins\nchannels: [x]\n# zwei\n\(time)\n# drei", "# eins\nchannels: [x]\n# zwei\n\(new)\n# drei"
    ),
    MoveRow("spaces", "channels: [x]\npublishDate:    slot   ", "channels: [x]\npublishDate:    2026-12-02T10:00   "),
    MoveRow("a tab before", "channels: [x]\npublishDate:\tslot", "channels: [x]\npublishDate:\t2026-12-02T10:00"),
    MoveRow(
      "a tab after", "channels: [x]\npublishDate: slot\t# so", "channels: [x]\npublishDate: 2026-12-02T10:00\t# so"),
    MoveRow("indented", "  channels: [x]\n  \(time)", "  channels: [x]\n  \(new)"),
    MoveRow("a quoted key", "channels: [x]\n\"publishDate\": slot", "channels: [x]\n\"publishDate\": 2026-12-02T10:00"),
    MoveRow("no value", "channels: [x]\npublishDate:", "channels: [x]\n\(new)"),
    MoveRow("no value, comment", "channels: [x]\npublishDate: # wann?", "channels: [x]\n\(new) # wann?"),
    MoveRow("null", "channels: [x]\npublishDate: ~", "channels: [x]\n\(new)"),
    MoveRow(
      "umlauts before", "title: Märkte für 👩‍👩‍👧\nchannels: [x]\n\(time)", "title: Märkte für 👩‍👩‍👧\nchannels: [x]\n\(new)"),
    // The post itself, without a time: after its channels.
    MoveRow("absent", "channels: [x]\nlabels: [a]", "channels: [x]\n\(new)\nlabels: [a]"),
    MoveRow("absent, last", "labels: [a]\nchannels: [x]", "labels: [a]\nchannels: [x]\n\(new)"),
    MoveRow(
      "absent, comment", "channels: [x] # nur X\n# Rest\nlabels: [a]",
      "channels: [x] # nur X\n\(new)\n# Rest\nlabels: [a]"),
    MoveRow(
      "absent, list", "channels:\n  - x\n  - y # why\nlabels: [a]", "channels:\n  - x\n  - y # why\n\(new)\nlabels: [a]"
    ),
    MoveRow("absent, flat list", "channels:\n- x\n- y\nlabels: [a]", "channels:\n- x\n- y\n\(new)\nlabels: [a]"),
    MoveRow(
      "absent, wide list", "channels: [\n  x,\n  y,\n]\nlabels: [a]", "channels: [\n  x,\n  y,\n]\n\(new)\nlabels: [a]"),
    MoveRow("absent, indented", " channels: [x]\n labels: [a]", " channels: [x]\n \(new)\n labels: [a]"),
    MoveRow(
      "an override is another key", "channels: [x]\noverrides:\n  x: { \(time) }",
      "channels: [x]\n\(new)\noverrides:\n  x: { \(time) }"),
    // One channel.
    MoveRow(
      "no overrides", on: "x", to: "+2h", "channels: [x]\n\(time)",
      "channels: [x]\n\(time)\noverrides:\n  x: { publishDate: +2h }"),
    MoveRow(
      "no overrides, a text last", on: "x", "channels: [x]\nfirstComment: |\n  eins\n\n  zwei",
      "channels: [x]\nfirstComment: |\n  eins\n\n  zwei\noverrides:\n  x: { \(new) }"),
    MoveRow(
      "another channel's override", on: "x", to: "slot", "channels: [x, y]\noverrides:\n  y: { text: Nur Y }",
      "channels: [x, y]\noverrides:\n  x: { publishDate: slot }\n  y: { text: Nur Y }"),
    MoveRow(
      "another channel's override, deep", on: "x", to: "slot",
      "channels: [x, y]\noverrides: # je Kanal\n    # Y\n    y:\n      text: Nur Y",
      "channels: [x, y]\noverrides: # je Kanal\n    x: { publishDate: slot }\n    # Y\n    y:\n      text: Nur Y"),
    MoveRow(
      "an override in braces", on: "x", "channels: [x]\noverrides:\n  x: { text: Kurz } # X",
      "channels: [x]\noverrides:\n  x: { \(new), text: Kurz } # X"),
    MoveRow(
      "a time in braces", on: "x", "channels: [x]\noverrides:\n  x: { text: Kurz, publishDate: +2h } # X",
      "channels: [x]\noverrides:\n  x: { text: Kurz, \(new) } # X"),
    MoveRow(
      "an override in lines", on: "x", "channels: [x]\noverrides:\n  x:\n    text: Kurz\n    draft: true",
      "channels: [x]\noverrides:\n  x:\n    \(new)\n    text: Kurz\n    draft: true"),
    MoveRow(
      "a time in lines", on: "x", to: "+90m",
      "channels: [x]\noverrides:\n  x:\n    text: |\n      Kurz\n\n    publishDate: slot # X\n",
      "channels: [x]\noverrides:\n  x:\n    text: |\n      Kurz\n\n    publishDate: +90m # X\n"),
    MoveRow(
      "empty braces", on: "x", "channels: [x]\noverrides:\n  x: {}",
      "channels: [x]\noverrides:\n  x: { \(new) }"),
    MoveRow(
      "all overrides in braces", on: "x", "channels: [x, y]\noverrides: {y: {draft: true}}",
      "channels: [x, y]\noverrides: {x: { \(new) }, y: {draft: true}}"),
    MoveRow(
      "braces on lines", on: "x", "channels: [x]\noverrides:\n  x: {\n    text: Kurz,\n    draft: true\n  }",
      "channels: [x]\noverrides:\n  x: {\n    \(new), text: Kurz,\n    draft: true\n  }"),
    MoveRow(
      "two channels", on: "y", to: "+1d",
      "channels: [x, y]\n\(time)\noverrides:\n  x: { publishDate: +2h }\n  y: { publishDate: +3h }",
      "channels: [x, y]\n\(time)\noverrides:\n  x: { publishDate: +2h }\n  y: { publishDate: +1d }"),
  ]

  /// An occurrence, by its day in place of a channel.
  static let occurrences: [MoveRow] = [
    MoveRow(
      "in braces", on: "2026-12-08", to: "2026-12-09T10:00", "channels: [x]\nrepeat: { every: 1w, times: 6 } # oft",
      "channels: [x]\nrepeat: { every: 1w, times: 6, moved: { 2026-12-08: 2026-12-09T10:00 } } # oft"),
    MoveRow(
      "on lines", on: "2026-12-08", to: "2026-12-09T10:00", "channels: [x]\nrepeat:\n  every: 1w\n  times: 6",
      "channels: [x]\nrepeat:\n  moved: { 2026-12-08: 2026-12-09T10:00 }\n  every: 1w\n  times: 6"),
    MoveRow(
      "a second one", on: "2026-12-15", to: "2026-12-16T10:00",
      "channels: [x]\nrepeat: { every: 1w, times: 6, moved: { 2026-12-08: 2026-12-09T10:00 }, except: [] }",
      "channels: [x]\nrepeat: { every: 1w, times: 6, moved: { 2026-12-08: 2026-12-09T10:00, "
        + "2026-12-15: 2026-12-16T10:00 }, except: [] }"),
    MoveRow(
      "again", on: "2026-12-08", to: "2026-12-09T11:00",
      "channels: [x]\nrepeat:\n  every: 1w\n  times: 6\n  moved:\n    2026-12-08: '2026-12-09T10:00' # Messe",
      "channels: [x]\nrepeat:\n  every: 1w\n  times: 6\n  moved:\n    2026-12-08: '2026-12-09T11:00' # Messe"),
    MoveRow(
      "a second one on lines", on: "2026-12-15", to: "2026-12-16T10:00",
      "channels: [x]\nrepeat:\n  every: 1w\n  times: 6\n  moved:\n    2026-12-08: 2026-12-09T10:00",
      "channels: [x]\nrepeat:\n  every: 1w\n  times: 6\n  moved:\n    2026-12-15: 2026-12-16T10:00\n"
        + "    2026-12-08: 2026-12-09T10:00"),
    MoveRow(
      "an empty map", on: "2026-12-08", to: "2026-12-09T10:00",
      "channels: [x]\nrepeat: { every: 1w, times: 6, moved: {} }",
      "channels: [x]\nrepeat: { every: 1w, times: 6, moved: { 2026-12-08: 2026-12-09T10:00 } }"),
  ]

  /// A post with a front matter, in lines that end with `end`.
  private static func file(_ frontMatter: String, end: String = "\n", body: String = "\nText.\n") -> [UInt8] {
    let indentation = String(frontMatter.prefix { $0 == " " })
    let id = frontMatter.contains("id:") ? "" : "\(indentation)id: a\n"
    return Array("---\n\(id)\(frontMatter)\n---\(body)".replacing("\n", with: end).utf8)
  }

  private static func edited(_ bytes: [UInt8], _ channel: String?, _ value: String) throws -> [UInt8] {
    let source = try #require(SourceFile.read(path: "posts/a.md", bytes: bytes).file)
    let place = channel.map { name in
      CivilDate(written: name).map(TimeEdit.Place.occurrence) ?? TimeEdit.Place.channel(name)
    }
    return try TimeEdit(source, place ?? .post, value: value).applied(to: bytes)
  }

  @Test(arguments: rows + occurrences) func `only the time changes`(row: MoveRow) throws {
    for (end, body) in [("\n", "\nText.\n"), ("\r\n", "\nText.\n"), ("\n", "\nText"), ("\n", ""), ("\r\n", "")] {
      let before = Self.file(row.before, end: end, body: body)
      let after = Self.file(row.after, end: end, body: body)
      let result = try Self.edited(before, row.channel, row.value)
      #expect(String(decoding: result, as: UTF8.self) == String(decoding: after, as: UTF8.self))
      #expect(result == after)
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      #expect(try Self.edited(mark + before, row.channel, row.value) == mark + after, "with a byte order mark")
      #expect(try Self.edited(result, row.channel, row.value) == after, "the second time")
    }
  }

  @Test(
    arguments: [
      ("all in braces", nil, "{ id: b, channels: [x] }"),
      ("an anchor", nil, "channels: &c [x]\nlabels: *c"),
      ("an anchor elsewhere", "x", "channels: [x]\nlabels: &l [a]"),
      ("a key twice", nil, "channels: [x]\npublishDate: slot\npublishDate: slot"),
      ("a merge key", nil, "channels: [x]\n<<: { draft: true }"),
      ("a tag", nil, "channels: [x]\npublishDate: !!str slot"),
      ("a text block", nil, "channels: [x]\npublishDate: |\n  slot"),
      ("on two lines", nil, "channels: [x]\npublishDate: 2026-12-01\n  T09:00"),
      ("a list", nil, "channels: [x]\npublishDate: [slot]"),
      ("no channels", nil, "labels: [a]"),
      ("broken", nil, "channels: [x\nlabels: [a]"),
      ("an override that is text", "x", "channels: [x]\noverrides:\n  x: slot"),
      ("an override without a value", "x", "channels: [x]\noverrides:\n  x:"),
      ("overrides without a value", "x", "channels: [x]\noverrides:"),
      ("a question mark", nil, "? channels\n: [x]"),
      ("two documents", nil, "channels: [x]\n...\nlabels: [a]"),
      ("no repetition", "2026-12-08", "channels: [x]"),
      ("a repetition that is text", "2026-12-08", "channels: [x]\nrepeat: 4w"),
      ("moved without a value", "2026-12-08", "channels: [x]\nrepeat:\n  every: 1w\n  moved:"),
      ("moved as a list", "2026-12-08", "channels: [x]\nrepeat: { every: 1w, moved: [2026-12-08] }"),
    ] as [(String, String?, String)])
  func `what cannot be edited safely is left alone`(name: String, channel: String?, frontMatter: String) throws {
    #expect(throws: TimeEdit.Obstacle.self, "\(name)") {
      try Self.edited(Self.file(frontMatter), channel, "slot")
    }
  }

  @Test(arguments: [
    ("2026-12-01T09:00", "2026-12-01T09:00"), ("2026-12-01 09:00", "2026-12-01T09:00"), ("slot", "slot"),
    ("2026-12-01 09:00+01:00", "2026-12-01T09:00+01:00"), ("2026-12-01T08:00Z", "2026-12-01T08:00Z"),
    ("2026-12-01T09:00:30", "2026-12-01T09:00:30"), ("+2h", "2026-11-30T11:00"), ("+1d", "2026-12-01T09:00"),
    ("+90m", "2026-11-30T10:30"), ("Slot", nil), ("+0h", nil), ("2h", nil), ("-2h", "2026-11-30T07:00"), ("+2 h", nil),
    ("", nil),
    ("2026-12-01", "2026-12-01T09:00"), ("-1d", "2026-11-29T09:00"), ("2026-02-29", nil), ("-0h", nil), ("-", nil),
    ("--to", nil), ("-2h30m", nil), ("1.12.2026 9:00", nil), ("2026-13-01T09:00", nil), ("2026-12-01  09:00", nil),
    ("2026-12-01T25:00", nil), ("2026-12-01T09:00 Europe/Berlin", nil), ("+", nil), ("+999999999w", nil),
  ]) func `a target is read`(text: String, value: String?) {
    #expect(MoveTarget(text)?.value(over: "2026-11-30T09:00") == value)
  }

  @Test(
    arguments: [
      ("2026-12-31T23:00", "2027-01-01T01:00"), ("2026-12-01T09:00:15", "2026-12-01T11:00:15"),
      ("2026-12-01T09:00+01:00", "2026-12-01T11:00+01:00"), ("2026-12-01T09:00-05:30", "2026-12-01T11:00-05:30"),
      ("2026-12-01T09:00Z", "2026-12-01T11:00Z"), ("2026-12-01T23:30:00Z", "2026-12-02T01:30Z"),
      ("9999-12-31T23:00", nil), ("slot", nil), (nil, nil),
    ] as [(String?, String?)]) func `a time is counted from as it is written`(current: String?, later: String?)
  {
    let target = MoveTarget("+2h")
    #expect(target?.value(over: current) == later)
  }

  @Test(
    arguments: [
      ("-1d", "2026-12-01T09:00", "2026-11-30T09:00"), ("-2h", "2027-01-01T01:00Z", "2026-12-31T23:00Z"),
      ("2026-12-04", "2026-12-01T09:00:15", "2026-12-04T09:00:15"),
      ("2026-12-04", "2026-12-01T23:30-05:30", "2026-12-04T23:30-05:30"), ("2026-12-04", nil, nil),
      ("-1d", "0001-01-01T09:00", nil),
    ] as [(String, String?, String?)])
  func `an earlier time and another day keep the clock`(text: String, current: String?, value: String?) {
    #expect(MoveTarget(text)?.value(over: current) == value)
    #expect(MoveTarget(text)?.text == text)
  }
}
