internal import Validation

/// The posts outside the requested scope. Rules across posts look for what they share with those in scope, so few of
/// the posts in the cache have to be decoded.
struct OtherPosts {
  /// A post by its number among all, and its trace.
  typealias Numbered = (number: Int, trace: PostTrace)

  /// Those that the cache does not know, as far as they could be read.
  let read: [Numbered]
  /// How many posts had to be read for that.
  let readCount: Int
  private let cache: CheckCache
  private let known: [Int]
  private let reader: ([Int]) throws -> [Numbered]

  /// - Parameters:
  ///   - numbers: theirs among all posts, ascending.
  ///   - reader: reads posts by their numbers; what cannot be read is left out.
  init(_ numbers: [Int], _ cache: CheckCache, reader: @escaping ([Int]) throws -> [Numbered]) throws {
    let unknown = numbers.filter { !cache.hasTrace($0) }
    read = try reader(unknown)
    readCount = unknown.count
    known = unknown.isEmpty ? numbers : numbers.filter(cache.hasTrace)
    self.cache = cache
    self.reader = reader
  }

  var isEmpty: Bool { known.isEmpty && read.isEmpty }

  /// All that had to be read, and of the others those that share one of the hashes.
  func traces(sharing hashes: some Sequence<UInt64>) throws -> [PostTrace] {
    let wanted = WantedHashes(hashes)
    let similar = wanted.isEmpty ? [] : cache.sharing(wanted, among: known)
    let traces = similar.map(cache.trace)
    let damaged = try reader(zip(similar, traces).filter { $0.1 == nil }.map(\.0))
    return (read + damaged).map(\.trace) + traces.compactMap(\.self)
  }

  /// Those that name a file that changed.
  func traces(naming scope: CheckScope) throws -> [PostTrace] {
    try scope.changedHashes.isEmpty ? [] : traces(sharing: scope.changedHashes).filter(scope.namesChangedFile)
  }
}
