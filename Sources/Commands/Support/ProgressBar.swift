internal import Synchronization

/// A progress bar for work that takes more than half a second; hidden if the output is not a terminal.
final class ProgressBar: Sendable {
  private struct State {
    var started: Double?
    var shownAt = 0.0
    var isShown = false
  }

  private let stream: Output
  private let clock: @Sendable () -> Double
  private let state = Mutex(State())

  /// Seconds before it appears, and between two updates.
  private static let patience = 0.5
  private static let interval = 0.1
  private static let width = 30

  init(on stream: Output, clock: @escaping @Sendable () -> Double) {
    self.stream = stream
    self.clock = clock
    state.withLock { $0.started = clock() }
  }

  /// Shows that `done` of `total` are read, and removes the bar when all are. May be called from any thread.
  func show(_ done: Int, of total: Int, _ unit: String) {
    guard stream.isTerminal, total > 0 else { return }
    guard done < total else { return clear() }
    state.withLock { state in
      let now = clock()
      guard now - (state.started ?? now) > Self.patience, now - state.shownAt > Self.interval else { return }
      state.shownAt = now
      state.isShown = true
      let filled = Self.width * done / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
      stream.write("\r\u{1B}[K\(bar) \(done) of \(total) \(unit)")
    }
  }

  /// Removes the bar.
  func clear() {
    state.withLock { state in
      if state.isShown { stream.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
