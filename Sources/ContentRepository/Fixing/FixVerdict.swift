internal import Diagnostics
internal import Validation

/// Whether fixes made something worse.
struct FixVerdict {
  private let before: [ExactText: [Finding]]
  private let after: [ExactText: [Finding]]

  init(before: [Finding], after: [Finding]) {
    self.before = Dictionary(grouping: before) { ExactText($0.path) }
    self.after = Dictionary(grouping: after) { ExactText($0.path) }
  }

  /// The files whose fixes are to be undone. If a file that was not changed has more errors than before, the fix that
  /// caused them is unknown, and all are undone.
  func failures(among attempts: [FixAttempt]) -> Set<ExactText> {
    let health = attempts.map { attempt in
      (
        key: attempt.key, reveals: attempt.reveals,
        before: FileHealth(of: attempt.key.text, bytes: attempt.before, findings: before[attempt.key] ?? []),
        after: FileHealth(of: attempt.key.text, bytes: attempt.bytes, findings: after[attempt.key] ?? [])
      )
    }
    let touched = Set(attempts.map(\.key))
    // A configuration that could not be read was not applied to any post so far.
    let isFirstJudgement = health.contains { $0.key.text == PolicySnapshot.path && !$0.before.isReadable }
    guard isFirstJudgement || errors(after, except: touched) <= errors(before, except: touched) else { return touched }
    return Set(health.filter { !$0.after.isNoWorse(than: $0.before, revealing: $0.reveals) }.map(\.key))
  }

  private func errors(_ findings: [ExactText: [Finding]], except touched: Set<ExactText>) -> Int {
    findings.reduce(0) { sum, file in
      touched.contains(file.key) ? sum : sum + file.value.count { $0.severity == .error }
    }
  }
}
