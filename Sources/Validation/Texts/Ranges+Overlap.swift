extension [Range<Int>] {
  /// Whether one of these stretches, which are in order, has a byte of `range`.
  func hasOverlap(with range: Range<Int>) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].overlaps(range)
  }
}
