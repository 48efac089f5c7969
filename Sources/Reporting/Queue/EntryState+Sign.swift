import Workflow

extension EntryState {
  /// One character that tells the state without colour.
  var sign: String {
    switch self {
    case .published, .handedOff: "●"
    case .sending: "→"
    case .unknown: "?"
    case .failed, .invalid: "✗"
    case .draft, .unplanned: "○"
    case .held: "‖"
    case .expired, .missed, .changesRequested: "!"
    case .needsApproval: "…"
    case .due, .scheduled: "✓"
    }
  }

  /// How the sign is painted.
  var tone: TextStyle.Tone {
    switch self {
    case .published, .handedOff, .draft, .unplanned: .dim
    case .unknown, .failed, .invalid, .held, .expired, .missed: .error
    case .sending, .changesRequested, .needsApproval: .warning
    case .due, .scheduled: .ok
    }
  }
}
