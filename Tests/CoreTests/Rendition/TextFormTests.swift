import Testing
@testable import Core
@testable import SocialText

/// What a network has of a text: parts, and mentions of LinkedIn.
@Suite struct TextFormTests {
  private static func text(_ body: String, on network: Network) -> MarkdownText {
    MarkdownTexts(breaks: .keep).text(of: MarkdownSource(markdown: body), on: network)
  }

  private static func final(_ body: String, _ keys: String, on network: Network) throws -> [String] {
    let source = "---\nid: a\nchannels: [c]\n\(keys)\n---\n\(body)"
    let post = try #require(PostReader.read(path: "posts/a.md", bytes: Array(source.utf8)).post)
    let channel = Channel(name: "c", network: network, account: "acme")
    let configuration = Configuration(repository: "a1", timezone: .utc, channels: [channel])
    return RenderedPost(post, by: configuration, library: VectorLibrary()).on(channel).finalTexts
  }

  @Test(arguments: Network.allCases)
  func `parts are apart where there are threads, and one text elsewhere`(network: Network) {
    let texts = Self.text("Eins\n\n<!-- next -->\n\nZwei\n\n<!-- next -->\n\n- drei", on: network).parts.map(\.text)
    let hasThreads: Set<Network> = [.x, .mastodon, .bluesky, .threads]
    #expect(texts == (hasThreads.contains(network) ? ["Eins", "Zwei", "• drei"] : ["Eins\n\nZwei\n\n• drei"]))
  }

  @Test(arguments: [
    ("![a](a.jpg)\n\n<!-- next -->\n\nEins\n\n![b](b.jpg)\n\n<!-- next -->\n\n![c](c.jpg)", "Eins", ["a", "b", "c"]),
    ("Eins\n\n<!-- next -->\n\n![b](b.jpg)\n\n<!-- next -->\n\nZwei", "Eins\n\nZwei", ["b"]),
    ("![a](a.jpg)\n\n<!-- next -->\n\n![b](b.jpg)", "", ["a", "b"]),
  ])
  func `pictures come together, and a part of pictures leaves no gap`(body: String, text: String, images: [String]) {
    let joined = Self.text(body, on: .facebook).parts
    #expect(joined.map(\.text) == [text])
    #expect(joined.flatMap(\.images).map(\.alt) == images)
  }

  @Test(arguments: [
    ("a\n\n<!-- hashtags -->\n\n<!-- next -->\n\nb", "a\n\n#Hof\n\nb"),
    ("a\n\n<!-- next -->\n\n<!-- hashtags -->\n\nb", "a\n\n#Hof\n\nb"),
    ("a\n\n<!-- next -->\n\nb <!-- hashtags --> c", "a\n\nb #Hof c"),
    ("a\n\n<!-- next -->\n\n![x](x.jpg)\n\n<!-- hashtags -->\n\n<!-- next -->\n\nb", "a\n\n#Hof\n\nb"),
    ("<!-- hashtags -->\n\na\n\n<!-- next -->\n\nb", "#Hof\n\na\n\nb"),
    ("a\n\n<!-- next -->\n\nb", "a\n\nb\n\n#Hof"), ("a #Hof\n\n<!-- next -->\n\nb", "a #Hof\n\nb"),
    ("@[Änne](urn:li:person:1), a <!-- hashtags --> b", "Änne, a #Hof b"),
    ("<!-- hashtags -->\n\n@[Änne](urn:li:person:1)", "#Hof\n\nÄnne"),
  ])
  func `hashtags stand where their comment does`(body: String, text: String) throws {
    #expect(try Self.final(body, "hashtags: [Hof]", on: .facebook) == [text])
  }

  @Test(arguments: [
    ("Dank an @[Acme](urn:li:organization:1) und @[Eve X](urn:li:person:a_B-1).", "Dank an Acme und Eve X."),
    ("@\\[Acme\\](urn:li:organization:1)", "Acme"), ("`@[Acme](urn:li:organization:1)`s", "Acmes"),
    ("@[A]] (B)](urn:li:organization:1)", "A]] (B)"), ("@[Acme](urn:li:company_page:x-1)", "Acme"),
    ("@[a @[b](urn:li:person:1)](urn:li:person:2)", "@[a b](urn:li:person:2)"),
  ])
  func `other networks have the names of those that LinkedIn mentions`(typed: String, text: String) {
    for network in Network.allCases where network != .linkedin {
      #expect(Self.text(typed, on: network).parts.map(\.text) == [text], "\(network)")
    }
    let own = Self.text(typed, on: .linkedin).parts[0].text
    #expect(own.contains("](urn:li:") && LittleText.named(own) == text)
  }

  @Test(arguments: [
    "Siehe https://www.linkedin.com/feed/update/urn:li:activity:7/", "@[Acme] (urn:li:organization:1)",
    "[Acme](urn:li:organization:1)", "@[a\nb](urn:li:organization:)", "](urn:li:person:1)",
    "@[" + String(repeating: "a", count: 401) + "](urn:li:person:1)",
  ])
  func `what is no mention stays as it is`(text: String) {
    #expect(LittleText.mentions(in: Array(text.utf8)) == [])
    #expect(LittleText.named(text) == text)
  }

  @Test func `a mention of the front matter that the text has is not appended`() throws {
    let keys = "mentions: { c: [\"@[ACME AG](urn:li:organization:1)\", \"@[Eve](urn:li:person:2)\"] }"
    let body = "Dank an @[Acme](urn:li:organization:1)!"
    #expect(try Self.final(body, keys, on: .linkedin) == ["\(body)\n\n@[Eve](urn:li:person:2)"])
  }

  @Test func `a text of nothing but mentions takes no time`() {
    let text = String(repeating: "@[a](urn:li:person:1)", count: 6_000)
    #expect(LittleText.named(text) == String(repeating: "a", count: 6_000))
    #expect(LittleText.mentions(in: Array(String(repeating: "](urn:li:person:1)", count: 7_000).utf8)) == [])
  }
}
