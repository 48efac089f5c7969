internal import Core
internal import Foundation
internal import Synchronization

/// The files of a tree, found by path. Safe to use from several threads.
package final class FileIndex: Sendable {
  package let list: ContentFiles
  /// Made when a missing path is first looked up: few trees need it.
  private let folded = Mutex<[FoldedPath: String]?>(nil)

  private let knownTwins = Mutex<[[ExactText]]?>(nil)

  /// The most files of a folder that are searched for a similar name.
  private static let maximumCandidates = 500

  package init(_ list: ContentFiles) { self.list = list }

  /// The file at `path`, byte for byte.
  package func file(at path: String) -> ContentFile? { list.place(of: path).map { list[$0] } }

  /// Whether there is a regular file at `path`.
  package func hasRegularFile(at path: String) -> Bool {
    switch file(at: path)?.kind {
    case .regular, .executable: true
    case .symbolicLink, .submodule, .special: false
    case nil: linkedFolder(above: path) == nil && isUnlisted(path)
    }
  }

  /// Whether there is a file at `path` that is not listed.
  private func isUnlisted(_ path: String) -> Bool { list.unlisted?.contains(path) ?? false }

  /// The folder above `path` that is a symbolic link or a submodule, so that files below it are not part of the tree.
  package func linkedFolder(above path: String) -> ContentFile? {
    FileIndex.folders(above: path).lazy.compactMap { self.file(at: $0) }.first
  }

  /// A file whose path differs from `path` only in upper and lower case or in how its letters are composed.
  package func twin(of path: String) -> String? {
    let found = folded.withLock { known in
      let index = known ?? Dictionary(list.map { (FoldedPath($0.path), $0.path) }, uniquingKeysWith: { min($0, $1) })
      known = index
      return index[FoldedPath(path)]
    }
    return found.flatMap { ExactText($0) == ExactText(path) ? nil : $0 } ?? unlistedTwin(of: path)
  }

  private func unlistedTwin(of path: String) -> String? {
    guard let unlisted = list.unlisted else { return nil }
    let folded = FoldedPath(path)
    return unlisted.paths(beside: path).first {
      FoldedPath($0) == folded && ExactText($0) != ExactText(path) && unlisted.contains($0)
    }
  }

  /// Paths of files and folders that are one path to some computers, group by group, each in order. Computed once, on
  /// first use.
  package var twins: [[ExactText]] {
    knownTwins.withLock { known in
      let twins = known ?? list.twins()
      known = twins
      return twins
    }
  }

  /// The file of the same folder that may have been meant by `path`.
  package func nearest(to path: String) -> String? {
    let siblings = siblings(of: path)
    guard siblings.count <= FileIndex.maximumCandidates, path.utf8.count <= 300 else { return nil }
    return SuggestedFile.nearest(to: path, among: siblings + unlistedSiblings(near: path))
  }

  private func unlistedSiblings(near path: String) -> [String] {
    guard let unlisted = list.unlisted else { return [] }
    let siblings = unlisted.paths(beside: path)
    guard siblings.count <= FileIndex.maximumCandidates else { return [] }
    return siblings.filter {
      SuggestedFile.nearest(to: path, among: [$0]) != nil && file(at: $0) == nil && unlisted.contains($0)
    }
  }

  /// The paths of the same folder: at most a few more than are searched.
  private func siblings(of path: String) -> [String] {
    let folder = FileIndex.folder(of: path)
    let prefix = folder.isEmpty ? "" : folder + "/"
    return list[list.firstPlace(of: Array(prefix.utf8))...].lazy
      .map(\.path)
      .prefix { $0.utf8.starts(with: prefix.utf8) }
      .filter { !$0.utf8.dropFirst(prefix.utf8.count).contains(UInt8(ascii: "/")) }
      .prefix(FileIndex.maximumCandidates + 1)
      .map(\.self)
  }

  /// Every folder above a path, the outermost first.
  package static func folders(above path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  /// The folder that a path lies in; empty for the root.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}

/// A path as seen by file systems that fold case and normalise: macOS and Windows keep only one of two equal ones.
///
/// Equality of strings is canonical equivalence, which is equality after NFC; the text is folded for case.
package struct FoldedPath: Hashable, Sendable {
  private let folded: String

  package init(_ path: String) {
    let isASCII = path.utf8.allSatisfy { $0 < 0x80 }
    folded = isASCII ? path.lowercased() : FoldedPath.fold(path)
  }

  /// A hash that is the same for equal paths; ASCII paths, which nearly all are, need no conversion to text.
  static func hash(_ path: UnsafeRawBufferPointer) -> UInt64 {
    var hash = StableHash.start
    for byte in path {
      if byte >= 0x80 { return Self.hash(unusual: String(decoding: path, as: UTF8.self)) }
      let isCapital = byte &- 0x41 < 26
      hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* StableHash.prime
    }
    return hash
  }

  private static func hash(unusual path: String) -> UInt64 {
    StableHash.of(FoldedPath(path).folded.precomposedStringWithCanonicalMapping)
  }

  /// Full case folding: upper case first, so that `ß` meets `ss` and `ς` meets `σ`. Only the dotless `ı`, which folds
  /// to itself, would meet `i` that way.
  private static func fold(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      guard scalar != "\u{131}" else { return String(scalar) }
      return scalar.properties.uppercaseMapping.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }.joined()
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes begin with those of a text.
  func begins(with text: StaticString) -> Bool {
    text.withUTF8Buffer { begins(with: UnsafeRawBufferPointer($0)) }
  }

  /// Whether the bytes begin with others.
  package func begins(with other: UnsafeRawBufferPointer) -> Bool {
    guard count >= other.count, let start = baseAddress, let otherStart = other.baseAddress else {
      return other.isEmpty
    }
    return memcmp(start, otherStart, other.count) == 0
  }

  /// Whether the bytes end with those of a text.
  func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      text.count <= count
        && UnsafeRawBufferPointer(rebasing: self[(count - text.count)...]).begins(with: UnsafeRawBufferPointer(text))
    }
  }
}
