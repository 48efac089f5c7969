import Foundation
import TestSupport
import Testing

@testable import Git

/// Git's index, read without libgit2.
@Suite struct IndexTests {
  private struct File: Equatable {
    let path: [UInt8]
    let mode: FileMode
    let id: ObjectID
    let stamp: FileStamp
  }

  private func files(_ staged: StagedFiles?) -> [File]? {
    staged?.map { File(path: $0.path, mode: $0.mode, id: $0.id, stamp: $0.stamp) }
  }

  /// A repository whose index has folders, links, long names and files that are executable.
  private func example() throws -> TestRepository {
    let test = try TestRepository()
    for path in ["a0", "a.b/c", "a/b/c", "a/b0", "ä/ö", "b/" + String(repeating: "long", count: 40), "z"] {
      try test.write(path, path)
    }
    try test.write("a/" + String(repeating: "n", count: 4_200 / 20), "")
    try test.git("add", "--all")
    try test.git("update-index", "--chmod=+x", "a/b0")
    return test
  }

  private func index(_ test: TestRepository) -> String { test.path + "/.git/index" }

  @Test(arguments: [2, 3, 4]) func isWhatTheLibraryReads(version: Int) throws {
    let test = try example()
    if version == 3 {
      try test.write("later", "later")
      try test.git("add", "--intent-to-add", "later")
    }
    try test.git("update-index", "--index-version", "\(max(version, version == 3 ? 2 : version))")
    let expected = try files(test.open().libraryFiles())
    #expect(files(IndexReader.files(at: index(test))) == expected)
    #expect(expected?.count == 8)
    #expect(try Data(contentsOf: URL(filePath: index(test)))[7] == UInt8(version))
  }

  @Test func treesAreThoseOfFoldersInWhichNothingWasStaged() throws {
    let test = try example()
    try test.commit("1")
    let all = IndexReader.files(at: index(test))?.trees ?? [:]
    #expect(all[[]] == (try test.id("HEAD^{tree}")))
    #expect(all[Array("a/b".utf8)] == (try test.id("HEAD:a/b")))
    #expect(Set(all.keys).count == 6)
    try test.write("a/b/c", "other")
    try test.git("add", "a/b/c")
    let left = IndexReader.files(at: index(test))?.trees ?? [:]
    #expect(Set(left.keys) == Set(["a.b", "b", "ä"].map { Array($0.utf8) }))
  }

  @Test func aFileIsFoundByItsPath() throws {
    let test = try example()
    let staged = try #require(IndexReader.files(at: index(test)))
    for place in staged.indices {
      #expect(staged.firstPlace(of: staged[place].path) == place)
      #expect(staged.order(of: place, to: staged[place].path) == 0)
      #expect(Array(staged.path(of: place)) == staged[place].path)
      #expect(staged.place(of: staged[place].path, among: place..<place + 1) == place)
      #expect(staged.place(of: staged[place].path, among: place + 1..<staged.count) == nil)
    }
    #expect(staged.firstPlace(of: [0xFF]) == staged.count)
  }

  /// A merge that is not resolved, and files that are kept in another index.
  @Test func whatOnlyTheLibraryCanJudgeIsLeftToIt() throws {
    let test = try example()
    try test.git("update-index", "--split-index")
    #expect(IndexReader.files(at: index(test)) == nil)
    try test.git("update-index", "--no-split-index")
    #expect(IndexReader.files(at: index(test)) != nil)
    let id = try test.git("hash-object", "-w", "z").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try test.run(["update-index", "--index-info"], input: Array("100644 \(id) 1\tconflict\n".utf8))
    #expect(IndexReader.files(at: index(test)) == nil)
    #expect(throws: GitError.self) { try test.open().stagedFiles() }
  }

  /// Cut off anywhere it is no index; with any byte changed it may be another, and nothing crashes.
  @Test(arguments: [2, 4]) func damageIsHarmless(version: Int) throws {
    let test = try example()
    try test.commit("1")
    try test.git("update-index", "--index-version", "\(version)")
    let whole = try Data(contentsOf: URL(filePath: index(test)))
    let other = test.path + "/damaged"
    for length in stride(from: 0, to: whole.count, by: 7) {
      try whole.prefix(length).write(to: URL(filePath: other))
      #expect(IndexReader.files(at: other) == nil)
    }
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0xFF
      try bytes.write(to: URL(filePath: other))
      _ = IndexReader.files(at: other)?.map(\.path)
    }
    #expect(IndexReader.files(at: test.path + "/nothing") == nil)
  }
}
