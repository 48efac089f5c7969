import TestSupport
import Testing

extension Workshop {
  /// Two editors, one person from legal, a channel on each of three networks; four eyes, and legal for promotion.
  static let configuration = """
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    languages: [de, en]
    roles: [editor, legal]
    departments: [pr, sales]
    pillars: [news, promotion]
    flags: [legal]
    channels:
      x: { network: x, account: "@acme", slots: ["Mon-Fri 09:00"], grace: 2h }
      facebook: { network: facebook, account: acme }
      mastodon: { network: mastodon, account: "@acme@social.example" }
    people:
      ana: { name: Ana, emails: [ana@acme.example, ana@home.example], roles: [editor] }
      ben: { name: Ben, emails: [ben@acme.example], roles: [editor] }
      cem: { name: Cem, emails: [cem@acme.example], roles: [legal] }
      dana: { name: Dana, emails: [dana@acme.example], roles: [editor] }
    policy:
      reschedule: later
      rules:
        - name: four-eyes
          require: { approvals: 1, from: [editor] }
        - name: legal
          when: { disclosure: [paid], pillars: [promotion], flags: [legal] }
          require: { approvals: 1, from: [legal] }
    """ + "\n"

  /// A post for X and Facebook on the first of December.
  static func post(
    id: String = "post-a", channels: String = "[x, facebook]", date: String = "2026-12-01T09:00",
    text: String = "Am 1. Dezember ist Markt. Liebe Mitarbeiter*innen, kommt vorbei!", more: String = ""
  ) -> String {
    """
    ---
    id: \(id)
    title: Markt
    channels: \(channels)
    publishDate: \(date)
    labels: [advent]
    hashtags: [Advent]
    media:
      - file: media/markt.png
        alt: Stände im Hof
    \(more.isEmpty ? "" : more + "\n")---
    \(text)

    """
  }

  /// The smallest valid picture: a PNG of one pixel.
  static let picture: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0,
    0x1F, 0, 5, 0, 1, 0xFF, 0x56, 0xC7, 0x2F, 0x0D, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  /// A branch `branch` on which Ana wrote the post, and Ben approved it.
  func writeAndApprove(_ post: String = Workshop.post(), branch: String = "feature") throws {
    try repository.git("switch", "--quiet", "--create", branch)
    try repository.write("posts/a.md", post)
    try repository.write("media/markt.png", bytes: Workshop.picture)
    try repository.commit("post: Markt", as: .ana)
    try expectSuccess(["approve", "post-a", "--yes"], as: .ben)
  }

  /// The branch landed by a merge commit of Ben's.
  func merge(_ branch: String = "feature") throws {
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--no-ff", "-m", "merge \(branch)", branch, as: .ben)
  }
}
