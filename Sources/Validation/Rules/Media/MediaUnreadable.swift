internal import Content
internal import Diagnostics

/// Media can be read.
enum MediaUnreadable: ChannelRule {
  static let description = RuleDescription(
    id: "media-unreadable",
    summary: "Media can be read and hashed",
    explanation: "An approval binds to the hash of the bytes. Very large files belong into git-LFS, or under an "
      + "address of their own with `url` and `sha256`.",
    invalid: """
      ==> media/film.mp4 (unreadable) <==
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/film.mp4
          alt: "Rundgang durch den Hof"
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/film.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/film.mp4
          alt: "Rundgang durch den Hof"
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.references
      .filter { channel.files.hasRegularFile(at: $0.path) && channel.library.file(at: $0.path) == nil }
      .map { finding(in: channel.post, at: $0.range, "\(Shown.quoted($0.path)) cannot be read, or is too large") }
  }
}
