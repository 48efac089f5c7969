import Testing
@testable import Core

@Suite struct LinkFinderTests {
  @Test(arguments: [
    ("", []), ("kein Link", []), ("https://a.example", ["https://a.example"]),
    ("http://a.example/ und https://b.example/?q=1#f", ["http://a.example/", "https://b.example/?q=1#f"]),
    ("(https://a.example/p).", ["https://a.example/p"]), ("https://a.example/p?!", ["https://a.example/p"]),
    ("https://a.example/w_(hof)", ["https://a.example/w_(hof)"]),
    ("(siehe https://a.example/w_(hof))", ["https://a.example/w_(hof)"]),
    ("https://a.example/f[]=1", ["https://a.example/f[]=1"]), ("[https://a.example]", ["https://a.example"]),
    ("„https://a.example/p“", ["https://a.example/p"]), ("«https://a.example»", ["https://a.example"]),
    ("https://a.example/p…", ["https://a.example/p"]), ("https://a.example/p’s", ["https://a.example/p"]),
    ("https://a.example/über/straße", ["https://a.example/über/straße"]),
    ("https://a.example。次", ["https://a.example"]), ("（https://a.example）", ["https://a.example"]),
    ("https://a.example\u{3000}b", ["https://a.example"]), ("https://a.example\u{A0}b", ["https://a.example"]),
    ("https://a.example/?u=https://b.example", ["https://a.example/?u=https://b.example"]),
    ("xhttps://a.example", []), ("HTTPS://A.example", ["HTTPS://A.example"]), ("https:/a.example", []),
    ("<https://a.example>", ["https://a.example"]), ("https://a.example/p(", ["https://a.example/p"]),
    ("https://a.example\r\nb", ["https://a.example"]), ("hhttp http https://", ["https://"]),
  ])
  func links(text: String, links: [String]) {
    #expect(LinkFinder.links(in: text).map(String.init) == links)
  }

  @Test func longTextsTakeNoLongTime() {
    let start = ContinuousClock.now
    let texts = ["http://a ", "https://((((", "h", "https://a)", "#a", "http://http://", "@a.-"]
    for text in texts { _ = TypedWords(String(repeating: text, count: 100_000 / text.utf8.count)) }
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
