internal import Dispatch
internal import Synchronization

/// Something that another thread works out meanwhile. Unlike a loop of `PostWorkers` around it, this leaves them all
/// processors: Dispatch runs a loop within a loop on one.
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

  /// Waits for it. (Nobody works it out twice: the compiler cannot know that it is there by then.)
  var value: Value {
    group.wait()
    return done.withLock { $0 } ?? work()
  }
}
