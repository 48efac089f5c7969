import Core
import Git
import TestSupport
import Testing

@Suite struct HostileTreeTests {
  private func entry(_ mode: String, _ name: String) -> [UInt8] {
    Array("\(mode) \(name)\0".utf8) + [UInt8](repeating: 7, count: 20)
  }

  @Test func malformedTreesThrowAndCountAsEmpty() throws {
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
      #expect(try repository.folder(id) == nil, "tree \(number)")
      #expect(try repository.entry(at: "b", in: id) == nil, "tree \(number)")
      let difference = try repository.difference(nil, id)
      #expect(difference.changes.isEmpty, "tree \(number)")
      #expect(difference.malformed == [MalformedFolder(path: [], id: id, isNew: true)], "tree \(number)")
    }
    let sound = try #require(try writeUnchecked(good.dropLast(20) + emptyBlob(test), as: "tree", in: test))
    #expect(try repository.difference(nil, sound).malformed.isEmpty)
    #expect(try repository.difference(nil, sound).changes.count == 1)
  }

  private func emptyBlob(_ test: TestRepository) throws -> [UInt8] { try test.open().createBlob([]).bytes }

  /// All entries beside a malformed folder are visited, and none in it.
  @Test func aMalformedFolderIsOneFolderAlone() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let empty = try repository.createBlob([])
    let twice = Array("100644 a\0".utf8) + empty.bytes
    let bad = try #require(try writeUnchecked(twice + twice, as: "tree", in: test))
    func tree(_ folder: ObjectID) throws -> ObjectID? {
      let names = [("docs", "40000", folder), ("notes", "100644", empty)]
      return try writeUnchecked(
        names.flatMap { Array("\($0.1) \($0.0)\0".utf8) + $0.2.bytes }, as: "tree", in: test)
    }
    let good = try #require(try writeUnchecked(twice, as: "tree", in: test))
    let (old, new) = (try #require(try tree(good)), try #require(try tree(bad)))
    let difference = try repository.difference(old, new)
    #expect(difference.changes.map { String(decoding: $0.path, as: UTF8.self) } == ["docs/a"])
    #expect(difference.malformed == [MalformedFolder(path: Array("docs".utf8), id: bad, isNew: true)])
    var (files, left) = ([String](), [ObjectID]())
    try repository.walkTree(new, malformed: { left.append($0.id) }, visit: { path, _ in files.append(text(path)) })
    #expect(files == ["notes"])
    #expect(left == [bad])
    #expect(throws: GitError.self) { try repository.walkTree(new) { _, _ in } }
    #expect(try repository.entry(at: "notes", in: new)?.id == empty)
    #expect(try repository.entry(at: "docs/a", in: new) == nil)
  }

  private func text(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  @Test func anObjectThatIsGoneCountsAsEmpty() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let gone = try #require(ObjectID(hex: "0123456789abcdef0123456789abcdef01234567"))
    let tree = try #require(try writeUnchecked(Array("40000 a\0".utf8) + gone.bytes, as: "tree", in: test))
    #expect(try repository.difference(nil, tree).malformed.map(\.id) == [gone])
    // In a partial clone the object may still be fetched, so ignoring it would lose its content.
    try test.git("config", "extensions.partialClone", "origin")
    #expect(code(try test.open().difference(nil, tree)) == .notFound)
  }

  /// Nested trees of ten equal entries each: a few hundred bytes for ten to the power of 30 files.
  @Test func bombsAndAbyssesCostWhatTheyAre() throws {
    let test = try TestRepository()
    let repository = try test.open()
    var (bomb, abyss) = (try repository.createTree([]), try repository.createTree([]))
    for level in 0..<300 {
      if level < 30 {
        bomb = try repository.createTree((0..<10).map { TreeEntry(name: Array("\($0)".utf8), mode: .tree, id: bomb) })
      }
      abyss = try repository.createTree([TreeEntry(name: [0x61], mode: .tree, id: abyss)])
    }
    let empty = try repository.createBlob([])
    var files = try repository.createTree([TreeEntry(name: [0x61], mode: .blob, id: empty)])
    for _ in 0..<30 {
      files = try repository.createTree((0..<10).map { TreeEntry(name: Array("\($0)".utf8), mode: .tree, id: files) })
    }
    #expect(try repository.difference(nil, bomb).changes.isEmpty)
    let changes = try repository.difference(nil, files).changes
    #expect((10_000..<100_000).contains(changes.count))
    var visited = 0
    try repository.walkTree(files, malformed: { _ in }, visit: { _, _ in visited += 1 })
    #expect((10_000..<100_000).contains(visited))
    let deep = try repository.difference(nil, abyss)
    #expect(deep.malformed.map(\.path.count) == [513])
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
