internal import Content
internal import Diagnostics

/// Media have the type that their name says, and are complete.
enum MediaDamaged: MediumRule {
  static let description = RuleDescription(
    id: "media-damaged",
    summary: "Pictures and films are that, and whole",
    explanation: "Saved web pages, interrupted downloads and unfinished recordings look like pictures by their name. "
      + "Open the file, and save or export it again.",
    invalid: RuleExample.post(with: "media/markt.jpg", text: "<html>404</html>"),
    valid: RuleExample.post(with: "media/markt.jpg (jpeg 1200x900)"))

  /// The headers of these types are so simple that an unreadable one is broken, not just of a newer version.
  private static let certain: Set = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"]

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let file = medium.file, !file.isPointer else { return [] }
    guard let facts = file.facts else { return unknown(medium, file).map { [$0] } ?? [] }
    switch facts.condition {
    case .whole: return []
    case .cutOff:
      return [MediaProblem(summary: "\(medium.name) ends too early: it is not whole", severity: .warning)]
    case .unreadable:
      let isFilm = facts.type.hasPrefix("video/")
      let what = isFilm ? "has no index, as a film that was never finished" : "has a broken head"
      let isCertain = isFilm || certain.contains(facts.type)
      return [MediaProblem(summary: "\(medium.name) \(what)", severity: isCertain ? .error : .warning)]
    }
  }

  /// The problem of a file that begins like no known type.
  private static func unknown(_ medium: Medium, _ file: MediaFile) -> MediaProblem? {
    guard let named = Medium.namedType(medium.source) else { return nil }
    let isPicture = named.hasPrefix("image/")
    guard isPicture || named.hasPrefix("video/") else { return nil }
    if file.size == 0 { return MediaProblem(summary: "\(medium.name) is empty", severity: .error) }
    let what = isPicture ? "no picture" : "no film that is known"
    return MediaProblem(
      summary: "\(medium.name) is \(what) by its bytes", severity: certain.contains(named) ? .error : .warning)
  }
}
