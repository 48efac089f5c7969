internal import Git
internal import Validation

/// How one post stands in the cache: the name of its file's content, then its trace, then what was found in it.
///
/// A head of 36 bytes comes first: the blob's id (20), the hash of the path (8), the lengths of trace and findings (4
/// each). Findings of no length at all are not known.
struct StoredPost {
  static let headSize = 36

  let key: Key
  let trace: Range<Int>
  let findings: Range<Int>

  /// A content at a path: findings name the path, and pictures may be named from it.
  struct Key: Hashable {
    var blob: ObjectID
    var path: UInt64

    /// Nothing for a file whose content git does not know.
    init?(_ file: ContentFile) {
      guard let blob = file.blob.flatMap({ ObjectID(hex: $0) }) else { return nil }
      self.blob = blob
      path = StableHash.of(file.path)
    }

    fileprivate init(blob: ObjectID, path: UInt64) {
      self.blob = blob
      self.path = path
    }
  }

  /// The post whose head begins at `start`; nothing where there is none, whole.
  init?(in bytes: [UInt8], at start: Int) {
    guard start + Self.headSize <= bytes.count, let blob = ObjectID(bytes, at: start) else {
      return nil
    }
    var head = ByteReader(bytes, start + 20..<start + Self.headSize)
    guard let path = head.number(UInt64.self), let traceLength = head.number(UInt32.self),
      let findingsLength = head.number(UInt32.self)
    else { return nil }
    key = Key(blob: blob, path: path)
    trace = start + Self.headSize..<start + Self.headSize + Int(traceLength)
    findings = trace.upperBound..<trace.upperBound + Int(findingsLength)
    guard findings.upperBound <= bytes.count else { return nil }
  }

  /// The bytes of a post of which as much is known.
  static func bytes(_ key: Key, trace: PostTrace?, findings: CheckedPost?) -> [UInt8] {
    var traceBytes = ByteWriter()
    if let trace { traceBytes.trace(trace) }
    var findingBytes = ByteWriter()
    if let findings { findingBytes.findings(of: findings) }
    var head = ByteWriter()
    head.number(key.path)
    head.number(UInt32(traceBytes.bytes.count))
    head.number(UInt32(findingBytes.bytes.count))
    return key.blob.bytes + head.bytes + traceBytes.bytes + findingBytes.bytes
  }
}
