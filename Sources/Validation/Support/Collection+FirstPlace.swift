extension RandomAccessCollection where Index == Int {
  /// The lower bound: the first place whose element `isBehind`, or the end. The elements must be partitioned: none
  /// before that place `isBehind`, and all after it are.
  package func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
