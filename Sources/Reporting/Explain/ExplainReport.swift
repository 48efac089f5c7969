package import Content
package import Workflow

/// Why one post will or will not go out, channel by channel.
package struct ExplainReport: Sendable {
  package let queue: PublishQueue
  /// The post's entries that are wanted, in the queue's order.
  package let entries: [QueueEntry]
  package let heads: QueueHeads
  /// The zone in which times are told: that of `stet.yml`.
  package let zone: Zone
  /// Whether commits, digests and whole record ids are wanted in `text`.
  package let verbose: Bool

  package init(
    queue: PublishQueue, entries: [QueueEntry], heads: QueueHeads, zone: Zone, verbose: Bool = false
  ) {
    self.queue = queue
    self.entries = entries
    self.heads = heads
    self.zone = zone
    self.verbose = verbose
  }

  /// The post's id.
  var post: String { entries.first?.post.id ?? "" }

  var dates: LocalDates { LocalDates(zone: zone, now: queue.now) }
}

/// One reason on the way to an entry's state.
struct ExplainStep {
  /// What was looked at: `findings`, `rule legal`.
  var step: String
  /// What came out, in one or two words.
  var result: String
  var detail: String?
  /// How it bears on the post: what holds it up, what lets it through, what is only told.
  var bearing: Bearing

  enum Bearing {
    case passes, blocks, tells

    var sign: String {
      switch self {
      case .passes: "✓"
      case .blocks: "✗"
      case .tells: "·"
      }
    }

    var tone: TextStyle.Tone {
      switch self {
      case .passes: .ok
      case .blocks: .error
      case .tells: .dim
      }
    }
  }
}
