internal import Content
internal import Diagnostics

/// Media are files, not links to files.
enum MediaNotRegular: ChannelRule {
  static let description = RuleDescription(
    id: "media-not-regular",
    summary: "Media are regular files of the repository",
    explanation: "An approval binds to the bytes that git keeps. Behind a symbolic link or in a submodule lie "
      + "others, which may change or be absent. Put the file itself into the repository.",
    invalid: """
      ==> media/markt.jpg (symbolic link) <==
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
    channel.references.compactMap { reference in
      guard let what = obstacle(at: reference.path, in: channel.files) else { return nil }
      return finding(in: channel.post, at: reference.range, what)
    }
  }

  private static func obstacle(at path: String, in files: FileIndex) -> String? {
    switch files.file(at: path)?.kind {
    case .symbolicLink: return "\(Shown.quoted(path)) is a symbolic link"
    case .submodule: return "\(Shown.quoted(path)) is a submodule"
    case .special: return "\(Shown.quoted(path)) is no regular file in the work tree"
    case .regular, .executable, nil: break
    }
    guard let folder = files.linkedFolder(above: path) else { return nil }
    switch folder.kind {
    case .symbolicLink: return "\(Shown.quoted(path)) lies behind the symbolic link \(Shown.quoted(folder.path))"
    case .submodule: return "\(Shown.quoted(path)) lies in the submodule \(Shown.quoted(folder.path))"
    case .special: return "\(Shown.quoted(path)) lies in \(Shown.quoted(folder.path)), which is a file to git"
    case .regular, .executable: return nil
    }
  }
}
