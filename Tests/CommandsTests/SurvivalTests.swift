import TestSupport
import Testing

/// An approval survives all changes that readers do not see.
@Suite struct SurvivalTests {
  static let approved = ["x": "scheduled", "facebook": "scheduled"]

  /// How a branch that was approved may reach `main`.
  enum Landing: String, CaseIterable {
    case merge, fastForward, squash, rebase, cherryPick, amendMessage, rename, reformat, labels, crlf, unrelated,
      moveMedia
  }

  @Test(arguments: Landing.allCases)
  func theApprovalStillCounts(landing: Landing) throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try land(landing, workshop, by: .ana)
    #expect(try workshop.states() == Self.approved)
    try workshop.repository.fsck()
  }

  @Test(arguments: Landing.allCases)
  func theApproverMayLandItWithTheAuthorKept(landing: Landing) throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try land(landing, workshop, by: .ben)
    #expect(try workshop.states() == Self.approved)
  }

  private func land(_ landing: Landing, _ workshop: Workshop, by lander: Person) throws {
    let repository = workshop.repository
    let author = "--author=Ana <ana@acme.example>"
    switch landing {
    case .merge: try workshop.merge()
    case .fastForward:
      try repository.git("switch", "--quiet", "main")
      try repository.git("merge", "--quiet", "--ff-only", "feature", as: lander)
    case .squash:
      try repository.git("switch", "--quiet", "main")
      try repository.git("merge", "--quiet", "--squash", "feature", as: lander)
      try repository.git("commit", "--quiet", author, "-m", "Markt (#1)", as: lander)
      try repository.git("branch", "-D", "feature")
    case .rebase:
      try moveMainOn(repository)
      try repository.git("switch", "--quiet", "feature")
      try repository.git("rebase", "--quiet", "main", as: lander)
      try repository.git("switch", "--quiet", "main")
      try repository.git("merge", "--quiet", "--ff-only", "feature", as: lander)
    case .cherryPick:
      try moveMainOn(repository)
      try repository.git("cherry-pick", "feature", as: lander)
    case .amendMessage:
      try repository.git("commit", "--quiet", "--amend", "-m", "post: a better message", as: lander)
      try workshop.merge()
    case .rename:
      try repository.git("mv", "posts/a.md", "posts/markt.md")
      try repository.commit("post: rename", as: lander)
      try workshop.merge()
    case .reformat:
      let other = Workshop.post(
        channels: "\n  - facebook\n  - \"x\"", date: "'2026-12-01T09:00:00'   # a comment",
        text: "Am 1. Dezember ist Markt. Liebe Mitarbeiter*innen, kommt vorbei!   \n\n\n", more: "priority: normal")
      try repository.write("posts/a.md", other)
      try repository.commit("post: format", as: lander)
      try workshop.merge()
    case .labels:
      let text = Workshop.post().split(separator: "labels: [advent]").joined(separator: "labels: [markt]\npersona: x")
      try repository.write("posts/a.md", text)
      try repository.commit("post: labels", as: lander)
      try workshop.merge()
    case .crlf:
      let text = Workshop.post().split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      try repository.write("posts/a.md", text)
      try repository.commit("post: line ends", as: lander)
      try workshop.merge()
    case .unrelated:
      try repository.write("README.md", "Hello\n")
      try repository.commit("docs: hello", as: lander)
      try workshop.merge()
    case .moveMedia:
      try repository.git("mv", "media/markt.png", "media/hof.png")
      let text = Workshop.post().split(separator: "media/markt.png").joined(separator: "media/hof.png")
      try repository.write("posts/a.md", text)
      try repository.commit("media: rename", as: lander)
      try workshop.merge()
    }
  }

  private func moveMainOn(_ repository: TestRepository) throws {
    try repository.git("switch", "--quiet", "main")
    try repository.write("notes.md", "Notes\n")
    try repository.commit("notes", as: .dana)
  }
}
