internal import Dispatch
internal import Synchronization

/// A parallel map: does the same work for many items on several threads, and returns the results in the items' order.
struct ParallelMap {
  /// How many threads work at once.
  let count: Int
  /// Called with the number of items done, on any thread.
  var progress: @Sendable (Int) -> Void = { _ in }

  /// How many items a thread takes at a time: few enough that no thread waits long for the others at the end, and
  /// enough that neighbouring items, such as the files of a folder, stay together.
  private static func portion(of total: Int) -> Int { max(64, total / 256) }

  /// The results so far.
  private struct State<Result: Sendable> {
    var next = 0
    var done = 0
    var results: [Int: [Result]] = [:]
    var error: (any Error)?
  }

  /// - Parameter worker: makes the function that a thread works with; handles that it opens belong to that thread.
  /// - Throws: the first error of any thread; the others stop at their next portion.
  func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], worker: @Sendable () throws -> (Item) throws -> Result
  ) throws -> [Result] {
    guard !items.isEmpty else { return [] }
    let state = Mutex(State<Result>())
    let size = Self.portion(of: items.count)
    DispatchQueue.concurrentPerform(iterations: max(1, min(count, items.count / size + 1))) { _ in
      do {
        let work = try worker()
        while let portion = take(size, of: items.count, state) {
          let results = try items[portion].map(work)
          finish(portion, results, state)
        }
      } catch {
        state.withLock { $0.error = $0.error ?? error }
      }
    }
    return try state.withLock { state in
      if let error = state.error { throw error }
      var results: [Result] = []
      results.reserveCapacity(items.count)
      for start in stride(from: 0, to: items.count, by: size) { results += state.results[start] ?? [] }
      return results
    }
  }

  private func take<Result>(_ size: Int, of total: Int, _ state: borrowing Mutex<State<Result>>) -> Range<Int>? {
    state.withLock { state in
      guard state.error == nil, state.next < total else { return nil }
      defer { state.next += size }
      return state.next..<min(total, state.next + size)
    }
  }

  private func finish<Result>(_ portion: Range<Int>, _ results: [Result], _ state: borrowing Mutex<State<Result>>) {
    let done = state.withLock { state in
      state.results[portion.lowerBound] = results
      state.done += results.count
      return state.done
    }
    progress(done)
  }
}

/// A value that is computed on a background thread. Unlike a `ParallelMap` loop around the work, this leaves that loop
/// all processors: Dispatch runs nested loops on one thread.
final class BackgroundValue<Value: Sendable>: Sendable {
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
