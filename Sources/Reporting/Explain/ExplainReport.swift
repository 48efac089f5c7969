package import Content
package import Workflow

/// Why one post will or will not go out, channel by channel.
package struct ExplainReport: Sendable {
  package let queue: PublishQueue
  let snapshot: PostSnapshot
  /// The post's entries that are wanted, in the queue's order.
  package let entries: [QueueEntry]
  /// Which branch publishes each of the channels that are wanted.
  package let places: [PublishingPlace]
  /// What readers would see differently than was last approved, by channel, where that voids an approval.
  package let differences: [String: ReaderDifference]
  package let heads: QueueHeads
  /// The zone in which times are shown: that of `stet.yml`.
  package let zone: Zone
  /// Whether commits, digests and whole record ids are wanted in `text`.
  package let verbose: Bool

  package init(
    queue: PublishQueue, post: PostSnapshot, entries: [QueueEntry], places: [PublishingPlace],
    differences: [String: ReaderDifference] = [:], heads: QueueHeads, zone: Zone, verbose: Bool = false
  ) {
    self.queue = queue
    snapshot = post
    self.entries = entries
    self.places = places
    self.differences = differences
    self.heads = heads
    self.zone = zone
    self.verbose = verbose
  }

  /// Whether the post went out, or will, on every channel that is wanted.
  package var isOnItsWay: Bool { stranded.isEmpty && entries.allSatisfy(\.state.isOnItsWay) }

  /// The channels whose publishing branch does not have the post.
  var stranded: [PublishingPlace] {
    places.filter { place in !entries.contains { $0.channelName == place.channel } }
  }

  /// The branch that publishes an entry's channel; `nil` where there is only one.
  func place(of entry: QueueEntry) -> PublishingPlace? {
    guard queue.branches.count > 1 || Set(places.map(\.branch)).count > 1 else { return nil }
    return places.first { $0.channel == entry.channelName }
  }

  /// The post's id.
  var post: String { snapshot.id }

  var dates: LocalDates { LocalDates(zone: zone, now: queue.now) }
}

/// One reason on the way to an entry's state.
struct ExplainStep {
  /// What was looked at: `findings`, `rule legal`.
  var step: String
  /// What came out, in one or two words.
  var result: String
  var detail: String?
  /// In one line: `changes: asked for by ana, Mon 23 Nov 11:00`, `rule legal: not met, cem could approve`.
  var sentence: String {
    guard let detail else { return "\(step): \(result)" }
    return "\(step): \(result)\(detail.hasPrefix("by ") ? "" : ",") \(detail)"
  }

  /// How it affects the post: whether it blocks it, lets it pass, or is only information.
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
