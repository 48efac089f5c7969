internal import Dispatch
internal import Synchronization

/// Does two different things on two threads.
enum AtOnce {
  /// - Throws: what `first` throws.
  static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () throws -> First, and second: @Sendable () -> Second
  ) throws -> (First, Second) {
    let done = Mutex<(first: Result<First, any Error>?, second: Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      if place == 0 {
        let result = Result { try first() }
        done.withLock { $0.first = result }
      } else {
        let result = second()
        done.withLock { $0.second = result }
      }
    }
    let (one, other) = done.withLock { $0 }
    return try (one?.get() ?? first(), other ?? second())
  }
}
