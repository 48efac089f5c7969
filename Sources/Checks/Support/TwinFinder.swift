internal import Foundation
internal import SocialText

/// Finds posts of the same channel whose texts are the same, or much alike.
///
/// A text that is repeated after some weeks, as in a series, is no mistake.
///
/// Posts that share the hash of their words, or a quarter of their sketches, are compared; of very many such posts only
/// some, so that a thousand copies of one text do not need a million comparisons.
struct TwinFinder {
  /// Another post, and how similar it is.
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
  /// The texts of posts, by their keys.
  private var buckets: [UInt64: Bucket] = [:]

  /// Texts that share a hash.
  private struct Bucket {
    /// Those with a time, in order of it, and the places of their posts.
    var timed: [(at: Int64, place: Int)] = []
    /// The posts of those without a time, as many as are compared.
    var untimed: [Int] = []
  }

  /// How many texts of a bucket are compared: around a time, and without one.
  private static let most = 8
  /// In seconds: 14 days.
  private static let reach: Int64 = 14 * 86_400
  /// Thirteen of sixteen: about four fifths of the runs of three words in common.
  private static let leastEqualMembers = 13

  init(posts: [PostTrace]) {
    self.posts = posts
    var keys: [UInt64] = []
    keys.reserveCapacity(5 * posts.count)
    Self.forEachKey(of: posts) { key, _, _ in keys.append(key) }
    let repeated = RepeatedHashes(keys)
    self.repeated = repeated
    Self.forEachKey(of: posts) { key, text, place in
      guard repeated.contains(key) else { return }
      for at in text.times { buckets[key, default: Bucket()].timed.append((at, place)) }
      if text.times.isEmpty, buckets[key, default: Bucket()].untimed.count < Self.most {
        buckets[key, default: Bucket()].untimed.append(place)
      }
    }
    for key in buckets.keys { buckets[key]?.timed.sort { ($0.at, $0.place) < ($1.at, $1.place) } }
  }

  private static func forEachKey(
    of posts: [PostTrace], _ body: (_ key: UInt64, _ text: TextTrace, _ place: Int) -> Void
  ) {
    for place in posts.indices {
      for text in posts[place].texts { text.forEachKey { body($0, text, place) } }
    }
  }

  /// The other posts of a bucket that may be near one of the times of a text: before each and after it as many, and those
  /// without a time.
  private func neighbours(_ bucket: Bucket, of times: [Int64], otherThan path: String) -> Set<Int> {
    let timed = bucket.timed
    guard !times.isEmpty else { return Set(bucket.untimed + timed.prefix(Self.most).map(\.place)) }
    var found = Set(bucket.untimed)
    // The other times of the post itself are no neighbours.
    func add<Side: LazySequenceProtocol>(_ side: Side, near at: Int64) where Side.Element == (at: Int64, place: Int) {
      let near = side.prefix { abs($0.at - at) <= Self.reach }.map(\.place).filter { posts[$0].path != path }
      found.formUnion(near.prefix(Self.most))
    }
    for at in times {
      let place = timed.partitioningIndex { $0.at >= at }
      add(timed[..<place].reversed().lazy, near: at)
      add(timed[place...].lazy, near: at)
    }
    return found
  }

  /// The post most like this one; among equals the first by its path.
  func twin(of post: PostTrace) -> Twin? {
    var best: Twin?
    for text in post.texts {
      text.forEachKey { key in
        guard repeated.contains(key) else { return }
        guard let bucket = buckets[key] else { return }
        for other in neighbours(bucket, of: text.times, otherThan: post.path) where posts[other].path != post.path {
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
      guard areNear(text.times, candidate.times) else { return nil }
      let isExact = text.exact == candidate.exact
      let equal = isExact ? 16 : equalMembers(text.sketch, candidate.sketch)
      guard channels != 0, equal >= leastEqualMembers else { return nil }
      return Twin(post: other, channels: channels, isExact: isExact, equalMembers: equal)
    }.first
  }

  /// Whether two of these times, in order, are near each other; of a text without one it is not known.
  private static func areNear(_ left: [Int64], _ right: [Int64]) -> Bool {
    var (own, other) = (0, 0)
    while own < left.count, other < right.count {
      if abs(left[own] - right[other]) <= reach { return true }
      if left[own] < right[other] { own += 1 } else { other += 1 }
    }
    return left.isEmpty || right.isEmpty
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

/// A text that equals another only byte for byte: Swift's strings would call NFC and NFD twins one path.
package struct ExactText: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool { left.order(to: right) == 0 }

  package static func < (left: ExactText, right: ExactText) -> Bool { left.order(to: right) < 0 }

  private func order(to other: ExactText) -> Int {
    var (left, right) = (text, other.text)
    return left.withUTF8 { left in
      right.withUTF8 { Self.order(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer($0)) }
    }
  }

  /// Compares bytes. Negative, zero or positive, like `memcmp`; a prefix comes first.
  static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let common = min(left.count, right.count)
    guard common > 0, let start = left.baseAddress, let other = right.baseAddress else {
      return left.count - right.count
    }
    let order = Int(memcmp(start, other, common))
    return order == 0 ? left.count - right.count : order
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
