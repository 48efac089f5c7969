/// Finds posts of the same channel whose texts are the same, or much alike.
///
/// Posts that share the hash of their words, or a quarter of their sketches, are looked at; of very many such posts only
/// some, so that a thousand copies of one text do not cost a million comparisons.
struct TwinFinder {
  /// Another post, and how it is like the one asked about.
  struct Twin {
    var post: PostTrace
    /// A bit each, as in `TextTrace`.
    var channels: UInt64
    var isExact: Bool
    /// Of sixteen.
    var equalMembers: Int
  }

  private var buckets: [UInt64: [PostTrace]] = [:]

  private static let bucketSize = 8
  /// Thirteen of sixteen: about four fifths of the runs of three words in common.
  private static let leastEqualMembers = 13

  /// Knows of `posts` what matters for those of `asked`.
  init(posts: [PostTrace], for asked: [PostTrace]) {
    let wanted = Set(asked.flatMap { $0.texts.flatMap(Self.keys) })
    for post in posts {
      for key in post.texts.flatMap(Self.keys) where wanted.contains(key) {
        if buckets[key, default: []].count < Self.bucketSize { buckets[key, default: []].append(post) }
      }
    }
  }

  /// Where a text is filed: under its words, and under each part of its sketch.
  private static func keys(_ text: TextTrace) -> [UInt64] {
    guard let sketch = text.sketch else { return [text.exact] }
    return [text.exact]
      + (0..<4).map { part in
        (0..<4).reduce(UInt64(part) &+ 1) { ($0 ^ UInt64(sketch[4 * part + $1])) &* StableHash.prime }
      }
  }

  /// The post most like this one; among equals the first by its path.
  func twin(of post: PostTrace) -> Twin? {
    var best: Twin?
    for text in post.texts {
      for other in Self.keys(text).flatMap({ buckets[$0] ?? [] }) where other.path != post.path {
        guard let twin = Self.likeness(of: text, other), Self.isCloser(twin, than: best) else { continue }
        best = twin
      }
    }
    return best
  }

  private static func likeness(of text: TextTrace, _ other: PostTrace) -> Twin? {
    other.texts.lazy.compactMap { candidate -> Twin? in
      let channels = text.channels & candidate.channels
      let isExact = text.exact == candidate.exact
      let equal = isExact ? 16 : equalMembers(text.sketch, candidate.sketch)
      guard channels != 0, equal >= leastEqualMembers else { return nil }
      return Twin(post: other, channels: channels, isExact: isExact, equalMembers: equal)
    }.first
  }

  private static func equalMembers(_ left: SIMD16<UInt32>?, _ right: SIMD16<UInt32>?) -> Int {
    guard let left, let right else { return 0 }
    return left.indices.count { left[$0] == right[$0] }
  }

  private static func isCloser(_ twin: Twin, than best: Twin?) -> Bool {
    guard let best else { return true }
    if twin.isExact != best.isExact { return twin.isExact }
    if twin.equalMembers != best.equalMembers { return twin.equalMembers > best.equalMembers }
    return ExactText(twin.post.path) < ExactText(best.post.path)
  }
}
