internal import Content
internal import Diagnostics

/// Media at an address are not checked.
enum MediaElsewhere: MediumRule {
  static let description = RuleDescription(
    id: "media-elsewhere", severity: .note,
    summary: "The content of media at an address is not checked",
    explanation: "The post has the file's hash, which is what an approval binds to. Bytes, pixels and length of the "
      + "file are not looked at: nothing is fetched.",
    invalid: example("url: https://dam.example/film.mp4\n    sha256: \(String(repeating: "9f", count: 32))"),
    valid: example("file: media/film.mp4"))

  private static func example(_ source: String) -> String {
    """
    ==> media/film.mp4 <==
    (a film)
    ==> posts/hof.md <==
    ---
    id: advent
    channels: [x]
    publishDate: 2026-12-01T09:00
    media:
      - \(source)
        alt: "Rundgang durch den Hof"
    ---
    Am 1. Dezember öffnet der Hof.
    """
  }

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard case .remote = medium.source else { return [] }
    return [MediaProblem(summary: "\(medium.name) is kept elsewhere, so the file was not checked", severity: .note)]
  }
}
