import Core
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

  private func read(_ test: TestRepository) -> StagedFiles? { read(test, at: index(test)) }

  private func read(_ test: TestRepository, at path: String) -> StagedFiles? {
    IndexReader.files(at: path, sharedIn: test.path + "/.git/")
  }

  @Test(arguments: [2, 3, 4]) func isWhatTheLibraryReads(version: Int) throws {
    let test = try example()
    if version == 3 {
      try test.write("later", "later")
      try test.git("add", "--intent-to-add", "later")
    }
    try test.git("update-index", "--index-version", "\(max(version, version == 3 ? 2 : version))")
    let expected = try files(test.open().libraryFiles())
    #expect(files(read(test)) == expected)
    #expect(expected?.count == 8)
    #expect(try Data(contentsOf: URL(filePath: index(test)))[7] == UInt8(version))
  }

  @Test func treesAreThoseOfFoldersInWhichNothingWasStaged() throws {
    let test = try example()
    try test.commit("1")
    let all = read(test)?.trees ?? [:]
    #expect(all[[]] == (try test.id("HEAD^{tree}")))
    #expect(all[Array("a/b".utf8)] == (try test.id("HEAD:a/b")))
    #expect(Set(all.keys).count == 6)
    try test.write("a/b/c", "other")
    try test.git("add", "a/b/c")
    let left = read(test)?.trees ?? [:]
    #expect(Set(left.keys) == Set(["a.b", "b", "ä"].map { Array($0.utf8) }))
  }

  @Test func aFileIsFoundByItsPath() throws {
    let test = try example()
    let staged = try #require(read(test))
    for place in staged.indices {
      #expect(staged.firstPlace(of: staged[place].path) == place)
      #expect(staged.order(of: place, to: staged[place].path) == 0)
      #expect(Array(staged.path(of: place)) == staged[place].path)
      #expect(staged.place(of: staged[place].path, among: place..<place + 1) == place)
      #expect(staged.place(of: staged[place].path, among: place + 1..<staged.count) == nil)
    }
    #expect(staged.firstPlace(of: [0xFF]) == staged.count)
  }

  @Test func aMergeThatIsNotResolvedHasNoOneContent() throws {
    let test = try example()
    let id = try test.git("hash-object", "-w", "z").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try test.run(["update-index", "--index-info"], input: Array("100644 \(id) 1\tconflict\n".utf8))
    #expect(read(test)?.isUnmerged == true)
    #expect(throws: GitError.self) { try test.open().stagedFiles() }
    try test.git("update-index", "--split-index")
    #expect(throws: GitError.self) { try test.open().stagedFiles() }
    try test.git("update-index", "--force-remove", "conflict")
    #expect(try test.open().stagedFiles().count == 8)
  }

  /// What git itself says is staged: `MODE ID STAGE<tab>PATH`.
  private func listed(_ test: TestRepository) throws -> [String] {
    try test.git("-c", "core.quotePath=false", "ls-files", "--stage").split(separator: "\n").map(String.init)
  }

  private func listed(_ files: StagedFiles) -> [String] {
    files.map {
      let mode = String($0.mode.number, radix: 8)
      let path = String(decoding: $0.path, as: UTF8.self)
      return "\(String(repeating: "0", count: 6 - mode.count))\(mode) \($0.id.hex) 0\t\(path)"
    }
  }

  /// Files that are replaced, deleted, added, and added with `--intent-to-add`, while the rest is in the shared index.
  @Test(arguments: [2, 4]) func aSplitIndexIsRead(version: Int) throws {
    let test = try example()
    try test.write("later", "later")
    try test.git("add", "--intent-to-add", "later")
    try test.git("update-index", "--index-version", "\(version)")
    try test.git("config", "splitIndex.maxPercentChange", "100")
    try test.git("update-index", "--split-index")
    #expect(try listed(test.open().stagedFiles()) == listed(test).filter { !$0.hasSuffix("later") })
    try test.write("a/b/c", "replaced")
    try test.write("a/b/d", "new")
    try test.write("0", "new")
    try test.git("add", "a/b", "0", "later")
    try test.git("rm", "--quiet", "--cached", "z", "a0")
    let bytes = try Data(contentsOf: URL(filePath: index(test)))
    #expect(bytes.range(of: Data("link".utf8)) != nil)
    #expect(try listed(test.open().stagedFiles()) == listed(test))
    // Only the shared index that the split one names is used.
    for name in try FileManager.default.contentsOfDirectory(atPath: test.path + "/.git")
    where name.hasPrefix("sharedindex.") {
      try test.write(".git/" + name, bytes: Array(bytes))
    }
    #expect(read(test) == nil)
    #expect(throws: GitError.self) { try test.open().stagedFiles() }
  }

  /// Reading does not crash when any byte of the bitmaps is changed.
  @Test func damageOfASplitIndexIsHarmless() throws {
    let test = try example()
    try test.git("config", "splitIndex.maxPercentChange", "100")
    try test.git("update-index", "--split-index")
    try test.write("a/b/c", "replaced")
    try test.git("add", "a/b")
    let whole = try Data(contentsOf: URL(filePath: index(test)))
    let other = test.path + "/.git/damaged"
    for place in whole.indices {
      for mask in [0xFF, 0x01, 0x80] as [UInt8] {
        var bytes = whole
        bytes[place] ^= mask
        try bytes.write(to: URL(filePath: other))
        _ = read(test, at: other)?.map(\.path)
      }
    }
  }

  @Test func aSparseIndexIsReadWithWhatItLeavesOut() throws {
    let test = try TestRepository()
    for path in ["a.b/c", "a/b/c", "a/b0", "ä/ö", "in/x", "root"] { try test.write(path, path) }
    try test.commit("1")
    let full = try listed(test)
    try test.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
    #expect(read(test)?.hasFolders == true)
    let files = try test.open().stagedFiles()
    #expect(listed(files) == full)
    let left = files.indices.filter(files.isLeftOut).map { String(decoding: files[$0].path, as: UTF8.self) }
    #expect(left == ["a.b/c", "a/b/c", "a/b0", "ä/ö"])
    #expect(files.trees[[]] == (try test.id("HEAD^{tree}")))
    try test.git("sparse-checkout", "disable")
    let again = try test.open().stagedFiles()
    #expect(again.indices.filter(again.isLeftOut).isEmpty)
  }

  /// Index extensions of other programs have no effect.
  @Test func extensionsOfOthersAreLeftOut() throws {
    let test = try example()
    try test.git("update-index", "--untracked-cache")
    try test.git("config", "core.fsmonitor", "true")
    _ = try? test.git("update-index", "--fsmonitor")
    #expect(try listed(test.open().stagedFiles()) == listed(test))
  }

  /// Cut off at any place it is not an index; with any byte changed it may be a different one, and reading does not
  /// crash.
  @Test(arguments: [2, 4]) func damageIsHarmless(version: Int) throws {
    let test = try example()
    try test.commit("1")
    try test.git("update-index", "--index-version", "\(version)")
    let whole = try Data(contentsOf: URL(filePath: index(test)))
    let other = test.path + "/damaged"
    for length in stride(from: 0, to: whole.count, by: 7) {
      try whole.prefix(length).write(to: URL(filePath: other))
      #expect(read(test, at: other) == nil)
    }
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0xFF
      try bytes.write(to: URL(filePath: other))
      _ = read(test, at: other)?.map(\.path)
    }
    #expect(read(test, at: test.path + "/nothing") == nil)
  }
}
