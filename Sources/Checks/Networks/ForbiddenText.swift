internal import Core
internal import SocialText

/// A text has no characters that the network refuses.
enum ForbiddenCharacter: ChannelRule {
  static let description = RuleDescription(
    id: "forbidden-character",
    summary: "Text, title and tags have no characters that the network refuses",
    explanation: "YouTube takes no `<` and no `>`. Write the word instead, or `→`, `«` and `»`.",
    invalid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember -> im Hof.
      """,
    valid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember → im Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let forbidden = channel.sheet.facts.forbiddenCharacters?.value else { return [] }
    return channel.finalTexts.indices.findings { inText($0, forbidden, on: channel) }
      + inTitle(forbidden, on: channel) + inTags(forbidden, on: channel)
  }

  private static func inText(_ index: Int, _ forbidden: [Unicode.Scalar], on channel: ChannelUnderCheck) -> [Finding] {
    let scalars = channel.finalTexts[index].unicodeScalars
    return scalars.enumerated().lazy.filter { forbidden.contains($0.element) }.prefix(10).map { offset, scalar in
      let place = channel.typedPlace(inPart: index, scalars: offset..<offset + 1) ?? channel.textStart
      return finding(scalar, "the text", at: place, on: channel)
    }
  }

  private static func inTitle(_ forbidden: [Unicode.Scalar], on channel: ChannelUnderCheck) -> [Finding] {
    guard ReaderKey.title.applies(to: channel.network),
      let scalar = channel.content.title?.unicodeScalars.first(where: forbidden.contains)
    else { return [] }
    return [finding(scalar, "the title", at: channel.value("title"), on: channel)]
  }

  private static func inTags(_ forbidden: [Unicode.Scalar], on channel: ChannelUnderCheck) -> [Finding] {
    guard case .list(let tags) = channel.content.options["tags"],
      let index = tags.firstIndex(where: { $0.unicodeScalars.contains(where: forbidden.contains) }),
      let scalar = tags[index].unicodeScalars.first(where: forbidden.contains)
    else { return [] }
    return [finding(scalar, "a tag", at: channel.entry(index, of: "tags"), on: channel)]
  }

  private static func finding(
    _ scalar: Unicode.Scalar, _ subject: String, at place: SourceRange, on channel: ChannelUnderCheck
  ) -> Finding {
    finding(in: channel.post, at: place, "`\(scalar)` in \(subject), which \(channel.network.displayName) refuses")
  }
}

/// A text has no phone number where the network refuses one.
enum PhoneNumberInText: ChannelRule {
  static let description = RuleDescription(
    id: "phone-number-in-text", severity: .warning,
    summary: "A text has no phone number where its network refuses one",
    explanation:
      "Google refuses posts with a phone number in the text, which it takes for spam. Readers find the number in the "
      + "profile; `cta: call` in the override shows a button for it.",
    invalid: """
      ---
      id: advent
      channels: [google]
      publishDate: 2026-12-01T09:00
      ---
      Reservieren: 0800 123 45 67
      """,
    valid: """
      ---
      id: advent
      channels: [google]
      publishDate: 2026-12-01T09:00
      ---
      Reservieren könnt ihr am Telefon.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.sheet.facts.phoneNumbers?.value == false else { return [] }
    return channel.text.parts.indices.findings { index in
      PhoneNumbers.stretches(in: channel.text.parts[index].text).prefix(10).map { stretch in
        finding(
          in: channel.post, at: channel.place(inPart: index, utf8: stretch),
          "a phone number, for which \(channel.network.displayName) refuses posts")
      }
    }
  }
}

/// Finds what looks like a phone number: seven to fifteen digits that begin with `+`, `0` or a code in brackets.
enum PhoneNumbers {
  /// The stretches in UTF-8 bytes, in the order of `text`; one pass over it.
  static func stretches(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      guard begins(at: place, in: bytes) else {
        place += 1
        continue
      }
      let end = end(from: place, in: bytes)
      if isNumber(bytes[place..<end]) { found.append(place..<end) }
      place = max(end, place + 1)
    }
    return found
  }

  private static func begins(at place: Int, in bytes: [UInt8]) -> Bool {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    let before = place > 0 ? bytes[place - 1] : 0x20
    guard !before.isASCIIDigit, before != 0x2E, before != 0x2D, before != 0x2F else { return false }
    return bytes[place] == 0x30 || (bytes[place] == 0x2B || bytes[place] == 0x28) && next.isASCIIDigit
  }

  /// Digits with only space, `-`, `/`, `.` and brackets between them.
  private static func end(from start: Int, in bytes: [UInt8]) -> Int {
    var (place, end, gap) = (start + 1, start + 1, 0)
    while place < bytes.count, gap < 3 {
      if bytes[place].isASCIIDigit {
        end = place + 1
        gap = 0
      } else if " -/.()".utf8.contains(bytes[place]) {
        gap += 1
      } else {
        break
      }
      place += 1
    }
    return end
  }

  /// Not a date such as `01.12.2026`, and not so short that it could be anything.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    let groups = bytes.split { !$0.isASCIIDigit }.map(\.count)
    return (7...15).contains(groups.reduce(0, +)) && groups != [2, 2, 4] && groups != [2, 2, 2, 2]
  }
}
