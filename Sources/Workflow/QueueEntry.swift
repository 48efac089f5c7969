package import Canonical
package import Content
package import Ledger

/// One post on one channel, with its state and the reasons for it.
package struct QueueEntry: Sendable {
  package var queue: String
  package var post: PostSnapshot
  package var channel: ChannelSnapshot
  package var state: EntryState
  /// When it goes, or went, out.
  package var at: Timestamp?
  package var verdict: Verdict
  package var delivery: DeliveryHistory
  /// The holds that stop it.
  package var holds: [CoveringHold]
  /// The requests for changes that block it.
  package var requests: [LedgerRecord]
  /// What people should know beside the state.
  package var notes: [String]

  /// What it will be on its channel.
  package var rendition: Digest? { channel.rendition?.digest }
  /// Whether the post changed for readers after it was sent.
  package var isEditedSince: Bool { state.isSent && delivery.isEdited(blob: post.blob, rendition: rendition) }
  /// The name of its channel.
  package var channelName: String { channel.channel.name }
  /// When it went out, or was to and did not. `nil` for an entry that is still to come, has no time, or waits for a
  /// decision.
  package var ended: Timestamp? {
    switch state {
    case .published, .handedOff, .missed: at
    case .expired: channel.schedule.notAfter
    case .invalid: at ?? channel.schedule.notAfter
    default: nil
    }
  }

  /// The last moment at which it may still go out, where it has an explicit time.
  package var deadline: Timestamp? { channel.schedule.at.map { $0 + channel.channel.grace } }
}
