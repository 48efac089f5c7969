internal import Content

extension [UInt8] {
  /// Whether `word`, ASCII in small letters, stands at `offset`, in letters of any case.
  func has(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where self[offset + index].asciiLowercased != word.utf8Start[index] { return false }
    return true
  }

  /// Where `word`, ASCII in small letters, first stands within `range`, in letters of any case.
  func firstPlace(of word: StaticString, in range: Range<Int>) -> Int? {
    let first = word.utf8Start[0]
    var place = range.lowerBound
    while place + word.utf8CodeUnitCount <= range.upperBound {
      if self[place].asciiLowercased == first, has(word, at: place) { return place }
      place += 1
    }
    return nil
  }

  /// The text of a stretch.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// `range` without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isASCIISpace { start += 1 }
    while end > start, self[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }

  /// The line that has `offset`, without its line end.
  func line(around offset: Int) -> Range<Int> {
    var (start, end) = (offset, offset)
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    while end < count, self[end] != 0x0A { end += 1 }
    return start..<end
  }

  /// Where the first word in a stretch begins, if only signs of the same line precede it; otherwise the stretch's
  /// start.
  func firstWord(in stretch: Range<Int>) -> Int {
    var place = stretch.lowerBound
    while place < stretch.upperBound, self[place] != 0x0A {
      let (scalar, width) = scalar(at: place)
      if scalar.isPartOfWord { return place }
      place += width
    }
    return stretch.lowerBound
  }
}
