extension RandomAccessCollection where Index == Int {
  /// The first place whose element `isBehind`, or the end: of those before it, none is; of those after it, all are.
  package func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
