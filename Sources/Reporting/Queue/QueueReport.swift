package import Content
package import Workflow

/// The queue, to be shown.
package struct QueueReport: Sendable {
  package let queue: PublishQueue
  /// Those entries of the queue that are wanted, in its order.
  package let entries: [QueueEntry]
  package let heads: QueueHeads
  /// The zone in which days are told: that of `stet.yml`.
  package let zone: Zone
  /// Whether each entry carries what an external sender needs: text, media and options.
  package let withRenditions: Bool
  /// Whether commits, digests and notes are wanted in `text`.
  package let verbose: Bool

  package init(
    queue: PublishQueue, entries: [QueueEntry], heads: QueueHeads, zone: Zone, withRenditions: Bool = false,
    verbose: Bool = false
  ) {
    self.queue = queue
    self.entries = entries
    self.heads = heads
    self.zone = zone
    self.withRenditions = withRenditions
    self.verbose = verbose
  }

  var dates: LocalDates { LocalDates(zone: zone, now: queue.now) }
}

extension QueueEntry {
  /// What people call it: its title, or its id where it has none. One line, escaped for a terminal.
  var shownTitle: String {
    let title = TerminalText.oneLine(post.title)
    return title.isEmpty ? TerminalText.oneLine(post.id) : title
  }
}
