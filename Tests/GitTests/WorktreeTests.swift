import Git
import TestSupport
import Testing

@Suite struct WorktreeTests {
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
  }

  @Test func ignoredFilesAreKnown() throws {
    let test = try TestRepository()
    try test.write(".gitignore", "*.tmp\n")
    #expect(try test.open().isIgnored("a/b.tmp"))
    #expect(try !test.open().isIgnored("a/b.md"))
  }

  /// libgit2 cannot read such an index, but needs it for attributes and line ends.
  @Test(arguments: ["--split-index", "--no-split-index"]) func filtersWorkWithEveryIndex(option: String) throws {
    let test = try TestRepository()
    try test.write(".gitattributes", "*.txt text eol=lf\n")
    try test.write("mixed.txt", "a\nb\n")
    try test.commit("1")
    try test.git("update-index", option)
    try test.remove(".gitattributes")
    try test.write("mixed.txt", "a\r\nb\r\n")
    #expect(try test.open().cleanBlobID(ofWorkTreeFile: "mixed.txt") == test.id("HEAD:mixed.txt"))
  }
}
