import Core
import Testing

@testable import Checks

/// Texts shared between channels are the same as for each channel alone.
@Suite struct SharedTextsTests {
  private static let configuration = ConfigurationReader.read(
    bytes: Array(
      """
      version: 1
      repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
      timezone: Europe/Berlin
      channels:
        x: { network: x, account: "@acme" }
        x-service: { network: x, account: "@service", utm: { source: x }, hosts: [a.example] }
        mastodon: { network: mastodon, account: "@acme@social.example" }
        facebook: { network: facebook, account: acme }
        linkedin: { network: linkedin, account: acme }

      """.utf8)
  ).configuration

  @Test(arguments: [
    "", "link: https://a.example\n", "link: https://a.example\nhashtags: [Advent, Hamburg]\n",
    "hashtags: { x: [Advent], mastodon: [advent, Hamburg] }\nmentions: { mastodon: [\"@a@b.example\"] }\n",
    "link: https://a.example\noverrides: { x: { link: https://b.example }, mastodon: { hashtags: [Ä] } }\n",
    "hashtags: { x: [\"\u{C4}\"], x-service: [\"A\u{308}\"] }\n",
    "overrides: { x: { text: Kurz, publishDate: 2026-12-02T09:00 }, mastodon: { publishDate: +2h } }\n",
    "timezone: Europe/Lisbon\nnotBefore: 2026-11-30T00:00\n", "publishAt: x\ntimezone: Nowhere/Else\n",
  ])
  func `texts and schedules`(keys: String) throws {
    let configuration = try #require(Self.configuration)
    let source =
      "---\nid: a\nchannels: [x, x-service, mastodon, facebook, linkedin]\npublishDate: 2026-12-01T09:00\n\(keys)---\n"
      + "Am **1. Dezember**: https://a.example/b #advent\n\n<!-- next -->\n\nDank an @[Acme](urn:li:organization:1).\n"
    let post = try #require(PostReader.read(path: "posts/a.md", bytes: Array(source.utf8)).post)
    let checked = PostUnderCheck(post, configuration: configuration)
    #expect(checked.channels.count == 5)
    #expect(Set(checked.channels.map { $0.finalTexts.count }) == [1, 2])
    #expect(
      checked.channels.filter { $0.finalTexts.contains { $0.contains("urn:li:") } }.map(\.channel.name) == ["linkedin"])
    for channel in checked.channels {
      let alone = RenderedPost(post, by: configuration, library: NoMedia()).on(channel.channel).finalTexts
      #expect(channel.finalTexts.map { Array($0.utf8) } == alone.map { Array($0.utf8) }, "\(channel.channel.name)")
      let (schedule, problems) = post.schedule(for: channel.channel, in: configuration)
      #expect(channel.schedule == schedule && channel.scheduleProblems == problems, "\(channel.channel.name)")
    }
  }
}
