internal import Canonical
internal import Content

/// A git-LFS pointer: the small text that stands in git for a file kept elsewhere.
///
/// Its form is that of the git-LFS specification, version 1: key and value lines, `version` first.
struct GitLFSPointer {
  /// A pointer has fewer bytes.
  static let limit = 1_024
  /// The file that it points to.
  let file: MediaFile

  /// `nil` where `bytes` are no pointer.
  init?(_ bytes: [UInt8]) {
    guard bytes.count < Self.limit, bytes.starts(with: "version https://git-lfs.github.com/spec/v1\n".utf8) else {
      return nil
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
    func value(_ key: String) -> String? {
      lines.first { $0.count == 2 && $0[0] == key }.map { String($0[1]) }
    }
    guard let digest = value("oid").flatMap({ Digest($0) }), let size = value("size").flatMap({ Int64($0) }), size >= 0
    else { return nil }
    file = MediaFile(sha256: digest, size: size, isPointer: true)
  }
}
