extension Sequence {
  /// The first few results of `transform`, which is not called for more elements than needed: locating a finding takes
  /// long, and a few of a kind in one text are enough.
  func few<Result>(_ transform: (Element) -> Result?) -> [Result] {
    var results: [Result] = []
    for element in self {
      if let result = transform(element) { results.append(result) }
      if results.count == 10 { break }
    }
    return results
  }
}
