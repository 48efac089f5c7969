internal import Git
internal import Validation

/// The entry of one post in the table of the cache: the key, the hashes that it can be found by, and where in the file
/// its trace and its findings are.
///
/// 52 bytes: the blob's id (20), the hash of the path (8), and six numbers of 4.
struct StoredPost {
  static let size = 52

  /// Where its parts lie.
  private enum Place {
    static let (high, middle, low, path) = (0, 8, 16, 20)
    static let (firstHash, hashCount, body, traceLength, findingsLength, sum) = (28, 32, 36, 40, 44, 48)
  }

  /// A content at a path: findings name the path, and pictures may be relative to it.
  struct Key: Hashable, Sendable {
    var blob: BlobID
    var path: UInt64

    /// `nil` for a file whose content git does not know.
    init?(_ file: ContentFile) {
      guard let blob = file.blob else { return nil }
      self.init(blob: blob, path: file.pathHash)
    }

    init(blob: BlobID, path: UInt64) {
      self.blob = blob
      self.path = path
    }

    /// Reads the key of the post at `offset`.
    init(in bytes: UnsafeRawBufferPointer, at offset: Int) {
      func number<Number: FixedWidthInteger>(_ place: Int, _ type: Number.Type) -> Number {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + place, as: type))
      }
      blob = BlobID(
        high: number(Place.high, UInt64.self), middle: number(Place.middle, UInt64.self),
        low: number(Place.low, UInt32.self))
      path = number(Place.path, UInt64.self)
    }
  }

  var key: Key
  /// The first of its hashes (`PostTrace.hashes`) in the list of all, and how many there are.
  var firstHash: Int
  var hashCount: Int
  /// Where the body begins, from the first body on.
  var body: Int
  /// The lengths of its two parts, in bytes. A part of length 0 is not known.
  var traceLength: Int
  var findingsLength: Int
  /// Of the body.
  var sum: UInt32

  /// Reads the post at `offset`, which must have enough bytes after it.
  init(in bytes: UnsafeRawBufferPointer, at offset: Int) {
    func number(_ place: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + place, as: UInt32.self))
    }
    key = Key(in: bytes, at: offset)
    (firstHash, hashCount) = (Int(number(Place.firstHash)), Int(number(Place.hashCount)))
    body = Int(number(Place.body))
    (traceLength, findingsLength) = (Int(number(Place.traceLength)), Int(number(Place.findingsLength)))
    sum = number(Place.sum)
  }

  /// Whether the post at `offset` has a trace, without reading the rest.
  static func hasTrace(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    bytes.loadUnaligned(fromByteOffset: offset + Place.traceLength, as: UInt32.self) != 0
  }

  /// The post of a body that stands at `place`, with its first hash at `firstHash`.
  init(_ content: StoredContent, firstHash: Int, body place: Int) {
    key = content.key
    self.firstHash = firstHash
    hashCount = content.hashes.count
    body = place
    traceLength = content.traceLength
    findingsLength = content.body.count - content.traceLength
    sum = UInt32(truncatingIfNeeded: Checksum.of(content.body))
  }

  func write(to writer: inout ByteWriter) {
    writer.number(key.blob.high)
    writer.number(key.blob.middle)
    writer.number(key.blob.low)
    writer.number(key.path)
    for number in [firstHash, hashCount, body, traceLength, findingsLength] { writer.number(UInt32(clamping: number)) }
    writer.number(sum)
  }
}
