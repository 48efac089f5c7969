internal import Validation

/// The posts of a cache, in the order of their paths.
struct StoredPosts {
  private var posts: [StoredPost] = []

  /// How far ahead a post is looked for before all are: some files come and go between two runs.
  private static let reach = 8

  init() {}

  /// Nothing where the bytes are no whole posts.
  init?(in bytes: [UInt8], from start: Int) {
    posts.reserveCapacity(bytes.count / 256)
    var place = start
    while place < bytes.count {
      guard let post = StoredPost(in: bytes, at: place) else { return nil }
      posts.append(post)
      place = post.findings.upperBound
    }
  }

  /// What is stored of each file, in the files' order, which is that of their paths; nothing where its content is
  /// another by now.
  func find(_ files: [ContentFile]) -> [StoredPost?] {
    guard !posts.isEmpty else { return Array(repeating: nil, count: files.count) }
    var next = 0
    var all: [UInt64: Int]?
    return files.map { file in
      guard let key = StoredPost.Key(file) else { return nil }
      let near = posts[next..<min(posts.count, next + Self.reach)].firstIndex { $0.key.path == key.path }
      guard let place = near ?? everywhere(&all)[key.path] else { return nil }
      next = place + 1
      return posts[place].key == key ? posts[place] : nil
    }
  }

  private func everywhere(_ index: inout [UInt64: Int]?) -> [UInt64: Int] {
    if let index { return index }
    let made = Dictionary(
      posts.indices.map { (posts[$0].key.path, $0) }, uniquingKeysWith: { first, _ in first })
    index = made
    return made
  }
}
