// Inlinable, since other modules also read texts with these, code point by code point.
extension RandomAccessCollection<UInt8> where Index == Int {
  /// The code point that begins at `offset`, and its length in bytes. The bytes are a text's, so they are UTF-8.
  @inlinable package func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = self[offset]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + width <= endIndex else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for index in 1..<width { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }
}

extension [UInt8] {
  /// Where the code point that ends at `offset` begins.
  @inlinable package func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start].isContinuation { start -= 1 }
    return start
  }

  /// The code point that ends at `offset`; `nil` at the start of the text.
  @inlinable package func scalar(before offset: Int) -> Unicode.Scalar? {
    offset > 0 ? scalar(at: scalarStart(before: offset)).scalar : nil
  }
}

extension [UInt8] {
  /// Where `part`, which is not empty, first stands at or after `start`, byte for byte.
  package func firstRange(of part: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = part.first else { return nil }
    var place = start
    while place + part.count <= count {
      if self[place] == first, self[place..<place + part.count].elementsEqual(part) {
        return place..<place + part.count
      }
      place += 1
    }
    return nil
  }
}

/// Texts compared byte for byte: to Swift, letters composed in two ways are one.
extension String {
  /// Whether both are the same bytes.
  package func isSame(as other: String) -> Bool {
    var (own, other) = (self, other)
    return own.withUTF8 { own in other.withUTF8 { own.count == $0.count && own.elementsEqual($0) } }
  }

  /// Whether all of it is ASCII.
  package var isPlain: Bool {
    var text = self
    return text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
  }

  /// Whether it begins with the bytes of `word`.
  package func begins(with word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      text.starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }
}

extension [UInt8] {
  /// Whether `word`, ASCII in small letters, stands at `offset`, in letters of any case.
  package func has(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where self[offset + index].asciiLowercased != word.utf8Start[index] { return false }
    return true
  }

  /// Where `word`, ASCII in small letters, first stands within `range`, in letters of any case.
  package func firstIndex(of word: StaticString, in range: Range<Int>) -> Int? {
    let first = word.utf8Start[0]
    var place = range.lowerBound
    while place + word.utf8CodeUnitCount <= range.upperBound {
      if self[place].asciiLowercased == first, has(word, at: place) { return place }
      place += 1
    }
    return nil
  }

  /// The text of a stretch.
  package func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// `range` without blanks at its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isASCIISpace { start += 1 }
    while end > start, self[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }

  /// The line that has `offset`, without its line end.
  package func line(around offset: Int) -> Range<Int> {
    var (start, end) = (offset, offset)
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    while end < count, self[end] != 0x0A { end += 1 }
    return start..<end
  }

  /// Where the first word in a stretch begins, if only signs of the same line precede it; otherwise the stretch's
  /// start.
  package func firstWord(in stretch: Range<Int>) -> Int {
    var place = stretch.lowerBound
    while place < stretch.upperBound, self[place] != 0x0A {
      let (scalar, width) = scalar(at: place)
      if scalar.isPartOfWord { return place }
      place += width
    }
    return stretch.lowerBound
  }
}

extension BidirectionalCollection<UInt8> {
  /// Whether the last bytes are those of `ending`.
  @inlinable package func ends(with ending: some Collection<UInt8>) -> Bool {
    count >= ending.count && suffix(ending.count).elementsEqual(ending)
  }

  /// Without the space at the end.
  @inlinable package var withoutSpaceAtEnd: SubSequence {
    lastIndex { !$0.isASCIISpace }.map { self[...$0] } ?? self[..<startIndex]
  }
}

extension [Range<Int>] {
  /// Whether one of these stretches, which are in order, has a byte of `range`.
  package func hasOverlap(with range: Range<Int>) -> Bool {
    let place = partitioningIndex { $0.upperBound > range.lowerBound }
    return place < count && self[place].overlaps(range)
  }
}

extension RandomAccessCollection where Index == Int {
  /// The lower bound: the first place whose element `isBehind`, or the end. The elements must be partitioned: none
  /// before that place `isBehind`, and all after it are.
  @inlinable package func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
