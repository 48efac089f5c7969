import SocialText
import Testing
@testable import Core

@Suite struct TextAssemblyTests {
  private static func text(
    _ body: String, hashtags: [String] = [], mentions: [String] = [], link: String? = nil
  ) -> [String] {
    var content = PostContent()
    content.hashtags = .all(hashtags)
    content.mentions = .all(mentions)
    content.link = link
    let assembly = TextAssembly(TextAdditions(content, on: Channel(name: "x", network: .x, account: "@acme")))
    return assembly.texts(of: MarkdownText(body: body, breaks: .keep, firstLine: 1).parts)
  }

  @Test(arguments: [
    ("", ["Hof"], ["#Hof"]), ("a", ["Hof", "Hof", "hof"], ["a\n\n#Hof"]), ("#hof.", ["Hof"], ["#hof."]),
    ("(#Hof)", ["Hof"], ["(#Hof)"]), ("#Hof-Markt", ["Hof"], ["#Hof-Markt"]),
    ("#Hofmarkt", ["Hof"], ["#Hofmarkt\n\n#Hof"]),
    ("Hof", ["Hof"], ["Hof\n\n#Hof"]), ("https://a.example/#Hof", ["Hof"], ["https://a.example/#Hof\n\n#Hof"]),
    ("#Covid-19", ["Covid-19"], ["#Covid-19"]), ("#Gru\u{308}n", ["Grün"], ["#Gru\u{308}n"]), ("#🎄!", ["🎄"], ["#🎄!"]),
    ("#Hof\\_Markt", ["Hof"], ["#Hof_Markt\n\n#Hof"]), ("#Hof\u{2019}s", ["Hof"], ["#Hof\u{2019}s"]),
    ("a <!-- hashtags --> b", ["Hof"], ["a #Hof b"]), ("a<!-- hashtags -->b", ["Hof"], ["a #Hof b"]),
    ("a <!-- hashtags -->.", ["Hof"], ["a #Hof ."]), ("a\n<!-- hashtags -->\nb", ["Hof"], ["a\n\n#Hof\n\nb"]),
    ("a\n\n<!-- hashtags -->", ["Hof"], ["a\n\n#Hof"]), ("<!-- hashtags -->\n\na", ["Hof"], ["#Hof\n\na"]),
    ("<!-- hashtags -->", ["Hof"], ["#Hof"]), ("a\n\n<!-- hashtags -->\n\nb", [], ["a\n\nb"]),
    ("a\n\n<!-- hashtags -->\n\n<!-- next -->\n\nb", ["Hof"], ["a\n\n#Hof", "b"]),
    ("#Hof\n\n<!-- next -->\n\nb", ["Hof", "Markt"], ["#Hof", "b\n\n#Markt"]),
  ])
  func hashtags(body: String, tags: [String], texts: [String]) {
    #expect(Self.text(body, hashtags: tags).map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("a", ["hof", "@hof"], "a\n\n@hof"), ("@hof", ["@hof"], "@hof"), ("@HOF, a", ["@hof"], "@HOF, a"),
    ("@hof@a.example", ["@hof"], "@hof@a.example\n\n@hof"), ("@hof@a.example.", ["@hof@a.example"], "@hof@a.example."),
    ("@hof.bsky.social", ["@hof"], "@hof.bsky.social\n\n@hof"), ("a@hof", ["@hof"], "a@hof\n\n@hof"), ("a", [""], "a"),
  ])
  func mentions(body: String, mentions: [String], text: String) {
    #expect(Self.text(body, mentions: mentions) == [text])
  }

  @Test(arguments: [
    ("a", "https://a.example/p", "a\n\nhttps://a.example/p"),
    ("https://a.example/p", "https://a.example/p", "https://a.example/p"),
    ("(https://a.example/p).", "https://a.example/p", "(https://a.example/p)."),
    ("https://a.example/p2", "https://a.example/p", "https://a.example/p2\n\nhttps://a.example/p"),
    ("https://a.example/p?q", "https://a.example/p", "https://a.example/p?q\n\nhttps://a.example/p"),
    ("a.example/p", "a.example/p", "a.example/p"),
    ("https://a.example/p.", "https://a.example/p.", "https://a.example/p."),
    ("", "https://a.example/p", "https://a.example/p"), ("a", "", "a"),
  ])
  func link(body: String, link: String, text: String) {
    #expect(Self.text(body, link: link) == [text])
  }

  @Test func order() {
    #expect(
      Self.text("a", hashtags: ["t"], mentions: ["m"], link: "https://a.example") == [
        "a\n\nhttps://a.example\n\n@m\n\n#t"
      ])
  }

  @Test func manyTagsTakeNoLongTime() {
    let start = ContinuousClock.now
    let body = String(repeating: "#a #b https://a.example/#c ", count: 4_000)
    let texts = Self.text(
      body, hashtags: (0..<4_000).map { "t\($0)" }, mentions: ["m"], link: String(repeating: "h", count: 100_000))
    #expect(texts.count == 1)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
