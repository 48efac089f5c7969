internal import Validation

/// The posts that nobody asked about. Rules across posts look for what they share with those asked about: of the posts
/// that the cache knows, few have to be taken out of it.
struct OtherPosts {
  /// A post by its place among the files, and its trace.
  typealias Placed = (place: Int, trace: PostTrace)

  /// Those that the cache does not know, as far as they could be read.
  let read: [Placed]
  /// How many had to be read for that.
  let readCount: Int
  private let cache: CheckCache
  private let known: [CheckCache.Known]
  private let reader: ([Int]) throws -> [Placed]

  /// - Parameters:
  ///   - places: where they stand among the files, ascending.
  ///   - reader: reads posts at places; what cannot be read is left out.
  init(_ places: [Int], _ cache: CheckCache, reader: @escaping ([Int]) throws -> [Placed]) throws {
    let unknown = places.filter { !cache.hasTrace($0) }
    read = try reader(unknown)
    readCount = unknown.count
    known = cache.known(unknown.isEmpty ? places : places.filter(cache.hasTrace))
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
