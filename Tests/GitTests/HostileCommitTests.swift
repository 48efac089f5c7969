import Core
import Git
import TestSupport
import Testing

@Suite struct HostileCommitTests {
  private static let tree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
  private static let people = "author A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n"

  @Test(arguments: [
    "", "\n", "tree", tree, tree + "\n", "tree 4b825\n" + people + "\n", people + "\nmessage",
    tree + "author A <a@b> 1 +0000\n\nmessage", tree + "author A <a@b> 1 +0000\ncommitter",
    tree + "author A\0B <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nmessage",
    tree + people + tree + "\n", tree + people + "author B <b@b> 1 +0000\n\n", tree + people + "gpgsig without end",
    tree + people + "parent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\n", tree + tree + people + "\n",
  ])
  func malformedCommitsSaySo(_ text: String) throws {
    let test = try TestRepository()
    let id = try #require(try writeUnchecked(Array(text.utf8), as: "commit", in: test))
    let repository = try test.open()
    let commit = try repository.commit(id)
    #expect(commit.isMalformed)
    #expect(commit.author.email.isEmpty && commit.coAuthors.isEmpty && commit.message.isEmpty)
    #expect(commit.tree == .emptyTree)
    #expect(try repository.tree(commit.tree).isEmpty)
    #expect(try repository.history(from: [id]).map(\.id) == [id])
    #expect(code(try repository.createCommit(raw: Array(text.utf8))) == .invalid)
  }

  /// The history below a malformed commit is not cut off, and its parent and child do not count as malformed.
  @Test func aMalformedCommitIsOneCommitAlone() throws {
    let test = try TestRepository()
    let root = try test.commit("root")
    let tree = try test.id("HEAD^{tree}")
    let text = "tree \(tree)\nparent \(root)\ncommitter A <a@b> 1 +0000\n\nno author"
    let bad = try #require(try writeUnchecked(Array(text.utf8), as: "commit", in: test))
    try test.git("reset", "--soft", bad.hex)
    let tip = try test.commit("tip")
    let history = try test.open().history(from: [tip], oldestFirst: true)
    #expect(history.map(\.id) == [root, bad, tip])
    #expect(history.map(\.isMalformed) == [false, true, false])
    #expect(history.map(\.tree) == [tree, tree, tree])
    #expect(try test.open().firstParentHistory(from: tip).map(\.id) == [tip, bad, root])
    #expect(try test.open().isAncestor(root, of: tip))
  }

  /// A malformed commit is found by every form of its name.
  @Test func aMalformedCommitIsNamedLikeOthers() throws {
    let test = try TestRepository()
    let root = try test.commit("root")
    let text = "tree \(try test.id("HEAD^{tree}"))\nparent \(root)\ncommitter A <a@b> 1 +0000\n\nno author"
    let bad = try #require(try writeUnchecked(Array(text.utf8), as: "commit", in: test))
    try test.git("update-ref", "refs/heads/main", bad.hex)
    let repository = try test.open()
    for name in ["main", "heads/main", "refs/heads/main", "HEAD", "@", "HEAD~0", "main^0", bad.hex] {
      #expect(try repository.commitID(revision: name) == bad, "\(name)")
    }
    for name in ["main~1", "HEAD~", "@^", "\(bad.hex)^1"] {
      #expect(try repository.commitID(revision: name) == root, "\(name)")
    }
    for name in [
      "main~2", "main~9223372036854775807", "main^2", "main^x", "main~-1", "main^{tree}", "main:", "other", "~1", "",
    ] {
      #expect(throws: GitError.self, "\(name)") { try repository.commitID(revision: name) }
    }
  }

  /// A message of megabytes hides no history, and counts as malformed.
  @Test func anEnormousCommitIsMalformed() throws {
    let test = try TestRepository()
    let root = try test.commit("root")
    let text = "tree \(try test.id("HEAD^{tree}"))\nparent \(root)\n" + Self.people + "\n"
    let message = String(repeating: "x", count: 17 << 20)
    let bad = try #require(try writeUnchecked(Array((text + message).utf8), as: "commit", in: test))
    #expect(try test.open().commit(bad).isMalformed)
    #expect(try test.open().commit(bad).parents == [root])
    let good = try #require(try writeUnchecked(Array((text + "short").utf8), as: "commit", in: test))
    #expect(try !test.open().commit(good).isMalformed)
  }

  @Test(arguments: [
    ("A <a@b> 99999999999999999999 +0000", "A", "a@b", 0, 0), ("A <a@b> -5 +0000", "A", "a@b", 0, 0),
    ("A <a@b>", "A", "a@b", 0, 0), ("A <a@b> 7 +99999999", "A", "a@b", 7, 0), ("A", "A", "", 0, 0),
    ("", "", "", 0, 0), ("<>", "", "", 0, 0), ("A <a@b> <c@d> 7 +0130", "A", "a@b", 7, 90),
    ("<<<>>> 7", "", "<<", 7, 0),
    ("A\u{1B}[31m\tB <a\r@b> 7 +0000", "A\u{FFFD}[31m\u{FFFD}B", "a\u{FFFD}@b", 7, 0),
  ])
  func brokenIdentitiesAreReadAsFarAsTheyGo(_ c: (String, String, String, Int64, Int)) throws {
    let test = try TestRepository()
    let text = Self.tree + "author \(c.0)\ncommitter \(c.0)\n\nmessage"
    let id = try #require(try writeUnchecked(Array(text.utf8), as: "commit", in: test))
    let author = try test.open().commit(id).author
    #expect(author.name == c.1 && author.email == c.2 && author.time == c.3 && author.offsetMinutes == c.4)
  }

  /// Every prefix of a commit, and every commit with one byte changed, is read or refused, without a crash.
  @Test func noCutAndNoChangedByteCrashes() throws {
    let test = try TestRepository()
    let root = try test.commit("root\n\nCo-authored-by: Ben <ben@acme.example>")
    let bytes = Array(try test.git("cat-file", "commit", root.hex).utf8)
    let repository = try test.open()
    var refused = 0
    for position in bytes.indices {
      for changed in [
        Array(bytes[..<position]), bytes.replacing(at: position, by: 0), bytes.replacing(at: position, by: 0xFF),
      ] {
        if code(try repository.createCommit(raw: changed)) != nil { refused += 1 }
      }
    }
    #expect(refused > bytes.count)
  }

  /// Named people count, at any position of the line; others do not.
  @Test(arguments: [
    ("Co-authored-by: Ben <ben@acme.example>", ["ben@acme.example"]),
    ("subject\n\nCO-AUTHORED-BY:Ben<ben@acme.example>", ["ben@acme.example"]),
    ("s\r\n\r\nCo-authored-by: <ben@acme.example>\r\n\r\nSigned-off-by: Ana <ana@acme.example>", ["ben@acme.example"]),
    ("s\n\n> > * - \tco-authored-by: Ben < ben@acme.example > (the lead)", ["ben@acme.example"]),
    ("s\n\nCo-authored-by: ben@acme.example", ["ben@acme.example"]),
    ("s\n\nCo-authored-by: Ben <mailto:ben@acme.example", ["ben@acme.example"]),
    ("s\n\nCo-authored-by: Two <a@b.example>, <c@d.example>", ["a@b.example", "c@d.example"]),
    (
      "s\n\nCo-authored-by: Ben <ben@acme.example>\n* text\n\nCo-authored-by: B <BEN@acme.example>",
      ["ben@acme.example"]
    ),
    ("s\n\nCo-authored-by: No address", []),
    ("s\n\nCo-authored-by: <@> <a@> <@b>", []),
    ("s\n\nX-Co-authored-by: Other <o@acme.example>", []),
    ("s\n\nSigned-off-by: Ana <ana@acme.example>, co-authored-by: Ben <ben@acme.example>", []),
    ("s\n\nCo-authored by Ben <ben@acme.example>", []),
  ]) func coAuthorsAreReadLeniently(message: String, addresses: [String]) throws {
    let test = try TestRepository()
    let bytes = Array((Self.tree + Self.people + "\n" + message).utf8)
    let id = try #require(try writeUnchecked(bytes, as: "commit", in: test))
    #expect(try test.open().commit(id).coAuthors.map(\.email) == addresses)
  }

  /// A message may have megabytes: a person named again and again is found once, in time.
  @Test func manyCoAuthorsAreReadInTime() throws {
    let test = try TestRepository()
    let lines = (0..<60_000).map { "Co-authored-by: P <p\($0 % 30_000)@acme.example>\n" }.joined()
    let bytes = Array((Self.tree + Self.people + "\ns\n\n" + lines).utf8)
    let id = try #require(try writeUnchecked(bytes, as: "commit", in: test))
    #expect(try test.open().commit(id).coAuthors.count == 30_000)
  }
}

extension [UInt8] {
  fileprivate func replacing(at position: Int, by byte: UInt8) -> [UInt8] {
    var copy = self
    copy[position] = byte
    return copy
  }
}
