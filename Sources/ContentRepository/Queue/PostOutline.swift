internal import Core

/// What of a post decides whether a listing has it: little enough to read of each post of a tree.
package struct PostOutline: Sendable {
  package let id: String
  package let path: String
  /// Its number among the posts' files of its tree.
  let number: Int
  let blob: ObjectID
  /// The channels that it is meant for, as far as `stet.yml` has them, in its order.
  let channels: [Planned]

  /// When it is to go out on a channel.
  struct Planned: Sendable {
    /// The place of the channel in `stet.yml`.
    let channel: Int
    let at: Timestamp?
    let notAfter: Timestamp?
    /// Whether it waits for a slot.
    let slot: Bool
    /// Whether it goes out several times, of which `at` is the first.
    let repeats: Bool

    /// Whether the entry, if it was not sent, may have ended so long ago that a listing leaves it out.
    func mayHaveEndedLongAgo(_ now: Timestamp) -> Bool {
      !repeats && (QueueListing.isLong(ago: at, now: now) || QueueListing.isLong(ago: notAfter, now: now))
    }
  }
}

extension PostOutline: NamedPost {}

extension ByteWriter {
  /// Writes everything but path, number and blob.
  mutating func outline(_ outline: PostOutline) {
    text(outline.id)
    list(outline.channels) { writer, planned in
      writer.number(UInt16(planned.channel))
      writer.number(UInt8(planned.slot ? 1 : planned.repeats ? 2 : 0))
      writer.time(planned.at)
      writer.time(planned.notAfter)
    }
  }
}

extension ByteReader {
  /// Reads what `outline` wrote; `nil` for other bytes.
  mutating func outline(path: String, blob: ObjectID, number: Int, _ coder: FactsCoder) -> PostOutline? {
    guard let id = text(),
      let channels = list({ reader -> PostOutline.Planned? in
        guard let channel = reader.number(UInt16.self).map(Int.init), coder.hasChannel(channel),
          let slot = reader.number(UInt8.self), let at = reader.time(), let notAfter = reader.time()
        else { return nil }
        return PostOutline.Planned(
          channel: channel, at: at, notAfter: notAfter, slot: slot == 1, repeats: slot == 2)
      })
    else { return nil }
    return PostOutline(id: id, path: path, number: number, blob: blob, channels: channels)
  }
}
