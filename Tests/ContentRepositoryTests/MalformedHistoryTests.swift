import Checks
import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// Malformed objects in the history of a publishing branch: their content counts as unknown, and other posts are not
/// affected.
@Suite struct MalformedHistoryTests {
  private let path = "posts/a.md"

  /// A post of Ana's, a commit of Cem's with the entries that `change` makes of the root's, and then one of Ben's with
  /// the tree before and `text` in the post.
  private func mended(
    text: String = "Markt im Hof.", authorless: Bool = false,
    _ change: (TestRepository, [UInt8]) throws -> [UInt8]
  ) throws -> (fixture: Fixture, bad: ObjectID, tree: ObjectID) {
    let fixture = try Fixture()
    try fixture.repository.write("docs/notes.txt", "notes")
    let good = try fixture.commit(path, Fixture.post())
    let git = try fixture.repository.open()
    let root = bytes(of: try git.tree(git.commit(good).tree))
    let tree = try object(try change(fixture.repository, root), "tree", fixture)
    let person = "Cem <cem@acme.example> 1795428000 +0000\n"
    let header = "tree \(tree)\nparent \(good)\n" + (authorless ? "" : "author \(person)") + "committer \(person)"
    let bad = try object(Array((header + "\nodd\n").utf8), "commit", fixture)
    try fixture.repository.git("reset", "--soft", bad.hex)
    try fixture.commit(path, Fixture.post(text: text), as: .ben, message: "mended")
    return (fixture, bad, tree)
  }

  private func bytes(of entries: [TreeEntry]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array("\(String(entry.mode.number, radix: 8)) ".utf8) + entry.name + [0]
      bytes += entry.id.bytes
    }
    return bytes
  }

  private func object(_ bytes: [UInt8], _ kind: String, _ fixture: Fixture) throws -> ObjectID {
    let output = try fixture.repository.run(
      ["hash-object", "-t", kind, "-w", "--literally", "--stdin"], input: bytes)
    return try #require(ObjectID(hex: String(output.dropLast())))
  }

  /// A folder beside the posts does not affect them.
  @Test func aMalformedFolderWithoutPostsChangesNothing() throws {
    let mended = try mended { repository, root in
      let blob = try #require(ObjectID(hex: String(try repository.git("hash-object", "docs/notes.txt").dropLast())))
      let entry = Array("100644 z\0".utf8) + blob.bytes
      let output = try repository.run(
        ["hash-object", "-t", "tree", "-w", "--literally", "--stdin"], input: entry + entry)
      let bad = try #require(ObjectID(hex: String(output.dropLast())))
      let docs = Array("docs\0".utf8)
      let place = try #require(root.indices.first { root[$0...].starts(with: docs) }) + docs.count
      return root[..<place] + bad.bytes + root[(place + 20)...]
    }
    #expect(try mended.fixture.contributors() == ["ana"])
    let content = try mended.fixture.open()
    _ = try BranchHistory(
      repository: content, tip: content.git.commitID(revision: "HEAD"), policy: content.policy(),
      decisions: Decisions(
        LedgerContents(records: [], ancestry: Ancestry([])),
        authority: Authority(content.policy().configuration, ancestry: Ancestry([])))
    )
    #expect(content.malformed.map(\.path) == ["docs"])
    #expect(content.malformed.map(\.commit) == [mended.bad])
  }

  /// Posts that were hidden by a malformed folder count as written by an unknown person.
  @Test func aMalformedFolderWithPostsHidesWhoChangedThem() throws {
    let mended = try mended(text: "Fest im Hof.") { repository, _ in
      bytes(of: try repository.open().tree(repository.id("HEAD^{tree}")).reversed())
    }
    #expect(try mended.fixture.contributors() == ["?malformed:\(mended.tree)", "ana", "ben"])
  }

  @Test func aMalformedCommitIsBySomebodyUnknownAndTheNextOneIsNot() throws {
    let same = try mended(authorless: true) { _, root in root }
    #expect(try same.fixture.contributors() == ["ana"])
    let edited = try mended(text: "Fest im Hof.", authorless: true) { _, root in root }
    #expect(try edited.fixture.contributors() == ["ana", "ben"])
    let content = try edited.fixture.open()
    _ = try BranchHistory(
      repository: content, tip: content.git.commitID(revision: "HEAD"), policy: content.policy(),
      decisions: Decisions(
        LedgerContents(records: [], ancestry: Ancestry([])),
        authority: Authority(content.policy().configuration, ancestry: Ancestry([])))
    )
    #expect(content.malformed == [MalformedContent(commit: edited.bad, path: nil, object: edited.bad)])
  }

  @Test func aMalformedCommitThatChangesAPostIsItsContributor() throws {
    let mended = try mended(text: "Fest im Hof.", authorless: true) { repository, root in
      try repository.write("posts/a.md", Fixture.post(text: "Fest im Hof."))
      try repository.git("add", "--all")
      let output = try repository.git("write-tree")
      let tree = try #require(ObjectID(hex: String(output.dropLast())))
      return bytes(of: try repository.open().tree(tree))
    }
    #expect(try mended.fixture.contributors() == ["?malformed:\(mended.bad)", "ana"])
  }

  /// A malformed folder without posts, at the tip.
  @Test func theTipIsReadBesideAMalformedFolder() throws {
    let fixture = try Fixture()
    try fixture.commit(path, Fixture.post())
    let git = try fixture.repository.open()
    let entry = Array("100644 z\0".utf8) + (try git.createBlob([])).bytes
    let bad = try object(entry + entry, "tree", fixture)
    let root = try git.tree(git.commit(fixture.repository.id("HEAD")).tree)
    let entries = (root + [TreeEntry(name: Array("docs".utf8), mode: .tree, id: bad)]).sorted {
      $0.name.lexicographicallyPrecedes($1.name)
    }
    let tree = try object(bytes(of: entries), "tree", fixture)
    let signature = try Signature(name: "Cem", email: "cem@acme.example", time: 1_795_428_000, offsetMinutes: 0)
    let tip = try git.createCommit(
      tree: tree, parents: [fixture.repository.id("HEAD")], author: signature, committer: signature, message: "odd\n")
    try fixture.repository.git("update-ref", "refs/heads/main", tip.hex)
    let content = try fixture.open()
    #expect(try TreeSource(repository: git, tree: tree, malformed: { _ in }).files().map(\.path) == [path, "stet.yml"])
    #expect(throws: GitError.self) { try TreeSource(repository: git, tree: tree).files() }
    #expect(try content.policy().commit == tip)
  }
}
