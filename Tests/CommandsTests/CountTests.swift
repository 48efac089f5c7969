import Commands
import Core
import Testing

/// `stet count`: the text on standard input, counted as a network counts.
@Suite struct CountTests {
  private func count(_ text: String, _ network: String, _ more: String...) throws -> Workshop.Outcome {
    try Workshop().stet(["count", "--network", network] + more, input: text)
  }

  @Test func theDocumentIsWhatItsSchemaSays() throws {
    let check = try SchemaCheck()
    let texts = ["", "Grüße an @bob.example.de: https://example.com #Advent $TSLA 👍🏽", "a < b\r\n"]
    let networks = ["x", "mastodon", "bluesky", "threads", "instagram", "linkedin", "youtube", "xing"]
    for (network, text) in networks.flatMap({ network in texts.map { (network, $0) } }) {
      try check.add("count", try count(text, network, "--format", "json").output)
    }
    try check.expectValid()
  }

  @Test func aTextThatFits() throws {
    let outcome = try count("Hi http://test.co", "x", "--format", "json")
    let document = try outcome.json
    #expect(outcome.status == .success)
    #expect(document["length"]?.integerValue == 26)
    #expect(document["limit"]?.integerValue == 280)
    #expect(document["unit"]?.stringValue == "weighted")
    #expect(document["urls"]?.arrayValue == [["start": 3, "end": 17]])
  }

  @Test func aLineBreakAtTheEndCounts() throws {
    #expect(try count("a\n", "x", "--format", "json").json["length"]?.integerValue == 2)
  }

  @Test func whatIsTooLongOrRefusedEndsWith1() throws {
    #expect(try count(String(repeating: "a", count: 281), "x").status == .findings)
    #expect(try count(String(repeating: "a", count: 281), "x", "--limit", "300").status == .success)
    #expect(try count("", "x").status == .findings)
    #expect(try count("a < b", "youtube").status == .findings)
    #expect(try count("", "bluesky").status == .success)
    #expect(try count("", "instagram").status == .success)
    for network in ["mastodon", "facebook", "linkedin", "threads", "telegram", "discord"] {
      #expect(try count("", network).status == .findings, "\(network)")
      #expect(try count("\u{200B} \u{2060}\n", network).status == .findings, "\(network)")
      #expect(try count("\u{200B}a", network).status == .success, "\(network)")
    }
  }

  @Test func peopleReadWhatIsLeft() throws {
    let text = "Bei @alice@example.social: https://example.com/advent #Advent"
    #expect(
      try count(text, "mastodon").output == """
        Mastodon: 43 of 500 characters, 457 left
        An address counts 23, a mention counts without its server.

        address  https://example.com/advent  counts 23, not 26
        mention  @alice@example.social       counts 6, not 21
        hashtag  #Advent

        """)
    #expect(
      try count(String(repeating: "a", count: 290), "x").output.hasPrefix("X: 290 of 280 characters, 10 too many"))
  }

  @Test func threadsIsCountedByBytesAndCharacters() throws {
    let text = String(repeating: "a", count: 495) + "’’’"
    let outcome = try count(text, "threads")
    #expect(outcome.status == .findings)
    #expect(
      outcome.output == """
        Threads: 504 of 500 bytes (498 characters), 4 too many
        Bytes count: ä is 2, ’ and – are 3, an emoji 4 and more.

        """)
    let fits = try count(String(text.dropFirst(4)), "threads")
    #expect(fits.status == .success)
    #expect(fits.output.hasPrefix("Threads: 494 of 500 characters (500 bytes), 0 left\n"))
    #expect(try count("a", "threads").output.hasPrefix("Threads: 1 of 500 characters, 499 left\n"))
    let document = try count(text, "threads", "--format", "json").json
    #expect(document["limits"]?.arrayValue?.map { $0["length"]?.integerValue } == [498, 504])
    #expect(document["length"]?.integerValue == 504)
    #expect(document["valid"] == false)
  }

  @Test func linkedInSaysWhatItsEscapesAddUp() throws {
    let text = String(repeating: "(a) ", count: 700)
    let outcome = try count(text, "linkedin")
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("escaped as LinkedIn's text format wants it, it has 4200 characters"))
    #expect(try count(text, "linkedin", "--format", "json").json["counts"]?["escaped"]?.integerValue == 4_200)
    #expect(try !count(String(text.dropLast(1_000)), "linkedin").output.contains("May be too long"))
  }

  @Test func hostileTextsReachNoTerminal() throws {
    let outcome = try count("\u{1B}]0;x\u{7} @a\u{202E} https://example.com/\u{1B}[31m", "x")
    #expect(!outcome.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test func anUnknownNetworkIsNotUnderstood() throws {
    let outcome = try count("a", "instagramm")
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("there is no network \"instagramm\", did you mean \"instagram\"?"))
  }

  @Test func aTextBeyondAMebibyteIsNotCounted() throws {
    let outcome = try count(String(repeating: "a", count: 1_048_577), "x")
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("the most is 1 MiB"))
  }
}
