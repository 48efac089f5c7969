internal import Content
internal import Diagnostics

/// At most three emoji stand in a row.
enum EmojiRun: SeenTextRule {
  static let description = RuleDescription(
    id: "emoji-run", severity: .warning,
    summary: "At most three emoji stand in a row",
    explanation: "Screen readers read each of them by its full name: “fire, fire, fire, party popper”. Keep the one "
      + "that says something.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof 🎄🎄✨🎁"),
    valid: RuleExample.post(text: "🎄 Am 1. Dezember öffnet der Hof ✨"))

  private static let mostInARow = 3

  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding] {
    guard text.isProse, text.signs.hasSymbols else { return [] }
    return EmojiScan(text.bytes).runs.filter { $0.count > mostInARow }.prefix(mostFindings).map { run in
      finding(
        in: post.post, at: text.place(run.range), "\(run.count) emoji in a row; screen readers read each")
    }
  }
}

/// Finds emoji in a row, with only spaces between them.
private struct EmojiScan {
  struct Run {
    var range: Range<Int>
    var count: Int
  }

  private(set) var runs: [Run] = []
  private var run: Run?
  /// Whether the next scalar continues the last emoji: after a joiner, or as the second half of a flag.
  private var goesOn = false
  private var isHalfFlag = false

  init(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      if run == nil, bytes[place] < 0xE2 {
        // No character before U+2000 begins a run.
        (goesOn, isHalfFlag) = (false, false)
        place += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: place)
      take(scalar, place..<(place + width))
      place += width
    }
    end()
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    switch scalar.value {
    case 0x20: (goesOn, isHalfFlag) = (false, false)
    case 0x200D: goesOn = true
    // Variation selectors, the keycap, skin tones, and the letters of the flags of regions.
    case 0xFE0E, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: extend(range, by: 0)
    case 0x1F1E6...0x1F1FF:
      extend(range, by: isHalfFlag ? 0 : 1)
      isHalfFlag.toggle()
    default:
      guard scalar.value >= 0x203C, scalar.properties.isEmoji else { return end() }
      extend(range, by: goesOn ? 0 : 1)
      (goesOn, isHalfFlag) = (false, false)
    }
  }

  private mutating func extend(_ range: Range<Int>, by count: Int) {
    guard count > 0 || run != nil else { return }
    let start = run?.range.lowerBound ?? range.lowerBound
    run = Run(range: start..<range.upperBound, count: (run?.count ?? 0) + count)
  }

  private mutating func end() {
    if let run { runs.append(run) }
    (run, goesOn, isHalfFlag) = (nil, false, false)
  }
}
