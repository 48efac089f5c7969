import Git
import TestSupport
import Testing

@Suite struct HostileTreeTests {
  private func entry(_ mode: String, _ name: String) -> [UInt8] {
    Array("\(mode) \(name)\0".utf8) + [UInt8](repeating: 7, count: 20)
  }

  @Test func malformedTreesThrow() throws {
    let test = try TestRepository()
    let good = entry("100644", "b")
    let trees: [[UInt8]] = [
      entry("100644", ""), entry("100644", "."), entry("100644", ".."), entry("100644", "a/b"), entry("", "a"),
      entry("abc", "a"), entry("777777", "a"), entry("40755", "a"), entry("1006440", "a"), good + good,
      good + entry("100644", "a"), entry("40000", "b") + good, good + entry("40000", "b"),
      good + entry("100644", "b.c") + entry("40000", "b"), good.dropLast(), [0],
      Array("100644 b".utf8), Array("100644".utf8), [0x20], good + [0x31],
    ]
    let repository = try test.open()
    for (number, bytes) in trees.enumerated() {
      let id = try #require(try writeUnchecked(bytes, as: "tree", in: test))
      #expect(code(try repository.tree(id)) == .invalid, "tree \(number)")
      #expect(throws: GitError.self, "tree \(number)") { try repository.difference(nil, id) }
    }
  }

  /// Nested trees of ten equal entries each: a few hundred bytes for ten to the power of 30 files.
  @Test func bombsAndAbyssesAreRefused() throws {
    let test = try TestRepository()
    let repository = try test.open()
    var (bomb, abyss) = (try repository.createTree([]), try repository.createTree([]))
    for level in 0..<300 {
      if level < 30 {
        bomb = try repository.createTree((0..<10).map { TreeEntry(name: Array("\($0)".utf8), mode: .tree, id: bomb) })
      }
      abyss = try repository.createTree([TreeEntry(name: [0x61], mode: .tree, id: abyss)])
    }
    #expect(code(try repository.difference(nil, abyss)) == .tooLarge)
    #expect(throws: GitError.self) { try repository.walkTree(abyss) { _, _ in } }
  }

  @Test func objectsOfAnotherKindAreRefused() throws {
    let test = try TestRepository()
    let commit = try test.commit("root")
    let repository = try test.open()
    #expect(code(try repository.tree(commit)) == .invalid)
    #expect(code(try repository.blob(commit, limit: 1000)) == .invalid)
    #expect(code(try repository.commit(.zero)) == .notFound)
  }
}
