internal import Validation

/// Files and folders by name, few or thousands.
struct NamedPaths {
  /// Those of only ASCII, by their hashes: a path is looked up by its own hash and those of its folders.
  private var plain: [UInt64: [[UInt8]]] = [:]
  /// The others, whose names on disk may differ from what was typed: with composed letters or decomposed ones.
  private var unusual: [String] = []
  private var hasRoot = false

  init(_ paths: [String]) {
    for path in paths.map({ $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") }) {
      let bytes = Array(path.utf8)
      if path.isEmpty {
        hasRoot = true
      } else if bytes.allSatisfy({ $0 < 0x80 }) {
        plain[StableHash.of(path), default: []].append(bytes)
      } else {
        unusual.append(path)
      }
    }
  }

  var isEmpty: Bool { plain.isEmpty && unusual.isEmpty && !hasRoot }

  /// Whether all of them are posts, and there is at least one.
  var areAllPosts: Bool {
    let all = unusual + plain.values.joined().map { String(decoding: $0, as: UTF8.self) }
    return !all.isEmpty && !hasRoot && all.allSatisfy { ContentFile.isPost($0) }
  }

  /// Whether a path is one of them, or lies in one.
  func contains(_ path: UnsafeRawBufferPointer) -> Bool {
    if hasRoot { return true }
    let isPlain = StableHash.isAny(ofFoldersAnd: path) { hash, length in
      plain[hash]?.contains { $0.count == length && $0.withUnsafeBytes(path.begins) } ?? false
    }
    guard !isPlain, !unusual.isEmpty else { return isPlain }
    let text = String(decoding: path, as: UTF8.self)
    return unusual.contains { text == $0 || text.hasPrefix($0 + "/") }
  }

  /// The places of the files that are named, or lie in a folder that is, in order.
  func places(in list: ContentFiles) -> [Int] {
    guard unusual.isEmpty, !hasRoot else { return list.indices.filter { list[$0].withPath(contains) } }
    let slash = UInt8(ascii: "/")
    let named = plain.values.joined().flatMap { path -> [Int] in
      let start = list.firstPlace(of: path)
      let isThere = start < list.count && list.order(of: start, to: path) == 0
      let below = list.firstPlace(of: path + [slash])..<list.firstPlace(of: path + [slash + 1])
      return (isThere ? [start] : []) + below
    }
    return Set(named).sorted()
  }
}
