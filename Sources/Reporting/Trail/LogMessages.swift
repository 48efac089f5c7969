import Ledger
import Workflow

/// What the trail and decisions say.
enum LogMessages {
  static let empty = "nothing happened yet"
  static let somebody = "somebody"

  /// A hold that was resumed did count, while it was open.
  static func notCounted(_ event: TrailEvent) -> String {
    event.kind == RecordKind.hold.rawValue ? "(ended)" : "(does not count)"
  }

  /// What an event is about: `2026-12-markt (x, youtube)`; the channels alone where the post goes without saying.
  static func object(of event: TrailEvent, isNamed: Bool, _ order: ChannelOrder) -> String {
    if let scope = event.scope { return DecisionMessages.scope(scope) }
    let channels = event.channels.isEmpty ? nil : "(\(order.sorted(event.channels).joined(separator: ", ")))"
    let post = isNamed && !event.post.isEmpty ? event.post : nil
    // `wrote it`, `asked for changes to it`.
    return [isNamed ? post : "it", channels].compactMap { $0 }.joined(separator: " ")
  }

  /// What somebody did: the past tense of an event's kind.
  static func verb(_ kind: String) -> String {
    if let kind = RecordKind(rawValue: kind) { return verb(kind) }
    // A word that a later version brings is understood as it stands.
    return ["written": "wrote"][kind] ?? kind
  }

  private static func verb(_ kind: RecordKind) -> String {
    switch kind {
    case .approve: "approved"
    case .requestChanges: "asked for changes to"
    case .comment: "commented on"
    case .correction: "proposed a correction of"
    case .withdraw: "withdrew a decision on"
    case .dismiss: "dismissed a decision on"
    case .hold: "stopped"
    case .resume: "resumed"
    case .claim: "claimed"
    case .sending: "began to send"
    case .published: "published"
    case .handedOff: "handed off"
    case .updated: "updated"
    case .failed: "could not send"
    case .unknown: "does not know about the sending of"
    case .resolve: "resolved the sending of"
    case .retracted: "retracted"
    case .checkpoint: "noted the ledger's state"
    }
  }
}
