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

  private let posts: [PostTrace]
  private let repeated: RepeatedHashes
  /// The places of posts, by what their texts are filed under.
  private var buckets: [UInt64: [Int]] = [:]

  private static let bucketSize = 8
  /// Thirteen of sixteen: about four fifths of the runs of three words in common.
  private static let leastEqualMembers = 13

  init(posts: [PostTrace]) {
    self.posts = posts
    var keys: [UInt64] = []
    keys.reserveCapacity(5 * posts.count)
    Self.forEachKey(of: posts) { key, _ in keys.append(key) }
    let repeated = RepeatedHashes(keys)
    self.repeated = repeated
    Self.forEachKey(of: posts) { key, place in
      guard repeated.contains(key), buckets[key, default: []].count < Self.bucketSize else { return }
      buckets[key, default: []].append(place)
    }
  }

  private static func forEachKey(of posts: [PostTrace], _ body: (_ key: UInt64, _ place: Int) -> Void) {
    for place in posts.indices {
      for text in posts[place].texts { text.forEachKey { body($0, place) } }
    }
  }

  /// The post most like this one; among equals the first by its path.
  func twin(of post: PostTrace) -> Twin? {
    var best: Twin?
    for text in post.texts {
      text.forEachKey { key in
        guard repeated.contains(key) else { return }
        for other in buckets[key] ?? [] where posts[other].path != post.path {
          guard let twin = Self.likeness(of: text, posts[other]), Self.isCloser(twin, than: best) else { continue }
          best = twin
        }
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
