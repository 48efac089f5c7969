internal import Core
internal import SocialText

/// Pictures have an alternative text.
enum AltMissing: ChannelRule {
  static let description = RuleDescription(
    id: "alt-missing",
    summary: "Every picture has an alternative text, and better every film as well",
    explanation: "People who do not see the picture hear or read this text instead. Say what it shows and why it "
      + "is there: `alt: Stände mit Lichterketten im Innenhof`. A name that a camera or a program gave, such as "
      + "`IMG_2033.JPG` or `Foto 12`, says nothing (a warning).",
    invalid: """
      ==> media/markt.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      media:
        - file: media/markt.jpg
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
    channel.usesFiles ? listed(channel) + drawn(channel) : []
  }

  /// Of the media in the front matter.
  private static func listed(_ channel: ChannelUnderCheck) -> [Finding] {
    (channel.content.media ?? []).enumerated().compactMap { index, item in
      let place = "\(channel.deciding("media")).\(index)"
      if item.alt.isBlank { return finding(for: item.source, at: channel.post.places.value(place), in: channel) }
      guard let alt = item.alt, isFileName(alt, of: item.source) else { return nil }
      return nameFinding(alt, at: channel.post.places.value("\(place).alt"), in: channel)
    }
  }

  private static func nameFinding(_ alt: String, at range: SourceRange, in channel: ChannelUnderCheck) -> Finding {
    finding(
      in: channel.post, at: range, "\(Shown.quoted(alt)) is only a name, and no description",
      severity: .warning)
  }

  /// Whether a text is the name of a file: one with the extension of a medium, that of the medium itself, or one that
  /// cameras give.
  private static func isFileName(_ alt: String, of source: MediaSource) -> Bool {
    if MediaType.named(alt) != nil { return true }
    let path =
      switch source {
      case .file(let file): file
      case .remote(let url, _): url
      }
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let alt = alt.lowercased()
    return alt == name || alt == stem && isNumbered(alt) || isAutomatic(alt)
  }

  /// Whether a text is letters, then at least three digits, `_` and `-` between them.
  private static func isNumbered(_ text: String) -> Bool {
    text.count { $0.isNumber } > 2 && text.drop { $0.isLetter }.allSatisfy { $0.isNumber || "_-".contains($0) }
  }

  /// Whether a text in small letters is a name as programs and cameras give it, such as `whatsapp image 2026-11-20 at
  /// 09.31.22`: a word of theirs, and but numbers and the words between these.
  private static func isAutomatic(_ alt: String) -> Bool {
    guard alt.utf8.count <= 100 else { return false }
    var words: [Substring] = []
    var rest = alt[...]
    while let first = rest.first {
      let word = rest.prefix { first.isLetter ? $0.isLetter : first.isNumber && $0.isNumber }
      guard !word.isEmpty || marks.contains(first) else { return false }
      // Most texts are told from a name by their first word.
      if words.isEmpty, !word.isEmpty, !firstWords.contains(word) { return false }
      if !word.isEmpty { words.append(word) }
      rest = rest.dropFirst(max(1, word.count))
    }
    guard let name = names.first(where: { words.starts(with: $0.words) }) else { return false }
    let more = words.dropFirst(name.words.count)
    return (name.isWhole || more.contains { $0.first?.isNumber == true })
      && more.allSatisfy { $0.first?.isNumber == true || between.contains($0) }
  }

  /// What stands between the words and numbers of such names; among the spaces those of macOS.
  private static let marks: Set<Character> = [
    " ", "\u{A0}", "\u{202F}", "_", "-", ".", ",", ":", "(", ")", "/", "~", "#",
  ]
  /// Words between the numbers of such names.
  private static let between: Set<Substring> = [
    "at", "um", "uhr", "am", "pm", "on", "vom", "von", "of", "kopie", "copy", "wa", "e", "mp",
  ]
  private static let firstWords = Set(names.compactMap(\.words.first))
  /// How such names begin, and whether that is enough to tell them without a number.
  private static let names: [(words: [Substring], isWhole: Bool)] =
    [
      "unbenannt", "ohne titel", "untitled", "unnamed", "screenshot", "screen shot", "bildschirmfoto", "whatsapp image",
      "whatsapp bild", "whatsapp video",
    ].map { ($0.split(separator: " "), true) }
    + [
      "img", "dsc", "dscn", "dscf", "pxl", "mvi", "vid", "image", "bild", "foto", "photo", "picture", "video", "film",
      "scan",
    ].map { ([$0], false) }

  /// Of the pictures in the text. The front matter's media go with the first part; a picture that a part has twice is
  /// one.
  private static func drawn(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.text.parts.enumerated().flatMap { index, part in
      var seen = index == 0 ? Set((channel.content.media ?? []).map(\.source)) : []
      return part.images.compactMap { image -> Finding? in
        guard let path = channel.file(of: image), seen.insert(.file(path)).inserted else { return nil }
        let place = channel.place(ofText: image.range)
        if image.alt.isBlank { return finding(for: .file(path), at: place, in: channel) }
        return isFileName(image.alt, of: .file(path)) ? nameFinding(image.alt, at: place, in: channel) : nil
      }
    }
  }

  private static func finding(for source: MediaSource, at range: SourceRange, in channel: ChannelUnderCheck) -> Finding?
  {
    switch MediaKind(source) {
    case .image: finding(in: channel.post, at: range, "the picture has no alternative text (`alt`)")
    case .video: finding(in: channel.post, at: range, "the film has no description (`alt`)", severity: .warning)
    case nil: nil
    }
  }
}

/// A picture that comes twice is described in the same words.
enum AltDiffers: ChannelRule {
  static let description = RuleDescription(
    id: "alt-differs", severity: .warning,
    summary: "A picture that one post has twice is described in the same words",
    explanation: "The same file twice is one picture, and readers get its first description. Where a network has no "
      + "threads, the pictures of all parts come together. Use the same words for both.",
    invalid: example(second: "Der Hof im Licht"), valid: example(second: "Stände im Hof"))

  private static func example(second: String) -> String {
    let text = "Am 1. Dezember öffnet der Hof.\n\n![Stände im Hof](media/markt.jpg) ![\(second)](media/markt.jpg)"
    return "==> media/markt.jpg <==\n(a picture)\n==> posts/hof.md <==\n" + RuleExample.post(text: text)
  }

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.usesFiles else { return [] }
    return channel.text.parts.enumerated().flatMap { index, part in
      var known: [MediaSource: String] = [:]
      for item in index == 0 ? channel.content.media ?? [] : [] {
        if known[item.source] == nil, let alt = item.alt, !alt.isBlank { known[item.source] = alt }
      }
      return part.images.filter { !$0.alt.isBlank }.compactMap { image -> Finding? in
        guard let path = channel.file(of: image) else { return nil }
        guard let first = known[.file(path)] else {
          known[.file(path)] = image.alt
          return nil
        }
        return first.isSame(as: image.alt) ? nil : finding(image, path, first, channel)
      }
    }
    .prefix(MediaRules.maximumFindings).map { $0 }
  }

  private static func finding(
    _ image: MarkdownImage, _ path: String, _ first: String, _ channel: ChannelUnderCheck
  ) -> Finding {
    finding(
      in: channel.post, at: channel.place(ofText: image.range),
      "\(Shown.quoted(image.alt)) is not shown: \(Shown.plain(path)) is described before, as \(Shown.quoted(first))")
  }
}
