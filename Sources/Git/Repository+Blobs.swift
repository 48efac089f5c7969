extension Repository {
  /// The size of a blob in bytes, without reading it.
  package func blobSize(_ id: ObjectID) throws(GitError) -> Int {
    try objectSize(id, .blob)
  }

  /// The bytes of a blob of at most `limit` bytes. A larger one is not read at all, but thrown as `.tooLarge`.
  package func blob(_ id: ObjectID, limit: Int) throws(GitError) -> [UInt8] {
    let size = try blobSize(id)
    guard size <= limit else { throw Self.tooLarge(id, .blob, size, limit) }
    return try object(id, .blob, limit: limit)
  }

  /// Writes a blob of exactly these bytes: no line endings are changed, no filter is run.
  package func createBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try write(bytes, .blob)
  }

  /// The name that a blob of these bytes has or would have, without writing it.
  package static func blobID(of bytes: [UInt8]) throws(GitError) -> ObjectID {
    try hash(bytes, .blob)
  }
}
