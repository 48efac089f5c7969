internal import Diagnostics

extension Sequence {
  /// What `check` finds of each element: at most ten findings of one rule in one post.
  func findings(_ check: (Element) -> [Finding]) -> [Finding] {
    var found: [Finding] = []
    for element in self {
      found += check(element)
      if found.count >= 10 { return Array(found.prefix(10)) }
    }
    return found
  }
}
