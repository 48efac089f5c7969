/// One replacement of a stretch of a file's bytes.
struct ByteEdit: Hashable {
  /// The offsets of the bytes to replace; empty for an insertion.
  var range: Range<Int>
  var bytes: [UInt8]

  /// Whether the edits conflict, so that one would change the meaning of the other. An insertion conflicts with
  /// adjacent edits, since their order would be a guess.
  func meets(_ other: ByteEdit) -> Bool {
    if range.isEmpty || other.range.isEmpty {
      return range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
    }
    return range.overlaps(other.range)
  }

  /// `bytes` with all edits made, none of which may conflict with another.
  static func apply(_ edits: [ByteEdit], to bytes: [UInt8]) -> [UInt8] {
    var (result, done) = ([UInt8](), 0)
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[done..<edit.range.lowerBound] + edit.bytes
      done = edit.range.upperBound
    }
    return result + bytes[done...]
  }
}
