internal import Content
internal import Diagnostics

/// Media in Git LFS are not checked.
enum MediaPointer: ChannelRule {
  static let description = RuleDescription(
    id: "media-pointer", severity: .note,
    summary: "The content of media in git-LFS is not checked",
    explanation: "The repository holds a pointer with the file's hash, which is what an approval binds to, and its "
      + "size in bytes. Run `git lfs pull` and check again in the work tree to see its format and pixels checked.",
    invalid: """
      ==> media/film.mp4 (git-LFS pointer) <==
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
      .filter { channel.files.hasRegularFile(at: $0.path) && channel.library.file(at: $0.path)?.isPointer == true }
      .map {
        finding(in: channel.post, at: $0.range, "\(Shown.quoted($0.path)) is kept in git-LFS and is not here to probe")
      }
  }
}
