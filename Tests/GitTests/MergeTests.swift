import Foundation
import Git
import TestSupport
import Testing

/// The result of a merge, as git would make it, without writing it.
@Suite struct MergeTests {
  /// A repository with two diverged branches.
  private func repository(
    _ ours: (TestRepository) throws -> Void, _ theirs: (TestRepository) throws -> Void
  ) throws -> TestRepository {
    let test = try TestRepository()
    try test.write("a", "1\n2\n3\n4\n5\n6\n7\n")
    try test.write("folder/b", "b\n")
    try test.commit("base")
    try test.git("branch", "theirs")
    try ours(test)
    try test.commit("ours")
    try test.git("switch", "--quiet", "theirs")
    try theirs(test)
    try test.commit("theirs")
    return test
  }

  private func merge(_ test: TestRepository) throws -> Merge {
    try test.open().merge(test.id("theirs"), into: test.id("main"))
  }

  @Test func bothSidesAreInIt() throws {
    let test = try repository(
      { try $0.write("a", "one\n2\n3\n4\n5\n6\n7\n") },
      { test in
        try test.write("a", "1\n2\n3\n4\n5\n6\nseven\n")
        try test.git("mv", "folder/b", "c")
      })
    let objects = { try test.git("count-objects", "--verbose") }
    let before = try objects()
    let merge = try merge(test)
    #expect(try objects() == before)
    #expect(merge.conflicts == [])
    #expect(try merge.repository.tree(merge.tree).map { String(decoding: $0.name, as: UTF8.self) } == ["a", "c"])
    let merged = try #require(try merge.repository.entry(at: "a", in: merge.tree))
    #expect(
      try merge.repository.blob(merged.id, limit: 100) == Array("one\n2\n3\n4\n5\n6\nseven\n".utf8))
    try test.git("switch", "--quiet", "main")
    try test.git("merge", "--quiet", "--no-edit", "theirs")
    #expect(try test.id("HEAD^{tree}") == merge.tree)
  }

  @Test func conflictsAreNamedAndTheirsIsTaken() throws {
    let test = try repository({ try $0.write("a", "ours\n") }, { try $0.write("a", "theirs\n") })
    let merge = try merge(test)
    #expect(merge.conflicts == ["a"])
    let entry = try #require(try merge.repository.entry(at: "a", in: merge.tree))
    #expect(try merge.repository.blob(entry.id, limit: 100) == Array("theirs\n".utf8))
    #expect(try merge.repository.entry(at: "folder/b", in: merge.tree) != nil)
  }

  @Test func whatWasMergedChangesNothing() throws {
    let test = try repository({ try $0.write("d", "d\n") }, { try $0.write("e", "e\n") })
    let repository = try test.open()
    #expect(try repository.merge(test.id("main~1"), into: test.id("main")).tree == test.id("main^{tree}"))
    #expect(try repository.merge(test.id("main"), into: test.id("main~1")).tree == test.id("main^{tree}"))
  }
}
