internal import Dispatch
internal import Synchronization

/// A value that is computed on a background thread. Unlike a `PostWorkers` loop around the work, this leaves that loop
/// all processors: Dispatch runs nested loops on one thread.
final class Later<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Value
  private let group = DispatchGroup()
  private let done = Mutex<Value?>(nil)

  init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    DispatchQueue.global().async(group: group) {
      let value = work()
      self.done.withLock { $0 = value }
    }
  }

  /// Waits for the value. The fallback is unreachable, since `done` is set before the group is left, but the compiler
  /// cannot know that.
  var value: Value {
    group.wait()
    return done.withLock { $0 } ?? work()
  }
}
