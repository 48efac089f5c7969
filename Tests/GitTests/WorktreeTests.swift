import Git
import TestSupport
import Testing

@Suite struct WorktreeTests {
  @Test func everyStatusIsTold() throws {
    let test = try TestRepository()
    for path in ["clean.md", "edited.md", "staged.md", "deleted.md", "removed.md", "kept.md", "[a].md"] {
      try test.write(path, "1\n")
    }
    try test.write(".gitignore", "*.tmp\n")
    try test.commit("1")
    try test.write("edited.md", "2\n")
    try test.write("staged.md", "2\n")
    try test.write("added.md", "2\n")
    try test.git("add", "staged.md", "added.md")
    try test.remove("deleted.md")
    try test.git("rm", "--quiet", "removed.md")
    try test.git("rm", "--quiet", "--cached", "kept.md")
    try test.write("new/x.md", "2\n")
    try test.write("new/x.tmp", "2\n")
    let expected: [(String, FileStatus)] = [
      ("clean.md", .clean), ("[a].md", .clean), ("edited.md", .modified), ("staged.md", .modified),
      ("added.md", .modified), ("deleted.md", .missing), ("removed.md", .missing), ("kept.md", .modified),
      ("new/x.md", .untracked), ("new/x.tmp", .ignored), ("absent.md", .missing),
    ]
    let repository = try test.open()
    for (path, status) in expected { #expect(try repository.status(path: path) == status, "\(path)") }
    let all = try repository.statuses(under: "").map { (String(decoding: $0.path, as: UTF8.self), $0.status) }
    let listed = expected.filter { $0.1 != .clean && $0.1 != .ignored && $0.0 != "absent.md" }
    #expect(all.map(\.0) == listed.map(\.0).sorted())
    for (path, status) in all { #expect(listed.contains { $0.0 == path && $0.1 == status }, "\(path)") }
    #expect(try repository.statuses(under: "new").map { String(decoding: $0.path, as: UTF8.self) } == ["new/x.md"])
  }

  @Test func lineEndingsOfTheCheckoutAreNoChange() throws {
    let test = try TestRepository()
    try test.write("a.md", "one\ntwo\n")
    try test.commit("1")
    let repository = try test.open()
    try test.write("a.md", "one\r\ntwo\r\n")
    #expect(try repository.status(path: "a.md") == .modified)
    try test.git("config", "core.autocrlf", "true")
    #expect(try test.open().status(path: "a.md") == .clean)
  }

  @Test func unbornBranchesHaveAStatusToo() throws {
    let test = try TestRepository()
    try test.write("a.md", "1")
    let repository = try test.open()
    #expect(try repository.status(path: "a.md") == .untracked)
    try test.git("add", "a.md")
    #expect(try repository.status(path: "a.md") == .modified)
    #expect(try repository.statuses(under: "").count == 1)
  }

  @Test func stagedContentIsRead() throws {
    let test = try TestRepository()
    let repository = try test.open()
    #expect(try repository.stagedEntries().isEmpty)
    try test.write("b/a.md", "1")
    try test.write("b.md", "2")
    try test.write("later.md", "3")
    try test.git("add", "b", "b.md")
    try test.git("add", "--intent-to-add", "later.md")
    let staged = try repository.stagedEntries()
    #expect(staged.map { String(decoding: $0.path, as: UTF8.self) } == ["b.md", "b/a.md"])
    #expect(staged.map { String(decoding: $0.entry.name, as: UTF8.self) } == ["b.md", "a.md"])
    #expect(try repository.blob(staged[1].entry.id, limit: 10) == [0x31])
  }

  @Test func unresolvedMergesHaveNoStagedContent() throws {
    let test = try TestRepository()
    try test.write("a.md", "1")
    try test.commit("1")
    try test.git("checkout", "--quiet", "-b", "side")
    try test.write("a.md", "2")
    try test.commit("2")
    try test.git("checkout", "--quiet", "main")
    try test.write("a.md", "3")
    try test.commit("3")
    #expect(throws: GitProcess.Failure.self) { try test.git("merge", "side") }
    let repository = try test.open()
    #expect(code(try repository.stagedEntries()) == .invalid)
    #expect(try repository.status(path: "a.md") == .modified)
  }
}
