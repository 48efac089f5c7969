internal import Diagnostics

/// A text in brackets, which may be a placeholder that the author forgot to replace.
///
/// Many texts in brackets are meant for readers: `[Video]`, `[DE]`, `[…]`, `[SAVE THE DATE]`, `[Bild mit KI erzeugt]`.
/// Only one that asks for something is certainly a placeholder.
struct BracketText {
  private let bytes: [UInt8]
  private let inner: Range<Int>
  private let words: ArraySlice<Word>
  private let isAngle: Bool

  init(_ range: Range<Int>, in bytes: [UInt8], words: ArraySlice<Word>) {
    self.bytes = bytes
    self.words = words
    inner = (range.lowerBound + 1)..<(range.upperBound - 1)
    isAngle = bytes[range.lowerBound] == 0x3C
  }

  /// The severity; `nil` if it may be meant for readers.
  var severity: Severity? {
    guard let first = words.first, let last = words.last, words.count <= 20 else { return nil }
    // Only words: no address, no tag with attributes.
    guard !isAngle || first.range.lowerBound == inner.lowerBound && !hasSign else { return nil }
    if isInCapitals { return severityInCapitals }
    if words.count > 1, PlaceholderWords.insertions.contains(last.folded) || first.folded == "insert" || isOwned {
      return .error
    }
    let isAnnounced = words.count <= 3 && words.count > 1 && last.folded == "folgt"
    return isAnnounced || isSlot || isLink(first) && words.count == 1 ? .warning : nil
  }

  private var severityInCapitals: Severity? {
    if PlaceholderWords.ownTemplates.contains(FoldedWord(bytes[inner])) { return .error }
    if words.count == 1 { return isSlot ? .error : words.contains(where: isLink) ? .warning : nil }
    let asks = bytes[inner].contains(0x3F) || words.contains { PlaceholderWords.instructions.contains($0.folded) }
    if asks || words.last.map({ PlaceholderWords.insertions.contains($0.folded) }) == true { return .error }
    return words.count > 3 && words.first?.folded != "save" ? .warning : nil
  }

  /// Whether the only word is a slot: with a capital, or in angle brackets, since `[name]` is used in quotations.
  private var isSlot: Bool {
    guard let word = words.first, words.count == 1, PlaceholderWords.slots.contains(word.folded) else { return false }
    return word.range == inner && (isAngle || bytes[word.range.lowerBound].isASCIICapital)
  }

  /// `[your name]`, `[Name hier]`.
  private var isOwned: Bool {
    guard words.count <= 4, words.contains(where: { PlaceholderWords.slots.contains($0.folded) }),
      let first = words.first, let last = words.last
    else { return false }
    return PlaceholderWords.owners.contains(first.folded) || last.folded == "here" || last.folded == "hier"
  }

  /// `[Link]`, where no link follows.
  private func isLink(_ word: Word) -> Bool {
    let next = inner.upperBound + 1
    return word.folded == "link" && word.range == inner && bytes[word.range.lowerBound].isASCIICapital
      && bytes.firstPlace(of: "http", in: next..<min(next + 12, bytes.count)) == nil
  }

  private var isInCapitals: Bool {
    let text = bytes.text(inner).unicodeScalars
    return text.count { $0.properties.isUppercase } > 1 && !text.contains { $0.properties.isLowercase }
  }

  private var hasSign: Bool { bytes[inner].contains { $0 == 0x2F || $0 == 0x3D || $0 == 0x40 || $0 == 0x3A } }
}
