internal import CLibgit2
package import Core

/// The kinds of objects, as git names them in their headers.
enum ObjectKind: Int32 {
  case commit = 1
  case tree = 2
  case blob = 3
  case tag = 4

  var git: git_object_t { git_object_t(rawValue) }
}

extension Repository {
  /// The bytes of the object `id`, which must be of the kind `kind` and have at most `limit` bytes.
  func object(_ id: ObjectID, _ kind: ObjectKind, limit: Int) throws(GitError) -> [UInt8] {
    let bytes = try start(of: id, kind, limit: limit + 1)
    guard bytes.count <= limit else { throw Self.tooLarge(id, kind, try objectSize(id, kind), limit) }
    return bytes
  }

  /// The first bytes of the object `id`, which must be of the kind `kind`: `limit` of them, or all.
  func start(of id: ObjectID, _ kind: ObjectKind, limit: Int) throws(GitError) -> [UInt8] {
    var object: OpaquePointer?
    var name = id.git
    let result = git_odb_read(&object, database, &name)
    guard result >= 0, let object else { throw missing(result, id, kind) }
    defer { git_odb_object_free(object) }
    try checkKind(git_odb_object_type(object), of: id, is: kind)
    let bytes = UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object))
    return Array(UnsafeRawBufferPointer(rebasing: bytes.prefix(limit)))
  }

  /// The size in bytes of the object `id`, read from its header alone.
  func objectSize(_ id: ObjectID, _ kind: ObjectKind) throws(GitError) -> Int {
    var (size, type, name) = (0, GIT_OBJECT_INVALID, id.git)
    let result = git_odb_read_header(&size, &type, database, &name)
    guard result >= 0 else { throw missing(result, id, kind) }
    try checkKind(type, of: id, is: kind)
    return size
  }

  /// Writes an object, and returns its id. An object that exists already is not written again.
  func write(_ bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
    var id = git_oid()
    let result = bytes.withUnsafeBytes { git_odb_write(&id, database, $0.baseAddress, $0.count, kind.git) }
    try check(result, "write a \(kind)")
    return ObjectID(id)
  }

  /// The name of an object of these bytes, without writing it.
  static func hash(_ bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
    try GitLibrary.start()
    var id = git_oid()
    let result = bytes.withUnsafeBytes { git_odb_hash(&id, $0.baseAddress, $0.count, kind.git) }
    try check(result, "hash a \(kind)")
    return ObjectID(id)
  }

  static func tooLarge(_ id: ObjectID, _ kind: ObjectKind, _ size: Int, _ limit: Int) -> GitError {
    GitError(.tooLarge, operation: "read \(kind) \(id)", message: "it has \(size) bytes, more than \(limit)")
  }

  private func checkKind(_ type: git_object_t, of id: ObjectID, is kind: ObjectKind) throws(GitError) {
    guard type != kind.git else { return }
    throw GitError(.invalid, operation: "read \(kind) \(id)", message: "the object is not a \(kind)")
  }

  /// The error of reading `id`, with the reason if objects may be missing.
  private func missing(_ result: Int32, _ id: ObjectID, _ kind: ObjectKind) -> GitError {
    let error = GitError(library: result, operation: "read \(kind) \(id)")
    guard error.code == .notFound, isPartialClone else { return error }
    return GitError(
      .notFound, operation: error.operation, message: "this is a partial clone, which does not have it yet",
      hints: completion)
  }
}

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

extension ObjectID {
  /// The id libgit2 wrote to `id`.
  init(_ id: git_oid) {
    self = withUnsafeBytes(of: id.id) { ObjectID($0, at: 0) } ?? .zero
  }

  /// The same id as libgit2 takes it.
  var git: git_oid {
    var id = git_oid()
    withUnsafeMutableBytes(of: &id.id) { store(into: $0) }
    return id
  }
}
