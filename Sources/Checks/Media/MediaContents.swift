internal import Core

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
