/// An object of libgit2: freed when this value ends, and its repository kept alive until then.
struct Handle: ~Copyable {
  private let pointer: OpaquePointer
  private let owner: Repository?
  private let free: (OpaquePointer?) -> Void

  /// Calls `open`, which stores the new object in its parameter and returns libgit2's result.
  ///
  /// - Parameter owner: The repository that the object reaches into, if any.
  init(
    _ operation: @autoclosure () -> String, owner: Repository?, free: @escaping (OpaquePointer?) -> Void,
    open: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var opened: OpaquePointer?
    try check(open(&opened), operation())
    guard let pointer = opened else {
      throw GitError(.other(0), operation: operation(), message: "libgit2 gave no object")
    }
    self.pointer = pointer
    self.owner = owner
    self.free = free
  }

  deinit { free(pointer) }

  /// Calls `body` with the pointer, which must not escape. A closure rather than a property: the object cannot
  /// be freed between the reading of a pointer and its use.
  borrowing func use<Value>(_ body: (OpaquePointer) throws(GitError) -> Value) throws(GitError) -> Value {
    try body(pointer)
  }
}
