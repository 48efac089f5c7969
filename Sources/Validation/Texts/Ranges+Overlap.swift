extension [Range<Int>] {
  /// Whether one of these stretches, which are in order, has a byte of `range`.
  func hasOverlap(with range: Range<Int>) -> Bool {
    let place = firstPlace { $0.upperBound > range.lowerBound }
    return place < count && self[place].overlaps(range)
  }
}
