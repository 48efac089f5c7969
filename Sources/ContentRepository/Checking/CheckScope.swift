internal import Validation

/// Which files `check` reports on.
struct CheckScope {
  /// Files and folders by name; empty where none was named.
  private let named: [Named]
  /// What differs from the revision compared with; nothing where none was named.
  private var changed: Set<ExactText>?
  /// The hashes of what changed or went.
  let changedHashes: Set<UInt64>

  /// A file or a folder.
  private struct Named {
    let path: String
    let bytes: [UInt8]
    let isASCII: Bool

    init(_ path: String) {
      self.path = path
      bytes = Array(path.utf8)
      isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    /// A path of other letters than those of ASCII may be written in other ways than it is typed.
    func contains(_ other: UnsafeRawBufferPointer) -> Bool {
      if bytes.isEmpty || bytes.withUnsafeBytes(other.begins) && [nil, UInt8(ascii: "/")].contains(next(in: other)) {
        return true
      }
      guard !isASCII else { return false }
      let other = String(decoding: other, as: UTF8.self)
      return other == path || other.hasPrefix(path + "/")
    }

    /// Where the files stand that it contains.
    func places(in list: ContentFiles) -> [Int] {
      guard isASCII, !bytes.isEmpty else { return list.indices.filter { list[$0].withPath(contains) } }
      let below =
        list.firstPlace(of: bytes + [UInt8(ascii: "/")])..<list.firstPlace(of: bytes + [UInt8(ascii: "/") + 1])
      return (list.place(of: path).map { [$0] } ?? []) + below
    }

    /// What comes in a path after this one.
    private func next(in other: UnsafeRawBufferPointer) -> UInt8? {
      other.count > bytes.count ? other[bytes.count] : nil
    }
  }

  init(paths: [String], changed: Set<ExactText>?) {
    named = paths.map { path in
      Named(path.split(separator: "/").filter { $0 != "." }.joined(separator: "/"))
    }
    self.changed = changed
    changedHashes = Set((changed ?? []).map { StableHash.of($0.text) })
  }

  func contains(_ path: String) -> Bool { isNamed(path) && changed?.contains(ExactText(path)) ?? true }

  private func isNamed(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { isNamed(UnsafeRawBufferPointer($0)) }
  }

  /// Whether a path was named, or lies in a folder that was, or nobody named any.
  func isNamed(_ path: UnsafeRawBufferPointer) -> Bool { named.isEmpty || named.contains { $0.contains(path) } }

  /// Whether everything is reported on.
  var isWhole: Bool { named.isEmpty && changed == nil }

  /// Whether nothing but posts were named.
  var isOfPosts: Bool { !named.isEmpty && named.allSatisfy { ContentFile.isPost($0.path) } }

  /// The files of a tree that are reported on, in their order.
  func files(of index: FileIndex) -> [ContentFile] {
    guard let changed else {
      guard !named.isEmpty else { return Array(index.list) }
      return Set(named.flatMap { $0.places(in: index.list) }).sorted().map { index.list[$0] }
    }
    return changed.filter { isNamed($0.text) }.sorted().compactMap { index.file(at: $0.text) }
  }

  /// Whether a post names a file that changed or went, by its hash: who is brought in too many is checked in vain.
  func namesChangedFile(_ post: PostTrace) -> Bool { post.files.contains(where: changedHashes.contains) }

  /// Adds posts as if they had changed themselves.
  mutating func include(_ paths: [String]) { changed?.formUnion(paths.map(ExactText.init)) }
}
