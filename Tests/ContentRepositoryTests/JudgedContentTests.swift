import Core
import Foundation
import Git
import TestSupport
import Testing

@testable import ContentRepository

/// What the store has of a commit's posts is what reading them gives.
@Suite struct JudgedContentTests {
  /// Posts that share ids, texts, minutes and pictures, some without a title, some that cannot be read.
  private struct RandomPosts {
    var random: SeededGenerator
    let repository: TestRepository

    mutating func change() throws {
      let number = random.next(6)
      let path = "posts/\(random.next(2) == 0 ? "a" : "b")/\(number).md"
      switch random.next(9) {
      case 0: try? repository.remove(path)
      case 1: try repository.write("media/\(random.next(3)).png", bytes: SmallMedia.png(100 * (1 + random.next(9)), 90))
      case 2: try? repository.remove("media/\(random.next(3)).png")
      case 3: try repository.write("posts/\(random.next(2) == 0 ? "N" : "n")otiz.txt", "Notiz")
      case 4: try repository.write(path, "---\nid: [\n---\nKein Ende.\n")
      default: try repository.write(path, post())
      }
    }

    private mutating func post() -> String {
      let keys = [
        random.next(2) == 0 ? "title: Markt \(random.next(4))" : "",
        random.next(3) == 0 ? "media: [{ file: media/\(random.next(3)).png, alt: Bild }]" : "",
        random.next(5) == 0 ? "colour: red" : "", random.next(6) == 0 ? "campaign: advent" : "",
        random.next(6) == 0 ? "timezone: Europe/London" : "",
        [
          "", "", "repeat: { every: \(1 + random.next(3))d, times: 3, except: [2026-12-03] }",
          "repeat: { rule: FREQ=MONTHLY;BYDAY=1WE, until: 2027-03-0\(1 + random.next(9)) }",
        ][random.next(4)],
        random.next(6) == 0 ? "overrides: { facebook: { text: \"Anders, \(random.next(3)).\" } }" : "",
      ]
      return """
        ---
        id: id-\(random.next(7))
        channels: \(["[x, facebook]", "[x]", "[facebook, nowhere]"][random.next(3)])
        publishDate: \(["slot", "2026-12-0\(1 + random.next(3))T09:00"][random.next(2)])
        \(keys.filter { !$0.isEmpty }.joined(separator: "\n"))
        ---
        Im Hof ist am Samstag wieder Markt mit \(["Musik", "Kuchen", "Kaffee"][random.next(3)]) und Licht.

        """
    }
  }

  private func content(
    _ repository: ContentRepository, usesStore: Bool = true, at revision: String = "HEAD"
  ) throws -> JudgedContent {
    repository.leastKeptPosts = 1
    let tree = try repository.git.commit(repository.git.commitID(revision: revision)).tree
    return try JudgedContentReader(repository, repository.policy(), usesStore: usesStore)
      .content(of: tree, in: repository.git) { _ in }
  }

  /// Asks for some renditions, and keeps all.
  private func keep(_ content: JudgedContent, _ repository: ContentRepository, every step: Int = 2) throws {
    for post in content.posts.enumerated().filter({ $0.offset % step == 0 }).map(\.element) {
      for channel in content.configuration.channels { _ = try content.rendition(of: post, on: channel) }
    }
    content.keep()
    repository.store?.commit()
  }

  /// From commit to commit, and back to earlier ones.
  @Test(arguments: 0..<8) func aTreeIsAsIfItWasReadAnew(seed: UInt64) throws {
    let fixture = try Fixture()
    var posts = RandomPosts(random: SeededGenerator(seed: seed), repository: fixture.repository)
    for _ in 0..<12 { try posts.change() }
    var commits: [ObjectID] = []
    for _ in 0..<6 {
      for _ in 0..<2 { try posts.change() }
      commits.append(try fixture.repository.commit("posts"))
      let repository = try fixture.open()
      let kept = try content(repository)
      #expect(try kept.isSame(as: content(repository, usesStore: false)))
      try keep(kept, repository)
    }
    for commit in commits {
      let repository = try fixture.open()
      let kept = try content(repository, at: commit.hex)
      #expect(try kept.isSame(as: content(repository, usesStore: false, at: commit.hex)))
      try keep(kept, repository, every: 1)
      #expect(try kept.isSame(as: content(fixture.open(), at: commit.hex)))
    }
  }

  /// Renditions that are made later are those that were digested.
  @Test func aRenditionIsMadeWhenItIsLookedAt() throws {
    let fixture = try Fixture()
    try fixture.repository.write("media/a.png", bytes: SmallMedia.png(1_200, 900))
    try fixture.commit("posts/a.md", Fixture.post(more: "media: [{ file: media/a.png, alt: A }]"))
    let repository = try fixture.open()
    let first = try content(repository)
    try keep(first, repository)
    let again = try content(fixture.open())
    for channel in again.configuration.channels {
      let made = try #require(try first.rendition(of: first.posts[0], on: channel))
      let kept = try #require(try again.rendition(of: again.posts[0], on: channel))
      #expect(kept.digest == made.digest)
      #expect(kept.whole?.json == made.whole?.json)
    }
  }

  /// Another version of `stet.yml`.
  @Test func anotherPolicyJudgesAnew() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post("a", text: "Im Hof ist wieder Markt.", more: "colour: red"))
    try fixture.commit("posts/b.md", Fixture.post("b", text: "IM HOF IST WIEDER MARKT"))
    let before = try fixture.open()
    try keep(content(before), before)
    #expect(try content(before).findings.contains { $0.rule == "duplicate-text" })
    try fixture.repository.write("stet.yml", Fixture.configuration + "lint: { disable: [duplicate-text] }\n")
    try fixture.repository.commit("policy")
    let repository = try fixture.open()
    let now = try content(repository)
    #expect(try now.isSame(as: content(repository, usesStore: false)))
    #expect(!now.findings.contains { $0.rule == "duplicate-text" })
  }

  /// Few trees are kept, and no chunk of another one.
  @Test func oldTreesAreForgotten() throws {
    let fixture = try Fixture()
    for number in 0..<24 {
      try fixture.commit("posts/\(number % 3).md", Fixture.post("p\(number % 3)", text: "Markt \(number)."))
      let repository = try fixture.open()
      try keep(content(repository), repository)
    }
    let rows = try #require(try fixture.open().store?.verified())
    #expect(rows.first { $0.table == .trees }?.rows == 16)
    #expect(try #require(rows.first { $0.table == .posts }?.rows) <= 48)
    #expect(try content(fixture.open()).isSame(as: content(fixture.open(), usesStore: false)))
  }

  /// One changed byte at any place.
  @Test func aDamagedByteOnlyCostsTime() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post("a", text: "Im Hof ist Markt.", more: "colour: red"))
    try fixture.commit("posts/b.md", Fixture.post("b", text: "IM HOF IST MARKT"))
    let repository = try fixture.open()
    try keep(content(repository), repository)
    let expected = try content(fixture.open(), usesStore: false)
    let file = try fixture.storeFile
    let bytes = try Data(contentsOf: file)
    let used = bytes.indices.filter { bytes[$0] != 0 }
    for place in stride(from: 0, to: used.count, by: 29) {
      var damaged = bytes
      damaged[used[place]] ^= 0x81
      try damaged.write(to: file)
      #expect(try content(fixture.open()).isSame(as: expected))
    }
  }

  /// A large file is read once, whatever is asked of it.
  @Test func whatIsKnownOfMediaIsKept() throws {
    let fixture = try Fixture()
    let bytes = SmallMedia.png(1_200, 900) + [UInt8](repeating: 0, count: 1 << 20)
    try fixture.repository.write("media/a.png", bytes: bytes)
    try fixture.commit("posts/a.md", Fixture.post(more: "media: [{ file: media/a.png, alt: A }]"))
    let blob = try fixture.repository.id("HEAD:media/a.png")
    let first = try fixture.open()
    try keep(content(first), first)
    let kept = try fixture.open().hashes.file(named: blob.hex) { nil }
    #expect(kept?.sha256 == Digest(of: bytes))
    #expect(kept?.size == Int64(bytes.count))
    #expect(kept?.facts == MediaFacts.read(bytes))
  }
}

extension SeededGenerator {
  /// A number below a limit.
  fileprivate mutating func next(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
