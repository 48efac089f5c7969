internal import Validation

/// What the cache stores of a post.
struct StoredContent: Sendable {
  var key: StoredPost.Key
  /// The lower halves of `PostTrace.hashes`.
  var hashes: [UInt32]
  /// The bytes of the trace, then of what was found.
  var body: [UInt8]
  var traceLength: Int

  init(key: StoredPost.Key, hashes: [UInt32], body: [UInt8], traceLength: Int) {
    self.key = key
    self.hashes = hashes
    self.body = body
    self.traceLength = traceLength
  }

  /// - Parameter findings: `nil` if they are unknown, or may differ in the next run.
  init(key: StoredPost.Key, trace: PostTrace?, findings: CheckedPost?) {
    var writer = ByteWriter()
    if let trace { writer.trace(trace) }
    let traceLength = writer.bytes.count
    if let findings { writer.findings(of: findings) }
    self.init(
      key: key, hashes: trace?.hashes.map { UInt32(truncatingIfNeeded: $0) } ?? [], body: writer.bytes,
      traceLength: traceLength)
  }
}
