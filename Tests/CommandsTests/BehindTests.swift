import Commands
import Foundation
import TestSupport
import Testing

/// If a publishing branch is checked out, its fetched state is judged; otherwise the checkout.
@Suite struct BehindTests {
  private let origin: Workshop
  /// A clone that has fetched, and is four commits behind.
  private let office: Workshop

  init() throws {
    origin = try Workshop()
    try origin.write()
    office = Workshop(in: try TestRepository(cloning: origin.repository))
    for id in ["b", "c", "d"] { try Self.write("post-\(id)", in: origin, text: "Neu: \(id) ist da.") }
    try origin.write(Workshop.post(text: "Am 1. Dezember ist Markt, in anderen Worten."))
    try office.repository.git("fetch", "--quiet")
  }

  private static func write(_ id: String, in workshop: Workshop, text: String) throws {
    try workshop.repository.write("posts/\(id).md", Workshop.post(id: id, text: text))
    try workshop.repository.commit("post: \(id)", as: .ana)
  }

  private func approved(_ post: String, at revision: String? = nil) throws -> Bool {
    try office.states(of: post, at: revision)["x"] == "scheduled"
  }

  @Test func `what was fetched is approved, and the checkout told to be behind`() throws {
    let outcome = try office.expectSuccess(["approve", "post-b", "--yes"], as: .ben)
    #expect(outcome.errors.contains("your checkout is 4 commits behind origin/main"))
    #expect(try approved("post-b"))
    try office.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    #expect(try approved("post-a"))
    try office.expectSuccess(["approve", "--all", "--yes"], as: .ben)
    #expect(try approved("post-c") && approved("post-d"))
  }

  @Test func `readers' views and differences are those of what was fetched`() throws {
    let preview = try office.expectSuccess(["preview", "post-a"])
    #expect(preview.output.contains("in anderen Worten") && preview.errors.contains("4 commits behind"))
    #expect(try office.expectSuccess(["diff", "post-b"]).output.contains("Neu: b ist da."))
    let explained = office.stet(["explain", "post-b"])
    #expect(explained.status == .findings && explained.errors.contains("4 commits behind"))
    try office.repository.git("pull", "--quiet")
    #expect(!office.stet(["explain", "post-b"]).errors.contains("behind"))
    #expect(!office.stet(["preview", "post-b"]).errors.contains("behind"))
  }

  @Test func `the preview shows the work tree where the post was changed there, or is there alone`() throws {
    try office.repository.write("posts/a.md", Workshop.post(text: "Noch nicht fertig."))
    try office.repository.write("posts/new.md", Workshop.post(id: "new", text: "Ein Entwurf."))
    #expect(try office.expectSuccess(["preview", "post-a"]).output.contains("Noch nicht fertig."))
    #expect(try office.expectSuccess(["preview", "new"]).output.contains("Ein Entwurf."))
    #expect(try office.expectSuccess(["preview", "post-b"]).output.contains("Neu: b ist da."))
    try office.repository.git("restore", "posts/a.md")
    try office.repository.write("media/markt.png", bytes: SmallMedia.png(901, 600))
    #expect(try office.expectSuccess(["preview", "post-a"]).output.contains("901×600"))
  }

  @Test func `what was changed here is not approved by the way`() throws {
    try office.repository.git("branch", "--quiet", "--track", "stet/ledger", "origin/stet/ledger")
    try office.repository.write("posts/a.md", Workshop.post(text: "Noch nicht fertig."))
    try office.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "posts/a.md differs", "origin/main")
    try office.repository.write("posts/post-b.md", Workshop.post(id: "post-b", text: "Etwas anderes."))
    try office.expectRefusal(["approve", "post-b", "--yes"], as: .ben, saying: "posts/post-b.md differs")
    try office.expectSuccess(["approve", "post-c", "--yes"], as: .ben)
  }

  @Test func `commits of one's own do not hide what was fetched`() throws {
    try Self.write("own", in: office, text: "Eigenes.")
    let outcome = try office.expectSuccess(["approve", "post-b", "--yes"], as: .ben)
    #expect(outcome.errors.contains("4 commits behind origin/main, and has 1 of its own"))
    try office.expectRefusal(
      ["approve", "own", "--yes"], as: .ben, status: 2, saying: "it is on HEAD",
      "Hint: stet approve own --yes --rev HEAD\n")
    try office.expectSuccess(["approve", "own", "--rev", "HEAD", "--yes"], as: .ben)
    #expect(try approved("own", at: "HEAD"))
    #expect(try office.expectSuccess(["preview", "own"]).output.contains("Eigenes."))
    // Changed on both sides: an approver who sees one text would sign the other.
    try office.repository.write("posts/a.md", Workshop.post(text: "Meins."))
    try office.repository.commit("post: a", as: .ana)
    try office.expectRefusal(
      ["approve", "post-a", "--yes"], as: .ben, saying: "posts/a.md differs", "--rev origin/main")
    try office.expectSuccess(["approve", "post-a", "--rev", "origin/main", "--yes"], as: .ben)
    #expect(try approved("post-a"))
  }

  @Test func `a checkout that has everything and more is judged itself`() throws {
    try office.repository.git("pull", "--quiet")
    try Self.write("own", in: office, text: "Eigenes.")
    let outcome = try office.expectSuccess(["approve", "own", "--yes"], as: .ben)
    #expect(!outcome.errors.contains("behind"))
  }

  @Test(arguments: [["switch", "--quiet", "--create", "mine"], ["switch", "--quiet", "--detach"]])
  func `on another branch what is checked out is judged`(command: [String]) throws {
    try office.repository.run(command)
    try office.repository.write("posts/a.md", Workshop.post(text: "Auf meinem Zweig."))
    try office.repository.commit("post: a", as: .ana)
    let outcome = try office.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    #expect(!outcome.errors.contains("behind"))
    #expect(try approved("post-a", at: "HEAD") && !approved("post-a"))
    #expect(office.stet(["explain", "post-a"]).status == .success)
    // Posts that wait on other branches are mentioned.
    try office.expectRefusal(
      ["approve", "--all", "--yes"], as: .ben, saying: "4 posts wait on origin/main", "--all --rev origin/main")
    try office.expectRefusal(
      ["approve", "post-b", "--yes"], as: .ben, status: 2, saying: "it is on origin/main",
      "Hint: stet approve post-b --yes --rev origin/main\n")
    #expect(office.stet(["explain", "post-b"]).status == .findings)
  }

  @Test func `a commit that is named is judged`() throws {
    let outcome = try office.expectSuccess(["approve", "post-a", "--rev", "HEAD", "--yes"], as: .ben)
    #expect(!outcome.errors.contains("behind"))
    #expect(try approved("post-a", at: "HEAD") && !approved("post-a"))
  }

  @Test func `each publishing branch is behind its own`() throws {
    let workshop = try Workshop()
    try workshop.reconfigure(
      "channels:\n", "queues:\n  main: { branch: main }\n  side: { branch: side, channels: [mastodon] }\nchannels:\n")
    try workshop.repository.git("branch", "side")
    let clone = Workshop(in: try TestRepository(cloning: workshop.repository))
    try clone.repository.git("switch", "--quiet", "side")
    try workshop.write()
    try workshop.repository.git("switch", "--quiet", "side")
    try workshop.repository.write("posts/m.md", Workshop.post(id: "m", channels: "[mastodon]", text: "Tröt."))
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("post: m", as: .ana)
    try clone.repository.git("fetch", "--quiet")
    let outcome = try clone.expectSuccess(["approve", "--all", "--yes"], as: .ben)
    #expect(outcome.errors.contains("1 commit behind origin/side"))
    #expect(try clone.states(of: "m")["mastodon"] == "scheduled")
    #expect(try clone.states()["x"] == "needs-approval")
  }

  @Test func `without a remote, and in a bare repository, there is nothing to be behind`() throws {
    #expect(try !origin.expectSuccess(["approve", "post-b", "--yes"], as: .ben).errors.contains("behind"))
    let bare = Workshop(in: try TestRepository(cloning: origin.repository, "--bare"))
    #expect(try !bare.expectSuccess(["approve", "post-c", "--yes"], as: .ben).errors.contains("behind"))
    #expect(try bare.expectSuccess(["preview", "post-c"]).output.contains("Neu: c ist da."))
  }
}
