extension Sequence {
  /// The first few results of `transform`, which is asked no further than for these: telling where a finding stands
  /// takes long, and more than a few of a kind in one text help nobody.
  func few<Result>(_ transform: (Element) -> Result?) -> [Result] {
    var results: [Result] = []
    for element in self {
      if let result = transform(element) { results.append(result) }
      if results.count == 10 { break }
    }
    return results
  }
}
