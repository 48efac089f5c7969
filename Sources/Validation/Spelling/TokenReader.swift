internal import Foundation

/// Splits a token: `„Repair-Café` into `Repair` and `Café`.
struct TokenReader {
  private(set) var words: [SpelledWord] = []
  private let token: TextToken

  init(_ token: TextToken) {
    self.token = token
    var begin: Int?
    for place in token.scalars.indices {
      if token.scalars[place].isWordPart || Joiner(token.scalars[place]) != nil {
        begin = begin ?? place
      } else if let start = begin {
        read(start..<place)
        begin = nil
      }
    }
    if let begin { read(begin..<token.scalars.count) }
  }

  /// A run of letters, digits and signs that join them.
  private mutating func read(_ run: Range<Int>) {
    guard let first = run.first(where: isLetter), let last = run.last(where: isLetter) else { return }
    let run = first..<last + 1
    for member in split(run, at: .hyphen) { read(member: member, of: run) }
  }

  private mutating func read(member: Range<Int>, of whole: Range<Int>) {
    let parts = split(member, at: .gender)
    if parts.count == 2, let forms = GenderForm.readings(stem: text(parts[0]), ending: text(parts[1])) {
      add(member, readings: forms, shape: parts[0], of: whole)
    } else if let forms = GenderForm.readings(ofCapital: text(member)) {
      add(member, readings: forms, shape: member.lowerBound..<member.lowerBound + 1, of: whole)
    } else if !member.contains(where: { token.scalars[$0] == "_" }) {
      for part in parts { add(part, shape: part, of: whole) }
    }
  }

  /// - Parameter shape: the stretch that has to look like a word.
  private mutating func add(_ stretch: Range<Int>, readings: [String] = [], shape: Range<Int>, of whole: Range<Int>) {
    guard let first = stretch.first, let last = stretch.last, readings.isEmpty ? isWord(shape) : true else { return }
    var word = SpelledWord(
      text(stretch), whole: text(whole), stretch: bytes(of: stretch), wholeStretch: bytes(of: whole))
    word.readings = readings
    word.hasStop = last + 1 < token.scalars.count && token.scalars[last + 1] == "."
    word.precedesHyphen = last + 1 < token.scalars.count && Joiner(token.scalars[last + 1]) == .hyphen
    word.followsHyphen = first > 0 && Joiner(token.scalars[first - 1]) == .hyphen
    words.append(word)
  }

  private func bytes(of stretch: Range<Int>) -> Range<Int> {
    let last = stretch.upperBound - 1
    return token.offsets[stretch.lowerBound]..<token.offsets[last] + UTF8.width(token.scalars[last])
  }

  private func isLetter(_ place: Int) -> Bool { token.scalars[place].isWordPart }

  /// Whether a dictionary can judge it: three letters and more of the Latin script, and a capital at most at its start.
  /// With other capitals it is an abbreviation or a name: `GmbH`, `iPhone`. Three equal letters in a row are
  /// intentional, `Juhuuu`, except for consonants inside a word: `Strassse`.
  private func isWord(_ stretch: Range<Int>) -> Bool {
    guard (3...60).contains(stretch.count) else { return false }
    var runs = LetterRuns()
    for place in stretch {
      let scalar = token.scalars[place]
      if Joiner(scalar) != nil { continue }
      guard scalar.isLatin, !scalar.isCapital || place == stretch.lowerBound else { return false }
      runs.take(UInt16(truncatingIfNeeded: scalar.value))
    }
    return !runs.areMeant
  }

  private func split(_ run: Range<Int>, at joiner: Joiner) -> [Range<Int>] {
    run.split { Joiner(token.scalars[$0]) == joiner }.compactMap { part in
      guard let first = part.first(where: isLetter), let last = part.last(where: isLetter) else { return nil }
      return first..<last + 1
    }
  }

  /// As dictionaries write it.
  private func text(_ stretch: Range<Int>) -> String { Self.plain(token.scalars[stretch]) }

  /// A word as dictionaries write it: composed letters, straight apostrophes, no invisible characters.
  static func plain(_ word: some Sequence<Unicode.Scalar>) -> String {
    var scalars = String.UnicodeScalarView()
    var isComposed = true
    for scalar in word {
      if (0x300...0x36F).contains(scalar.value) { isComposed = false }
      switch Joiner(scalar) {
      case .invisible: continue
      case .apostrophe: scalars.append("'")
      default: scalars.append(scalar)
      }
    }
    return isComposed ? String(scalars) : String(scalars).precomposedStringWithCanonicalMapping
  }
}

/// What can stand inside a word beside letters.
enum Joiner {
  case apostrophe, hyphen, gender, invisible

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "'", "’", "ʼ", "‘": self = .apostrophe
    case "-", "\u{2010}", "\u{2011}": self = .hyphen
    case "*", ":", "_", "·": self = .gender
    case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}": self = .invisible
    default: return nil
    }
  }
}
