internal import Core
internal import SocialText

/// The commonest words of a language, to find the one that was meant: a word that no dictionary has is reported only if
/// a far commoner one is near.
///
/// English and German have 48,000 each, written by `scripts/common-words`, in the order of the alphabet. Each word is
/// written as the number of letters that it shares with the one before (`0` for none, `1`, … in the order of ASCII), a
/// letter for how common it is (`a` for the hundred commonest, each next one for 1.6 times as many; a capital where the
/// word has one), and the other letters in small. The last class are names: they are known, but never suggested.
struct CommonWords: Sendable {
  /// A word that may have been meant.
  struct Near: Hashable, Sendable {
    var word: String
    /// How common it is, from 0 on.
    var rank: Int
    var edit: Edit
  }

  /// The edit between two words, the likeliest slip first.
  enum Edit: Int, Comparable, Sendable {
    /// None but the way to write umlauts, `ß` or a capital.
    case spelling
    /// Two letters that changed places, a letter too many or too few, another letter.
    case swapped, inserted, replaced
    /// The same letters in another order, but for one.
    case shuffled
    /// Two slips in a long word.
    case two

    static func < (one: Edit, other: Edit) -> Bool { one.rawValue < other.rawValue }
  }

  private struct Entry {
    /// The word as it is written, in `letters`.
    var start: Int32
    var length: UInt8
    /// The same without capitals and marks, in `keys`.
    var keyStart: Int32
    var rank: UInt8
    /// A bit for each letter that it has.
    var mask: UInt32
  }

  private var letters: [UInt8] = []
  private var keys: [UInt8] = []
  /// By the length of their keys.
  private var entries: [[Entry]] = Array(repeating: [], count: Self.longest + 1)

  private static let longest = 30
  /// The class of words that are known but never suggested.
  private static let names = 14

  /// Those of a language; `nil` if there are none for it. Each list is prepared on first use.
  static func words(of language: String) -> CommonWords? {
    switch language {
    case "de": ofGerman
    case "en": ofEnglish
    default: nil
    }
  }

  private static let ofGerman = CommonWords(german)
  private static let ofEnglish = CommonWords(english)

  /// Reads words in the form that is described above.
  init(_ text: String) {
    var word: [UInt8] = []
    var text = text
    text.withUTF8 { bytes in
      var place = 0
      while place + 1 < bytes.count {
        guard bytes[place] != UInt8(ascii: "\n") else {
          place += 1
          continue
        }
        Self.keep(Int(bytes[place]) - Int(UInt8(ascii: "0")), of: &word)
        let sign = bytes[place + 1]
        place += 2
        while place < bytes.count, bytes[place] >= UInt8(ascii: "a") {
          word.append(bytes[place])
          place += 1
        }
        add(word, isCapitalised: sign.isASCIICapital, rank: (sign | 0x20) - UInt8(ascii: "a"))
      }
    }
  }

  /// Keeps so many letters of a word, each of one byte or more.
  private static func keep(_ count: Int, of word: inout [UInt8]) {
    var (end, kept) = (0, 0)
    while end < word.count {
      if !word[end].isContinuation {
        if kept == count { break }
        kept += 1
      }
      end += 1
    }
    word.removeSubrange(end...)
  }

  private mutating func add(_ word: [UInt8], isCapitalised: Bool, rank: UInt8) {
    var written = word
    if isCapitalised, let first = written.first {
      // `ä` and the like are two bytes, of which the second is 32 lower in capitals.
      if first < 0x80 { written[0] = first & ~0x20 } else if written.count > 1 { written[1] &= ~0x20 }
    }
    let key = Self.key(String(decoding: word, as: UTF8.self))
    guard key.count <= Self.longest else { return }
    entries[key.count].append(
      Entry(
        start: Int32(letters.count), length: UInt8(written.count), keyStart: Int32(keys.count), rank: rank,
        mask: Self.mask(key)))
    letters += written
    keys += key
  }

  /// A word without capitals and marks: `fuehrung` of `Führung`. Empty where it has other letters than those of Latin.
  static func key(_ word: String) -> [UInt8] {
    var key: [UInt8] = []
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        guard scalar.isLatin else { return [] }
        key.append(UInt8(scalar.value) | 0x20)
      } else if let plain = plain[scalar] {
        key += plain
      } else {
        return []
      }
    }
    return key
  }

  private static let plain: [Unicode.Scalar: [UInt8]] = {
    let rows = [
      "aàáâåÀÁÂÅ", "cçÇ", "eéèêëÉÈÊË", "iíîïìÍÎÏÌ", "nñÑ", "oóôòÓÔÒ", "uúûùÚÛÙ",
    ]
    var plain: [Unicode.Scalar: [UInt8]] = [:]
    for row in rows {
      for scalar in row.unicodeScalars.dropFirst() { plain[scalar] = Array(row.utf8.prefix(1)) }
    }
    for (scalar, letters) in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")] as [(Unicode.Scalar, String)] {
      plain[scalar] = Array(letters.utf8)
    }
    for (scalar, letters) in [("Ä", "ae"), ("Ö", "oe"), ("Ü", "ue"), ("ẞ", "ss")] as [(Unicode.Scalar, String)] {
      plain[scalar] = Array(letters.utf8)
    }
    return plain
  }()

  private static func mask(_ key: some Sequence<UInt8>) -> UInt32 { key.reduce(0) { $0 | 1 << UInt32($1 & 31) } }
}

// MARK: - Looking for words

extension CommonWords {
  /// How common a word is, ignoring capitals and marks; `nil` if it is not one of them.
  func rank(of word: String) -> Int? {
    let key = Self.key(word)
    guard !key.isEmpty, key.count < entries.count else { return nil }
    return entries[key.count].first { keys[stretch(of: $0, key.count)].elementsEqual(key) }.map { Int($0.rank) }
  }

  /// The words that may have been meant, the likeliest first, three at most; empty if the word is a name, or one of
  /// them.
  ///
  /// - Parameter isOther: whether to suggest others even then: for `colour` in American English.
  func nearest(to word: String, isOther: Bool = false) -> [Near] {
    let key = Self.key(word)
    guard (3...Self.longest - 2).contains(key.count) else { return [] }
    let mask = Self.mask(key)
    var found: [(near: Near, weight: Int)] = []
    for length in max(3, key.count - 2)...key.count + 2 {
      for entry in entries[length] where (entry.mask ^ mask).nonzeroBitCount <= 4 {
        guard let edit = edit(from: key, to: keys[stretch(of: entry, length)]) else { continue }
        if Int(entry.rank) == Self.names {
          if edit == .spelling, written(entry) == word { return [] }
          continue
        }
        let near = Near(word: written(entry), rank: Int(entry.rank), edit: edit)
        if near.word == word || edit == .spelling && near.word == word.lowercased() {
          if isOther { continue }
          return []
        }
        if Self.isLikely(near, length: key.count) { found.append((near, near.rank + 4 * edit.rawValue)) }
      }
    }
    return found.sorted { ($0.weight, $0.near.word) < ($1.weight, $1.near.word) }.prefix(3).map(\.near)
  }

  private func stretch(of entry: Entry, _ length: Int) -> Range<Int> {
    Int(entry.keyStart)..<Int(entry.keyStart) + length
  }

  private func written(_ entry: Entry) -> String {
    String(decoding: letters[Int(entry.start)..<Int(entry.start) + Int(entry.length)], as: UTF8.self)
  }

  /// Whether a word is common enough for its distance: short words are similar to many others.
  private static func isLikely(_ near: Near, length: Int) -> Bool {
    let isSimple = near.edit == .swapped || near.edit == .inserted
    switch (near.edit, length) {
    case (.spelling, _): return true
    case (.swapped, 3): return near.rank <= 2
    case (_, ...3): return false
    case (_, 4): return near.rank <= (isSimple ? 7 : 3)
    case (_, 5): return near.rank <= (isSimple ? 11 : 7)
    case (.two, 8): return near.rank <= 9
    case (.shuffled, ...7), (.two, ...8): return near.rank <= (near.edit == .two ? 5 : 9)
    case (.shuffled, _), (.two, _): return near.rank <= 12
    default: return true
    }
  }

  /// The edit from `slip` to `word`, both as keys; `nil` if they are too different. Slips keep the first letter, or
  /// swap it with the next.
  private func edit(from slip: [UInt8], to word: ArraySlice<UInt8>) -> Edit? {
    if word.elementsEqual(slip) { return .spelling }
    let start = zip(slip, word).prefix { $0 == $1 }.count
    let end = zip(slip.reversed(), word.reversed()).prefix { $0 == $1 }.count
    let shared = min(start + end, min(slip.count, word.count))
    let (more, less) = (slip.count - shared, word.count - shared)
    let keepsFirst = start > 0 || slip.count > 1 && slip[0] == word[word.startIndex + 1]
    if more == 2, less == 2, slip[start] == word[word.startIndex + start + 1],
      slip[start + 1] == word[word.startIndex + start]
    {
      return .swapped
    }
    guard keepsFirst || slip.count > 6 && max(more, less) == 1 else { return nil }
    if more + less == 1 { return .inserted }
    if more == 1, less == 1 { return .replaced }
    guard start > 0 else { return nil }
    return far(from: slip, to: word, from: start)
  }

  /// Two slips or more. Three count only with the same letters and a correct beginning: `careluffy`.
  private func far(from slip: [UInt8], to word: ArraySlice<UInt8>, from start: Int) -> Edit? {
    guard slip.count >= 6 else { return nil }
    let (surplus, lack) = Self.differences(slip, word)
    let most = max(surplus, lack) <= 1 && start > 2 ? 3 : 2
    guard max(surplus, lack) <= 2, Suggestions.distance(slip, Array(word), most: most) <= most else { return nil }
    if max(surplus, lack) <= (slip.count >= 7 ? 1 : 0) { return .shuffled }
    guard max(surplus, lack) == 2 else { return nil }
    return slip.count >= 11 || slip.count >= (surplus == 0 ? 7 : 9) && (surplus == 0 || lack == 0) ? .two : nil
  }

  /// How many letters each has that the other lacks.
  private static func differences(_ slip: [UInt8], _ word: ArraySlice<UInt8>) -> (surplus: Int, lack: Int) {
    withUnsafeTemporaryAllocation(of: Int8.self, capacity: 32) { counts in
      counts.initialize(repeating: 0)
      for letter in slip { counts[Int(letter & 31)] += 1 }
      for letter in word { counts[Int(letter & 31)] -= 1 }
      return counts.reduce(into: (0, 0)) { sum, count in
        if count > 0 { sum.0 += Int(count) } else { sum.1 -= Int(count) }
      }
    }
  }
}
