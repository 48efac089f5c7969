import Core
import Foundation
import TestSupport
import Testing

@testable import Git

@Suite struct RecentTreesTests {
  /// What was read is not looked up again.
  @Test func aTreeIsReadOnce() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let blob = try repository.createBlob([])
    let tree = try repository.createTree([TreeEntry(name: Array("a".utf8), mode: .blob, id: blob)])
    let entries = try repository.tree(tree)
    try FileManager.default.removeItem(
      atPath: test.path + "/.git/objects/\(tree.hex.prefix(2))/\(tree.hex.dropFirst(2))")
    #expect(try repository.tree(tree) == entries)
    #expect(try repository.entry(at: "a", in: tree) == entries.first)
    #expect(code(try test.open().tree(tree)) == .notFound)
  }

  /// A tree that is fetched later is there.
  @Test func aMissingTreeIsLookedForAgain() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let entry = TreeEntry(name: Array("a".utf8), mode: .blob, id: try repository.createBlob([]))
    let tree = try Repository.treeID(of: [entry])
    #expect(code(try repository.tree(tree)) == .notFound)
    _ = try repository.createTree([entry])
    #expect(try repository.tree(tree) == [entry])
  }

  /// However many are read, a few megabytes of them stay; the ones read last are among them.
  @Test func fewStay() throws {
    let bytes = (0..<30_000).flatMap { number in
      Array("100644 file-\(10_000_000 + number)\0".utf8) + [UInt8](repeating: 1, count: 20)
    }
    let ids = (0..<30).map { ObjectID(high: $0, middle: 0, low: 0) }
    var trees = RecentTrees()
    for id in ids {
      trees[id] = .success(try TreeBytes(bytes, name: id))
      // Still asked for, so it stays.
      #expect(trees[ids[0]] != nil)
    }
    let count = ids.count { trees[$0] != nil }
    #expect(trees[ids[29]] != nil)
    #expect((2...12).contains(count), "\(count)")
  }
}
