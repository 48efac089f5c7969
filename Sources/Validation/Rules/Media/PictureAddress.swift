internal import Content
internal import Diagnostics

/// Pictures in a text are files of the repository.
enum PictureAddress: ChannelRule {
  static let description = RuleDescription(
    id: "picture-address",
    summary: "Pictures in the text are files of the repository",
    explanation: "An approval binds to a picture's bytes, and those at an address may change. Put the file under "
      + "`media/` and write its path from the root of the repository, or from the post with `./`.",
    invalid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.

      ![Stände im Hof](https://example.org/markt.jpg)
      """,
    valid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.

      ![Stände im Hof](media/markt.jpg)
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.text.parts.flatMap(\.images)
      .filter { channel.file(of: $0) == nil }
      .map { finding(for: $0, in: channel) }
  }

  private static func finding(for image: MarkdownImage, in channel: ChannelUnderCheck) -> Finding {
    let range = channel.place(ofText: image.range)
    guard ForgeAttachment.matches(image.destination) else {
      return finding(
        in: channel.post, at: range, "\(Shown.quoted(image.destination)) is no file of the repository")
    }
    return finding(
      in: channel.post, at: range, "this picture is not in the repository",
      explanation: "It lies in the forge's attachments. Upload it to `media/…` and name that file.")
  }
}
