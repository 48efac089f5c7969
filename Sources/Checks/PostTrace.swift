package import Core
internal import SocialText

/// What rules across posts need to know of one post: little enough to keep of fifty thousand.
package struct PostTrace: Sendable {
  package var path: String
  package var id: String
  /// Where the id stands in the file.
  package var idRange: SourceRange
  /// Where the text begins.
  package var textRange: SourceRange
  /// Where its time stands.
  package var timeRange: SourceRange
  /// The different texts of the post that go out, each with its channels; none of a draft.
  package var texts: [TextTrace]
  /// The times of texts of some words, each with its channels.
  package var moments: [MomentTrace]
  /// The times on channels with pacing.
  package var paced: [PacedTime]
  /// The files that the post names, by `StableHash` of their paths.
  package var files: [UInt64]
  /// What of the post is older than `lint.since` asks about.
  package var age: PostAge

  package init(
    path: String, id: String, idRange: SourceRange, textRange: SourceRange, timeRange: SourceRange,
    texts: [TextTrace] = [], moments: [MomentTrace] = [], paced: [PacedTime] = [], files: [UInt64] = [],
    age: PostAge = PostAge()
  ) {
    self.path = path
    self.id = id
    self.idRange = idRange
    self.textRange = textRange
    self.timeRange = timeRange
    self.texts = texts
    self.moments = moments
    self.paced = paced
    self.files = files
    self.age = age
  }
}

/// What is kept of a text to find it again, or one much like it.
package struct TextTrace: Sendable, Hashable {
  /// The channels that it goes to: a bit each, by their places in `stet.yml`. Those after the 64th are not told apart
  /// from none.
  package var channels: UInt64
  /// When it goes out there, in seconds since 1970, in order: of a post that repeats for each occurrence; empty where only
  /// the queue knows.
  package var times: [Int64]
  /// Of the text's words.
  package var exact: UInt64
  /// How alike two texts are is read off how many members of their sketches are equal; `nil` for a short text.
  package var sketch: SIMD16<UInt32>?

  package init(channels: UInt64, times: [Int64], exact: UInt64, sketch: SIMD16<UInt32>?) {
    self.channels = channels
    self.times = times
    self.exact = exact
    self.sketch = sketch
  }
}

/// A time at which a post goes out.
package struct MomentTrace: Sendable, Hashable {
  /// As in `TextTrace`.
  package var channels: UInt64
  /// In minutes since 1970.
  package var minute: Int64

  package init(channels: UInt64, minute: Int64) {
    self.channels = channels
    self.minute = minute
  }

  /// Calls `body` with each channel's place in `stet.yml`, and the hash of that channel and the minute.
  func forEachKey(_ body: (_ channel: Int, _ key: UInt64) -> Void) {
    for channel in 0..<64 where channels >> UInt64(channel) & 1 == 1 {
      body(channel, StableHash.of("\(channel) at \(minute)"))
    }
  }
}

extension PostTrace {
  /// The trace of a post whose channels are not known.
  init(of post: Post) { self.init(of: post, files: post.namedFiles) }

  private init(of post: Post, files: [String]) {
    let start = post.places.value("body").start
    self.init(
      path: post.path, id: post.id, idRange: post.places.value("id"), textRange: SourceRange(start, start),
      timeRange: post.places.value(post.places.contains("publishDate") ? "publishDate" : "id"),
      files: Set(files.map { StableHash.of($0) }).sorted())
  }

  /// The trace of a post on its channels.
  init(of checked: PostUnderCheck) {
    self.init(of: checked.post, files: checked.rendered.namedFiles)
    (texts, moments) = checked.textTraces
    paced = checked.pacedTimes
    age = PostAge(of: checked.post, in: checked.configuration)
  }
}

extension PostUnderCheck {
  /// A text of fewer words may be one of several that go out together, such as the captions of a series of pictures.
  private static let leastWords = 4

  /// Each different text once for channels with the same times, and the times, with the channels.
  fileprivate var textTraces: ([TextTrace], [MomentTrace]) {
    var traces: [(text: [String], trace: TextTrace, isLong: Bool)] = []
    for channel in channels where channel.content.draft != true {
      guard let place = configuration.channels.prefix(64).firstIndex(where: { $0.name == channel.channel.name })
      else { continue }
      let bit: UInt64 = 1 << UInt64(place)
      let (text, times) = (channel.written.parts.map(\.text), channel.times.map(\.seconds))
      if let known = traces.firstIndex(where: { $0.trace.times == times && $0.text == text }) {
        traces[known].trace.channels |= bit
      } else if let sketch = TextSketch(text) {
        let trace = TextTrace(channels: bit, times: times, exact: sketch.exact, sketch: sketch.minima)
        traces.append((text, trace, sketch.wordCount >= Self.leastWords))
      }
    }
    let moments = traces.filter(\.isLong).flatMap { _, trace, _ in
      trace.times.map { MomentTrace(channels: trace.channels, minute: $0 / 60) }
    }
    return (traces.map(\.trace), moments)
  }
}

extension PostTrace {
  /// The hashes that the post can be found by: of its id, its texts and their times, and the files that it names. Rules
  /// across posts compare only posts that share one of these.
  package var hashes: [UInt64] { comparedHashes + files }

  /// Those of its id, its texts and their times.
  package var comparedHashes: [UInt64] {
    var hashes = [StableHash.of(id)]
    for text in texts { text.forEachKey { hashes.append($0) } }
    for moment in moments { moment.forEachKey { hashes.append($1) } }
    for time in paced { hashes += time.keys }
    return hashes
  }
}

extension TextTrace {
  /// Calls `body` with the keys of the text: the hash of its words, and one hash for each quarter of its sketch.
  func forEachKey(_ body: (UInt64) -> Void) {
    body(exact)
    guard let sketch else { return }
    for part in 0..<4 {
      var key = UInt64(part) &+ 1
      for member in 4 * part..<4 * part + 4 { key = (key ^ UInt64(sketch[member])) &* StableHash.prime }
      body(key)
    }
  }
}

/// A text in seventeen numbers: one of all its words, and sixteen smallest hashes of its runs of three words (MinHash).
///
/// The share of equal minima estimates how many runs two texts have in common (A. Broder, On the resemblance and
/// containment of documents, 1997).
struct TextSketch {
  /// Shorter texts have too few runs to be compared.
  private static let leastRuns = 6

  /// Of all words, in their order; case and punctuation do not count.
  let exact: UInt64
  let wordCount: Int
  /// `nil` for a text of few words.
  let minima: SIMD16<UInt32>?

  /// `nil` for a text without a word.
  init?(_ parts: [String]) {
    let words = parts.count == 1 ? Self.wordHashes(parts[0]) : parts.flatMap { Self.wordHashes($0) }
    guard !words.isEmpty else { return nil }
    exact = Self.mix(words)
    wordCount = words.count
    let runs = words.count < 3 ? [] : (0...words.count - 3).map { Self.mix(words[$0..<$0 + 3]) }
    minima = runs.count < Self.leastRuns ? nil : Self.minima(of: runs)
  }

  private static func mix(_ hashes: some Sequence<UInt64>) -> UInt64 {
    hashes.reduce(StableHash.start) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 29) }
  }

  /// One hash function per member, derived from one by different factors.
  private static func minima(of runs: [UInt64]) -> SIMD16<UInt32> {
    var minima = SIMD16<UInt32>(repeating: .max)
    for index in 0..<SIMD16<UInt32>.scalarCount {
      let factor = 0x9E37_79B9_7F4A_7C15 &* UInt64(2 * index + 1)
      var least = UInt32.max
      for run in runs { least = min(least, UInt32(truncatingIfNeeded: (run &* factor) >> 32)) }
      minima[index] = least
    }
    return minima
  }

  /// The hash of each word, in small letters: ASCII ones by a shift of one bit, others as they are. Quotation marks and
  /// dashes count as letters here, which makes no difference to texts that are compared with each other.
  private static func wordHashes(_ text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { bytes in
      var hashes: [UInt64] = []
      hashes.reserveCapacity(bytes.count / 6)
      var hash = StableHash.start
      for byte in bytes {
        if byte.isASCIILetterOrDigit {
          hash = (hash ^ UInt64(byte | 0x20)) &* StableHash.prime
        } else if byte >= 0x80 {
          hash = (hash ^ UInt64(byte)) &* StableHash.prime
        } else if hash != StableHash.start {
          hashes.append(hash)
          hash = StableHash.start
        }
      }
      if hash != StableHash.start { hashes.append(hash) }
      return hashes
    }
  }
}

/// Finds the hashes that occur more than once.
///
/// A filter with two bits per slot comes before a set: of fifty thousand posts hardly any have a hash in common.
struct RepeatedHashes {
  private let filter: Filter
  private let repeated: Set<UInt64>

  init(_ hashes: [UInt64]) {
    var filter = Filter(expecting: hashes.count)
    for hash in hashes { filter.add(hash) }
    self.filter = filter
    let candidates = hashes.filter(filter.mayRepeat).sorted()
    repeated = Set(zip(candidates, candidates.dropFirst()).filter { $0 == $1 }.map(\.0))
  }

  func contains(_ hash: UInt64) -> Bool { filter.mayRepeat(hash) && repeated.contains(hash) }

  /// Whether a hash may occur more than once: true as well if another hash has the same slot.
  private struct Filter {
    private var once: [UInt64]
    private var twice: [UInt64]
    private let shift: UInt64

    init(expecting count: Int) {
      // At least sixteen slots for each hash, so that few collide.
      let bits = max(6, Int.bitWidth - (16 * count).leadingZeroBitCount)
      once = Array(repeating: 0, count: 1 << (bits - 6))
      twice = once
      shift = UInt64(64 - bits)
    }

    mutating func add(_ hash: UInt64) {
      let (word, bit) = slot(hash)
      twice[word] |= once[word] & bit
      once[word] |= bit
    }

    func mayRepeat(_ hash: UInt64) -> Bool {
      let (word, bit) = slot(hash)
      return twice[word] & bit != 0
    }

    /// The highest bits of a product depend on all bits of the hash.
    private func slot(_ hash: UInt64) -> (word: Int, bit: UInt64) {
      let slot = (hash &* 0x9E37_79B9_7F4A_7C15) >> shift
      return (Int(slot >> 6), 1 << (slot & 63))
    }
  }
}
