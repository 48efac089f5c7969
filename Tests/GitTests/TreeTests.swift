import Core
import Git
import TestSupport
import Testing

@Suite struct TreeTests {
  private let blob: ObjectID? = ObjectID(hex: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")

  @Test func treesAreSortedAsGitSorts() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let empty = try repository.createBlob([])
    let folder = try repository.createTree([TreeEntry(name: Array("x".utf8), mode: .blob, id: empty)])
    let entries = [
      TreeEntry(name: Array("a".utf8), mode: .tree, id: folder),
      TreeEntry(name: Array("a.b".utf8), mode: .executable, id: empty),
      TreeEntry(name: Array("a0".utf8), mode: .symlink, id: empty),
      TreeEntry(name: Array("ä".utf8), mode: .blob, id: empty),
    ]
    let id = try repository.createTree(entries.reversed())
    #expect(try repository.tree(id).map { String(decoding: $0.name, as: UTF8.self) } == ["a.b", "a", "a0", "ä"])
    let commit = try repository.createCommit(
      tree: id, parents: [], author: try signature(), committer: try signature(), message: "tree\n")
    try test.git("update-ref", "refs/heads/main", commit.hex)
    try test.fsck()
    #expect(try repository.entry(at: "a/x", in: id)?.id == empty)
    for path in ["", "a/", "/a", "a/y", "a.b/x", "A"] { #expect(try repository.entry(at: path, in: id) == nil) }
  }

  @Test(arguments: [
    "", ".", "..", ".git", ".GIT", ".gIt ", ".git...", ".git:x", ".git::$INDEX_ALLOCATION", "git~1", "GIT~1",
    ".g\u{200C}it", "\u{FEFF}.git", "a/b", "a\\b", "a\0b",
  ])
  func dangerousNamesAreRejected(_ name: String) throws {
    let test = try TestRepository()
    let repository = try test.open()
    let empty = try repository.createBlob([])
    let entry = TreeEntry(name: Array(name.utf8), mode: .blob, id: empty)
    #expect(code(try repository.createTree([entry])) == .invalid)
    if !name.contains("/") {
      #expect(
        code(try repository.insert(files: [("a/" + name, empty)], into: nil)) == .invalid)
    }
  }

  @Test(arguments: [("a", "a"), ("a", "A"), ("\u{E9}", "e\u{301}"), ("STRASSE", "strasse"), ("É", "e\u{301}")])
  func twinsAreRejected(_ names: (String, String)) throws {
    let test = try TestRepository()
    let repository = try test.open()
    let empty = try repository.createBlob([])
    let entries = [names.0, names.1].map { TreeEntry(name: Array($0.utf8), mode: .blob, id: empty) }
    #expect(code(try repository.createTree(entries)) == .invalid)
    let files = [("f/" + names.0, empty), ("f/" + names.1, empty)]
    #expect(code(try repository.insert(files: files, into: nil)) == .invalid)
    let one = try repository.insert(files: [files[0]], into: nil)
    if names.0 != names.1 || names.0.utf8.count != names.1.utf8.count {
      #expect(code(try repository.insert(files: [files[1]], into: one)) == .invalid)
    }
  }

  @Test func entriesMustExistAndBeWhatTheyClaim() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let absent = try #require(ObjectID(hex: "0123456789abcdef0123456789abcdef01234567"))
    let empty = try repository.createBlob([])
    func failure(_ mode: FileMode, _ id: ObjectID) -> GitError.Code? {
      code(try repository.createTree([TreeEntry(name: [0x61], mode: mode, id: id)]))
    }
    #expect(failure(.blob, absent) == .notFound)
    #expect(failure(.tree, empty) == .invalid)
    #expect(failure(.submodule, absent) == nil)
  }

  @Test func insertionWritesWhatGitWouldWrite() throws {
    let test = try TestRepository()
    try test.write("records/aa/1.json", "1")
    try test.write("records/aa.json", "2")
    try test.write("objects/x", "3")
    let before = try test.commit("before")
    try test.write("records/aa/0.json", "4")
    try test.write("records/bb/cc/5.json", "5")
    try test.write("records/aa/1.json", "6")
    let after = try test.commit("after")
    let repository = try test.open()
    let files = try [("records/aa/0.json", "4"), ("records/bb/cc/5.json", "5"), ("records/aa/1.json", "6")].map {
      ($0.0, try repository.createBlob(Array($0.1.utf8)))
    }
    let tree = try repository.insert(files: files, into: try repository.commit(before).tree)
    #expect(tree == (try repository.commit(after).tree))
    #expect(try repository.insert(files: [], into: tree) == tree)
    for path in ["records/aa", "records/aa.json/x", "/x", "x/", "a//b", "../x", ""] {
      #expect(
        code(try repository.insert(files: [(path, files[0].1)], into: tree)) == .invalid)
    }
    try test.fsck()
  }

  @Test func walksVisitEveryFileOnce() throws {
    let test = try TestRepository()
    for path in ["b/c/d.md", "a.md", "b.md", "b/a.md"] { try test.write(path, path) }
    let repository = try test.open()
    let tree = try repository.commit(try test.commit("files")).tree
    var paths: [String] = []
    try repository.walkTree(tree, prefix: Array("posts".utf8)) { path, _ in
      paths.append(String(decoding: path, as: UTF8.self))
    }
    #expect(paths == ["posts/a.md", "posts/b.md", "posts/b/a.md", "posts/b/c/d.md"])
  }
}
