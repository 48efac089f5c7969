internal import Core

/// Every file that a post names exists.
enum MediaMissing: ChannelRule {
  static let description = RuleDescription(
    id: "media-missing",
    summary: "Every file that a post names is in the repository",
    explanation:
      "Put the file there; what is staged or committed also needs `git add`. A file that git ignores does not "
      + "count. Upper and lower case do, also where your computer does not tell them apart.",
    invalid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/market.jpg
          alt: "Stände im Hof"
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/markt.jpg
          alt: "Stände im Hof"
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let files = channel.files
    let absent = channel.references
      .filter { files.file(at: $0.path) == nil && files.linkedFolder(above: $0.path) == nil }
    let untracked = absent.filter { files.hasRegularFile(at: $0.path) }
    let wanted = untracked.isEmpty ? [] : files.list.unlisted?.files(ofTracked: channel.post.path) ?? []
    return absent.compactMap { reference in
      guard untracked.contains(reference) else { return finding(for: reference, in: channel) }
      return wanted.contains(ExactText(reference.path)) ? findingOfUntracked(reference, in: channel) : nil
    }
    .prefix(50).map(\.self)
  }

  /// A new picture is as good as the new post beside it. Where git has the post already, others get it without.
  private static func findingOfUntracked(_ reference: FileReference, in channel: ChannelUnderCheck) -> Finding {
    finding(
      in: channel.post, at: reference.range,
      "the post is in git, but the file \(Shown.quoted(reference.path)) is not",
      explanation: "It lies only in your checkout, and would be missing wherever the post is merged: "
        + "`git add \(ShellWord.quoted(reference.path))`")
  }

  private static func finding(for reference: FileReference, in channel: ChannelUnderCheck) -> Finding {
    let summary = "no file \(Shown.quoted(reference.path))"
    if let twin = channel.files.twin(of: reference.path) {
      // Equal texts may still differ in how letters are composed, but look the same.
      let shown = twin == reference.path ? Shown.spelled : Shown.plain
      return finding(
        in: channel.post, at: reference.range,
        "no file \"\(shown(reference.path))\", did you mean \"\(shown(twin))\"?",
        explanation:
          "Both differ only in upper and lower case, or in how their letters are composed. Write the name as "
          + "the repository has it.",
        fixes: reference.isValue && !twin.unicodeScalars.contains(where: HiddenScalar.isHidden)
          ? [fix(reference, twin)] : [])
    }
    let meant = channel.files.nearest(to: reference.path).map { ", did you mean \(Shown.quoted($0))?" } ?? ""
    return finding(in: channel.post, at: reference.range, summary + meant)
  }

  private static func fix(_ reference: FileReference, _ path: String) -> Fix {
    Fix(
      title: "write \(Shown.code(path))",
      edits: [TextEdit(range: reference.range, text: isPlain(path) ? path : YAMLText.quoted(path))])
  }

  /// Whether a path means the same in YAML without quotes.
  private static func isPlain(_ path: String) -> Bool {
    path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-".unicodeScalars.contains($0)
    }
  }
}

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
