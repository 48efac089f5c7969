package import Canonical
package import Content
package import Ledger

/// What readers of one channel would see differently than when the post was last approved or published.
package struct ReaderDifference: Sendable {
  package var channel: String
  /// The record whose rendition is compared with; `nil` where the post was never approved for the channel.
  package var basis: LedgerRecord?
  /// The canonical rendition that was approved.
  package var before: JSONValue?
  /// What it is now; `nil` where the post cannot be rendered.
  package var after: JSONValue?
  /// The files that the two renditions name by their digests, as far as they could be found.
  package var files: [Digest: ShownFile]
  /// The schedule that was approved, where today's voids that approval.
  package var voidSchedule: RecordedSchedule?
  /// The schedule of today.
  package var schedule: Schedule

  package init(
    channel: String, basis: LedgerRecord?, before: JSONValue?, after: JSONValue?, files: [Digest: ShownFile] = [:],
    voidSchedule: RecordedSchedule? = nil, schedule: Schedule
  ) {
    self.channel = channel
    self.basis = basis
    self.before = before
    self.after = after
    self.files = files
    self.voidSchedule = voidSchedule
    self.schedule = schedule
  }
}

/// A file of a rendition as people know it.
package struct ShownFile: Sendable, Hashable {
  package var path: String
  /// In pixels; `nil` where it cannot be told.
  package var width: Int?
  package var height: Int?

  package init(path: String, width: Int? = nil, height: Int? = nil) {
    self.path = path
    self.width = width
    self.height = height
  }
}
