import Core
import Git
import TestSupport
import Testing

@Suite struct CommitTests {
  @Test func whatIsWrittenReadsBackAndIsSound() throws {
    let test = try TestRepository()
    let root = try test.commit("root")
    let repository = try test.open()
    let tree = try repository.commit(root).tree
    let author = try Signature(name: "Jürgen", email: "j@acme.example", time: 1_793_520_001, offsetMinutes: -570)
    let id = try repository.createCommit(
      tree: tree, parents: [root], author: author, committer: try signature(),
      message: "Grüße\n\nText\n\nCo-authored-by: Ben <ben@acme.example>\nCO-AUTHORED-BY: Cem <cem@acme.example>\n")
    let commit = try repository.commit(id)
    #expect(commit.author == author)
    #expect(commit.parents == [root])
    #expect(commit.subject == "Grüße")
    #expect(!commit.messageIsLossy)
    #expect(commit.coAuthors.map(\.email) == ["ben@acme.example", "cem@acme.example"])
    #expect(
      try test.git("log", "-1", "--format=%an|%ae|%ad|%s", "--date=raw", id.hex)
        == "Jürgen|j@acme.example|1793520001 -0930|Grüße\n")
    try test.git("update-ref", "refs/heads/written", id.hex)
    try test.fsck()
  }

  @Test func rawCommitsAreCheckedBeforeTheyAreWritten() throws {
    let test = try TestRepository()
    let root = try test.commit("root")
    let repository = try test.open()
    let original = Array(try test.git("cat-file", "commit", root.hex).utf8)
    #expect(try repository.createCommit(raw: original) == root)
    let text = String(decoding: original, as: UTF8.self)
    let ana = "<ana@acme.example>"
    let changes: [(String, String, GitError.Code)] = [
      ("tree ", "wood ", .invalid), ("author ", "author\nauthor ", .invalid), ("+0000", "0000", .invalid),
      (ana, "ana@acme.example", .invalid), (ana, ana + ">", .invalid), ("root", "ro\0ot", .invalid),
      ("author ", "parent 0123456789abcdef0123456789abcdef01234567\nauthor ", .notFound),
      ("author ", "parent \(try repository.commit(root).tree)\nauthor ", .invalid),
    ]
    for (old, new, expected) in changes {
      let bytes = Array(text.replacing(old, with: new).utf8)
      #expect(code(try repository.createCommit(raw: bytes)) == expected, "\(new)")
    }
  }

  @Test func signaturesAndMergedTagsAreSkipped() throws {
    let test = try TestRepository()
    let tree = try test.open().commit(try test.commit("root")).tree
    let raw = """
      tree \(tree)
      author Ana <ana@acme.example> 1 +0100
      committer Ben <ben@acme.example> 2 -0100
      gpgsig -----BEGIN SSH SIGNATURE-----
       author Mallory <m@acme.example> 3 +0000
       tree 0
      \u{20}
       -----END SSH SIGNATURE-----
      mergetag object 0123456789abcdef0123456789abcdef01234567
       type commit

      author in the message
      """
    let id = try test.open().createCommit(raw: Array(raw.utf8))
    let commit = try test.open().commit(id)
    #expect(commit.author == (try Signature(name: "Ana", email: "ana@acme.example", time: 1, offsetMinutes: 60)))
    #expect(commit.committer.offsetMinutes == -60)
    #expect(commit.message == "author in the message")
  }

  @Test func encodingsAreHonoured() throws {
    let test = try TestRepository()
    let tree = try test.open().commit(try test.commit("root")).tree
    func commit(_ encoding: String, _ byte: UInt8) throws -> Commit {
      let head = "tree \(tree)\nauthor J"
      let middle = "rgen <j@acme.example> 1 +0000\ncommitter J <j@acme.example> 1 +0000\n\(encoding)\nM"
      let bytes = Array(head.utf8) + [byte] + Array(middle.utf8) + [byte] + Array("ller".utf8)
      return try test.open().commit(try #require(try writeUnchecked(bytes, as: "commit", in: test)))
    }
    let latin = try commit("encoding ISO-8859-1\n", 0xFC)
    #expect(latin.author.name == "Jürgen" && latin.message == "Müller" && !latin.messageIsLossy)
    let broken = try commit("", 0xFC)
    #expect(broken.author.name == "J\u{FFFD}rgen" && broken.message == "M\u{FFFD}ller" && broken.messageIsLossy)
    let unknown = try commit("encoding Shift_JIS\n", 0xFC)
    #expect(unknown.message == "M\u{FFFD}ller" && unknown.messageIsLossy)
  }
}
