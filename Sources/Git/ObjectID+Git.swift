internal import CLibgit2

extension ObjectID {
  /// The id libgit2 wrote to `id`.
  init(_ id: git_oid) {
    self = withUnsafeBytes(of: id.id) { ObjectID(bytes: $0) } ?? .zero
  }

  /// The same id as libgit2 takes it.
  var git: git_oid {
    var id = git_oid()
    withUnsafeMutableBytes(of: &id.id) { store(into: $0) }
    return id
  }
}
