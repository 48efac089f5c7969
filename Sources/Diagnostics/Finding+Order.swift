extension Sequence<Finding> {
  /// In order, the errors in the file at `path` before all others.
  package func inOrder(first path: String) -> [Finding] {
    let sorted = inOrder()
    let isFirst = { (finding: Finding) in finding.path == path && finding.severity == .error }
    return sorted.filter(isFirst) + sorted.filter { !isFirst($0) }
  }

  /// In the order of path, place, rule and channel, without repetitions: the same findings print the same bytes.
  package func inOrder() -> [Finding] {
    var seen: Set<Finding> = []
    return filter { seen.insert($0).inserted }
      .map { (key: $0.sortKey, finding: $0) }
      .sorted { $0.key < $1.key }
      .map(\.finding)
  }
}

extension Finding {
  fileprivate var sortKey: FindingSortKey {
    FindingSortKey(
      path: Array(path.utf8), start: range.start, rule: rule, channel: channel ?? "", summary: Array(summary.utf8))
  }
}

/// What findings are sorted by. Bytes, not `String`'s order, which would call twins equal.
private struct FindingSortKey: Comparable {
  let path: [UInt8]
  let start: SourcePosition
  let rule: String
  let channel: String
  let summary: [UInt8]

  static func < (left: FindingSortKey, right: FindingSortKey) -> Bool {
    if left.path != right.path { return left.path.lexicographicallyPrecedes(right.path) }
    if left.start != right.start { return left.start < right.start }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.channel != right.channel { return left.channel < right.channel }
    return left.summary.lexicographicallyPrecedes(right.summary)
  }
}
