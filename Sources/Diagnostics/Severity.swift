/// The severity of a finding.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Worth knowing.
  case note
  /// Worth a look before approving.
  case warning
  /// Must change: the entry is `invalid` until it does.
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
