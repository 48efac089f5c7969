import Core
import Testing
@testable import Checks
@testable import SocialText

/// The limits of other fields than the text: titles, comments, alternative texts, options.
@Suite struct FieldLimitTests {
  private func found(_ network: Network, _ rule: String, limits: String = "", _ lines: String) -> [Severity] {
    NetworkCheck(network: network, limits: limits, lines: lines).severities(of: rule)
  }

  @Test(arguments: [(Network.youtube, 100), (.reddit, 300), (.pinterest, 100)])
  func `titles`(network: Network, maximum: Int) {
    #expect(found(network, "title-too-long", "title: \(letters(maximum))") == [])
    #expect(found(network, "title-too-long", "title: \(letters(maximum + 1))") == [.error])
    #expect(found(network, "title-too-long", "title: \(letters(maximum - 1))😀") == [.warning])
    #expect(found(network, "title-too-long", limits: "title: 5", "title: Advent") == [.error])
  }

  @Test func `a title is asked for where one is needed`() {
    #expect(found(.youtube, "title-missing", "") == [.error])
    #expect(found(.reddit, "title-missing", "title: \" \"") == [.error])
    #expect(found(.pinterest, "title-missing", "") == [])
    #expect(found(.x, "title-too-long", "title: \(letters(500))") == [])
  }

  @Test(arguments: [
    (Network.x, 1_000), (.linkedin, 4_086), (.instagram, 1_000), (.mastodon, 1_500), (.bluesky, 2_000),
    (.threads, 1_000), (.pinterest, 500), (.discord, 1_024),
  ])
  func `alternative texts`(network: Network, maximum: Int) {
    let severity: Severity = network.facts.altText?.confidence == .documented ? .error : .warning
    #expect(!found(network, "alt-too-long", MediaLines.picture(alt: letters(maximum))).contains(.error))
    #expect(found(network, "alt-too-long", MediaLines.picture(alt: letters(maximum + 1))) == [severity])
    #expect(found(network, "alt-too-long", limits: "alt: 3", MediaLines.picture(alt: "Stände")) == [.error])
  }

  @Test(arguments: [Network.telegram, .tiktok, .googleBusiness])
  func `an alternative text that nobody gets is noted only where somebody wants to know`(network: Network) {
    #expect(found(network, "alt-not-on-network", MediaLines.picture()) == [])
  }

  @Test(arguments: [
    (Network.x, 280, Severity.error), (.mastodon, 500, .error), (.bluesky, 300, .error), (.threads, 500, .error),
    (.facebook, 8_000, .warning), (.linkedin, 1_250, .warning), (.youtube, 10_000, .warning),
    (.reddit, 10_000, .warning), (.instagram, 2_200, .warning),
  ])
  func `first comments`(network: Network, maximum: Int, severity: Severity) {
    #expect(found(network, "first-comment-too-long", "firstComment: \(letters(maximum))") == [])
    #expect(found(network, "first-comment-too-long", "firstComment: \(letters(maximum + 1))") == [severity])
  }

  @Test func `links and cards`() {
    let head = "https://example.org/"
    #expect(found(.pinterest, "link-too-long", "link: \(head)\(letters(2_028))") == [])
    #expect(found(.pinterest, "link-too-long", "link: \(head)\(letters(2_029))") == [.error])
    #expect(found(.x, "link-too-long", "link: \(head)\(letters(4_077))") == [.error])
    #expect(found(.discord, "preview-too-long", "preview: { title: \(letters(256)) }") == [])
    #expect(found(.discord, "preview-too-long", "preview: { title: \(letters(257)) }") == [.error])
    #expect(found(.discord, "preview-too-long", "preview: { description: \(letters(4_097)) }") == [.error])
  }

  @Test func `YouTube's tags count with their commas and quotation marks`() {
    #expect(TextLengths.joined(["Markt", "im Hof"]) == "Markt,\"im Hof\"")
    let line = { (tag: String) in "overrides: { youtube: { tags: [\(letters(249)), \(tag)] } }" }
    #expect(found(.youtube, "tags-too-long", line(letters(250))) == [])
    #expect(found(.youtube, "tags-too-long", line(letters(251))) == [.error])
    #expect(found(.youtube, "tags-too-long", line("a " + letters(246))) == [])
    #expect(found(.youtube, "tags-too-long", line("a " + letters(247))) == [.error])
  }

  @Test func `YouTube refuses angle brackets wherever they stand`() {
    let lines = "title: a < b\noverrides: { youtube: { tags: [\"a>b\"] } }"
    let found = NetworkCheck(network: .youtube, lines: lines, body: "1 > 2").findings(of: "forbidden-character")
    #expect(found.map(\.range.start.line).sorted() == [5, 6, 8])
    #expect(NetworkCheck(network: .reddit, lines: lines, body: "1 > 2").findings(of: "forbidden-character") == [])
    let hostile = NetworkCheck(network: .youtube, body: String(repeating: "1 > 2 ", count: 800))
    #expect(hostile.findings(of: "forbidden-character").count == 10)
  }

  @Test func `options that networks want or refuse`() {
    #expect(found(.youtube, "option-missing", "") == [.warning])
    #expect(found(.youtube, "option-missing", "overrides: { youtube: { madeForKids: false } }") == [])
    #expect(found(.pinterest, "option-missing", "") == [.warning])
    #expect(found(.reddit, "option-missing", "") == [.error])
    #expect(found(.reddit, "option-missing", "overrides: { c: { subreddit: \" \" } }") == [.error])
    #expect(found(.reddit, "option-too-long", "overrides: { c: { flair: \(letters(64)) } }") == [])
    #expect(found(.reddit, "option-too-long", "overrides: { c: { flair: \(letters(65)) } }") == [.error])
    #expect(found(.discord, "option-too-long", "overrides: { c: { threadName: \(letters(101)) } }") == [.error])
    #expect(found(.instagram, "option-too-long", "overrides: { c: { collaborators: [a, b, c] } }") == [])
    #expect(found(.instagram, "option-too-long", "overrides: { c: { collaborators: [a, b, c, d] } }") == [.error])
  }

  @Test func `a story has no text`() {
    #expect(found(.instagram, "text-not-shown", "format: story") == [.warning])
    #expect(found(.facebook, "text-not-shown", "format: story") == [.warning])
    #expect(found(.instagram, "text-not-shown", "format: reel") == [])
    #expect(NetworkCheck(network: .instagram, lines: "format: story", body: "").findings(of: "text-not-shown") == [])
  }

  @Test(arguments: Network.allCases)
  func `channels for people are named as such`(network: Network) {
    let expected: [Severity] = network == .xing || network == .tiktok ? [.note] : []
    #expect(found(network, "export-only", "") == expected)
  }
}
