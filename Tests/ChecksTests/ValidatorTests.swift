import Core
import TestSupport
import Testing
@testable import Checks

@Suite struct ValidatorTests {
  /// A tree with findings of many kinds, of the tree, of posts and of channels.
  private var crowded: ContentInMemory {
    let examples = RuleExampleTests.own.filter { $0.id != "lint-setting" }.map(\.invalid)
    var content = ContentInMemory(example: "==> stet.yml <==")
    for (index, example) in examples.enumerated() {
      for (path, file) in ContentInMemory(example: example).files {
        let isPost = path.hasPrefix("posts/")
        let place = isPost ? "posts/\(index)/" + path.dropFirst(6) : path
        // A tree has one file per path: if two examples have the same one, the first counts.
        guard !content.files.contains(where: { $0.path.utf8.elementsEqual(place.utf8) }) else { continue }
        content.files.append((place, file))
      }
    }
    return content
  }

  @Test func `findings do not depend on the order of files`() {
    let expected = crowded.findings
    #expect(expected.count > 30)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<8 {
      var shuffled = crowded.content
      var files = FileCollector()
      for file in shuffled.files.shuffled(using: &generator) { files.append(file.path, file.kind) }
      shuffled.files = files.files
      shuffled.posts.shuffle(using: &generator)
      #expect(Validator(shuffled).findings == expected)
    }
  }

  @Test func `every finding of a post carries its id`() {
    let findings = crowded.findings.filter { $0.path.hasSuffix(".md") && $0.post == nil }
    #expect(findings.map(\.rule).allSatisfy { ["post-symlink"].contains($0) }, "\(findings)")
  }

  @Test func `what merely warns can be turned off`() {
    var content = ContentInMemory(example: UnusedOverride.description.invalid)
    content.configuration += "\nlint: { disable: [unused-override] }"
    #expect(content.findings == [])
  }

  @Test func `errors can be neither turned off nor lowered`() {
    var content = ContentInMemory(example: NoChannels.description.invalid)
    content.configuration += "\nlint: { disable: [no-channels], severity: { no-channels: note } }"
    let findings = content.findings
    #expect(findings.filter { $0.rule == "no-channels" }.map(\.severity) == [.error])
    #expect(findings.filter { $0.rule == "lint-setting" }.count == 2)
  }

  @Test func `a repository can be stricter`() {
    var content = ContentInMemory(example: Unplanned.description.invalid)
    content.configuration += "\nlint: { severity: { unplanned: error } }"
    #expect(content.findings.map(\.severity) == [.error])
  }

  @Test func `where the front matter breaks off, no date is missed`() {
    let whole = ContentInMemory(post: "---\nid: a\nchannels: [x]\ntitle: Hof\n---\nText")
    #expect(whole.findings.map(\.rule) == ["unplanned"])
    let broken = "---\nid: a\nchannels: [x]\ntitle: \"Hof\npublishDate: 2026-12-01T09:00\n---\nText"
    #expect(ContentInMemory(post: broken).findings.map(\.rule) == ["yaml-syntax"])
  }

  @Test func `without a usable stet.yml the readers and the tree are still heard`() {
    var content = ContentInMemory(example: DuplicateID.description.invalid)
    content.configuration = "version: 9"
    let rules = Set(content.findings.map(\.rule))
    #expect(rules.isSuperset(of: ["unsupported-version", "duplicate-id"]))
  }

  @Test func `Markdown of an override is reported at the value, for its channel alone`() {
    let post =
      "---\nid: a\nchannels: [x, mastodon]\npublishDate: 2026-12-01T09:00\noverrides:\n"
      + "  mastodon: { text: \"> Zitat\" }\n---\nText"
    let findings = ContentInMemory(post: post).findings
    #expect(findings.map(\.rule) == ["block-quote"])
    #expect(findings.first?.channel == "mastodon")
    #expect(findings.first?.range.start == SourcePosition(line: 6, column: 21))
  }

  @Test func `what is wrong on all channels is said once, of the post`() {
    let post = "---\nid: a\nchannels: [x, mastodon]\npublishDate: 2027-03-28T02:30\n---\nText"
    let findings = ContentInMemory(post: post).findings
    #expect(findings.map(\.rule) == ["time-gap"])
    #expect(findings.first?.channel == nil)
  }

  @Test func `every one of many posts that share an id is named once`() {
    var content = ContentInMemory()
    content.files = (0..<2_000).map { ("posts/a\($0).md", .init(text: "---\nid: same\nchannels: [x]\n---\nText")) }
    #expect(content.findings.filter { $0.rule == "duplicate-id" }.count == 2_000)
  }
}
