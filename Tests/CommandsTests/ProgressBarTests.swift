import Core
import Synchronization
import Testing

@testable import Commands

/// The bar that says how much of a long work is done.
@Suite struct ProgressBarTests {
  private final class Screen: Sendable {
    let text = Mutex("")
    let time = Mutex(0.0)
  }

  private func shown(isTerminal: Bool = true, _ use: (ProgressBar, Screen) -> Void) -> String {
    let screen = Screen()
    let output = Output(isTerminal: isTerminal) { text in screen.text.withLock { $0 += text } }
    use(ProgressBar(on: output) { screen.time.withLock { $0 } }, screen)
    return screen.text.withLock { $0 }
  }

  @Test func `it appears after half a second, says how far the work is, and is gone at the end`() {
    let text = shown { bar, screen in
      bar.show(1, of: 4, "commits")
      screen.time.withLock { $0 = 0.6 }
      bar.show(2, of: 4, "commits")
      bar.show(3, of: 4, "commits")
      bar.show(4, of: 4, "commits")
    }
    let half = String(repeating: "█", count: 15) + String(repeating: "░", count: 15)
    #expect(text == "\r\u{1B}[K\(half) 2 of 4 commits\r\u{1B}[K")
  }

  @Test func `short work, and what no terminal shows, has none`() {
    #expect(shown { bar, _ in for done in 0...4 { bar.show(done, of: 4, "posts") } } == "")
    let text = shown(isTerminal: false) { bar, screen in
      screen.time.withLock { $0 = 9 }
      for done in 0...4 { bar.show(done, of: 4, "posts") }
    }
    #expect(text == "")
  }
}
