package import Content
package import Workflow

/// The queue, to be shown.
package struct QueueReport: Sendable {
  package let queue: PublishQueue
  /// What of it is wanted.
  package let listing: QueueListing
  /// When what it was read from was last fetched; `nil` where it is not from a remote, or that is not known.
  package let fetch: Fetch?
  package let heads: QueueHeads
  /// The zone in which days are told: that of `stet.yml`.
  package let zone: Zone
  /// Whether each entry carries what an external sender needs: text, media and options.
  package let withRenditions: Bool
  /// Whether commits, digests and notes are wanted in `text`.
  package let verbose: Bool

  package init(
    queue: PublishQueue, listing: QueueListing, heads: QueueHeads, zone: Zone, fetch: Fetch? = nil,
    withRenditions: Bool = false, verbose: Bool = false
  ) {
    self.queue = queue
    self.listing = listing
    self.fetch = fetch
    self.heads = heads
    self.zone = zone
    self.withRenditions = withRenditions
    self.verbose = verbose
  }

  /// The entries that are listed, in the queue's order.
  var entries: [QueueEntry] { listing.entries }

  /// A fetch of branches.
  package struct Fetch: Sendable, Hashable {
    /// As git shows them: `origin/main`.
    package var branches: [String]
    package var time: Timestamp

    package init(branches: [String], time: Timestamp) {
      self.branches = branches
      self.time = time
    }
  }

  var dates: LocalDates { LocalDates(zone: zone, now: queue.now) }
}

extension QueueEntry {
  /// What people know the post by, on one line and escaped for a terminal.
  var shownTitle: String {
    let title = TerminalText.oneLine(post.label)
    return title.isEmpty ? TerminalText.oneLine(post.id) : title
  }
}
