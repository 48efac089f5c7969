import Core
import Testing
@testable import Checks

/// The texts of a post that readers see: what they are, who gets them, and where they were typed.
@Suite struct VisibleTextTests {
  private func post(_ keys: String, _ body: String = "Im Hof.") throws -> PostUnderCheck {
    let text = "---\nid: a\nchannels: [x, facebook, reddit]\npublishDate: slot\n\(keys)\n---\n\(body)\n"
    let content = ContentInMemory(post: text).content
    let validator = PostValidator(
      configuration: content.configuration, files: FileIndex(FileCollector().files), library: content.library,
      words: content.words)
    return try #require(validator.underCheck(content.posts[0]))
  }

  @Test func `a text that channels share is one, with the channels that get it`() throws {
    let post = try post("title: Markt\nfirstComment: Kommt!")
    #expect(post.seenTexts.map(\.text) == ["Im Hof.", "Kommt!", "Markt"])
    #expect(post.seenTexts.map(\.channels) == [["x", "facebook", "reddit"], ["x", "facebook", "reddit"], ["reddit"]])
    let bodies = post.channels.map(\.seenTexts[0])
    #expect(bodies.allSatisfy { $0 === post.seenTexts[0] })
  }

  @Test func `an override is a text of its own, for its channel alone`() throws {
    let post = try post("overrides: { reddit: { text: Am Markt. } }")
    #expect(post.seenTexts.map(\.text) == ["Im Hof.", "Am Markt."])
    #expect(post.seenTexts.map(\.channels) == [["x", "facebook"], ["reddit"]])
  }

  @Test func `hashtags, credits and options are read for words, and are no prose`() throws {
    let post = try post("hashtags: { x: [Hof] }\nmedia: [{ file: media/a.jpg, alt: Stand, credit: Weber }]")
    #expect(post.seenTexts.filter(\.isProse).map(\.text) == ["Im Hof.", "Stand"])
    #expect(post.channels.map { $0.seen.all.map(\.text) }[0] == ["Im Hof.", "#Hof", "Stand", "Weber"])
    #expect(post.channels.map { $0.seen.all.map(\.text) }[1] == ["Im Hof.", "Stand", "Weber"])
  }

  @Test func `a stretch has its own place, in an override where YAML has it letter by letter`() throws {
    let plain = try post("overrides: { reddit: { text: \"Am Markt.\" } }").seenTexts[1]
    #expect(plain.place(3..<8).start == SourcePosition(line: 5, column: 34))
    #expect(plain.widePlace(3..<8).start == SourcePosition(line: 5, column: 30))
    let marked = try post("overrides: { reddit: { text: \"*Am* Markt.\" } }").seenTexts[1]
    #expect(marked.place(3..<8) == marked.widePlace(3..<8))
  }
}
