import Canonical
package import Content
package import Ledger
package import Workflow

/// What readers of one channel would see differently than when the post was last approved or published, in words.
package struct ChannelDifference: Sendable {
  package let channel: String
  /// The record that the post is compared with; `nil` where there is none yet.
  package let basis: LedgerRecord?
  /// Changes other than in texts: pictures and other files, the account, a time that voids the approval.
  package let facts: [String]
  package let words: WordDifference

  /// - Parameter zone: the one in which times are told.
  package init(_ difference: ReaderDifference, zone: Zone) {
    channel = difference.channel
    basis = difference.basis
    var (old, new) = (difference.before.map(ReaderTexts.list) ?? [], difference.after.map(ReaderTexts.list) ?? [])
    let files = FileChanges(from: &old, to: &new, difference.files).lines
    let account = Self.account(&old, &new)
    facts = files + account + ScheduleChange.lines(difference, zone)
    words = WordDifference(from: old, to: new)
  }

  /// Whether all that an approval binds to is unchanged.
  package var isEmpty: Bool { facts.isEmpty && words.isEmpty }

  /// `the text and an alt text changed`, and the other facts; for one line.
  package var summary: String {
    let names = words.sections.map { Self.name(of: $0.label) }
    let texts = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
    return (facts + (texts.isEmpty ? [] : ["\(Phrase.list(texts, "and")) changed"])).joined(separator: "; ")
  }

  /// Whether two channels can be shown as one.
  func says(theSameAs other: ChannelDifference) -> Bool {
    basis?.id == other.basis?.id && facts == other.facts && words == other.words
  }

  /// A change of the account as one fact; it is removed from the texts if both sides have one.
  private static func account(
    _ old: inout [WordDifference.Labelled], _ new: inout [WordDifference.Labelled]
  ) -> [String] {
    let isAccount = { (text: WordDifference.Labelled) in text.label == "account" }
    guard let before = old.first(where: isAccount)?.text, let after = new.first(where: isAccount)?.text else {
      return []
    }
    old.removeAll(where: isAccount)
    new.removeAll(where: isAccount)
    guard !before.utf8.elementsEqual(after.utf8) else { return [] }
    return ["account: \(TerminalText.oneLine(before)) → \(TerminalText.oneLine(after))"]
  }

  /// The name of a text of a rendition for people.
  private static func name(of label: String) -> String {
    let last = label.split(separator: ", ").last.map(String.init) ?? label
    if last.hasPrefix("part ") || last == "text" { return "the text" }
    if label.hasPrefix("options") { return "an option" }
    if label.hasPrefix("preview") { return "the link card" }
    return ["alt": "an alt text", "credit": "a credit", "firstComment": "the first comment"][last] ?? "the \(last)"
  }
}

/// The files that differ between two renditions, as people know files: `media/markt.jpg, 1200×630 → 1080×1080`.
private struct FileChanges {
  private(set) var lines: [String] = []
  private let files: [Digest: ShownFile]

  /// Compares the files of two lists of texts, and removes them from both.
  init(
    from old: inout [WordDifference.Labelled], to new: inout [WordDifference.Labelled], _ files: [Digest: ShownFile]
  ) {
    self.files = files
    let (before, after) = (Self.taken(from: &old), Self.taken(from: &new))
    for place in Set(before.keys).union(after.keys).sorted() {
      let (was, now) = (before[place] ?? [], after[place] ?? [])
      guard was != now else { continue }
      let (gone, added) = (was.filter { !now.contains($0) }, now.filter { !was.contains($0) })
      let name = Self.name(of: place)
      if gone.isEmpty, added.isEmpty { lines.append("\(name)the files are in another order") }
      lines += (0..<max(gone.count, added.count)).map { index in
        name + change(index < gone.count ? gone[index] : nil, index < added.count ? added[index] : nil)
      }
    }
  }

  /// The digests of files, in their order, by the labels of their places without numbers.
  private static func taken(from texts: inout [WordDifference.Labelled]) -> [String: [Digest]] {
    var taken: [String: [Digest]] = [:]
    texts.removeAll { label, text in
      guard let last = label.split(separator: ", ").last, ["sha256", "thumbnail", "image"].contains(last),
        let digest = Digest(text)
      else { return false }
      let place = label.split(separator: ", ").map { $0.hasPrefix("media ") ? "media" : String($0) }
      taken[place.joined(separator: ", "), default: []].append(digest)
      return true
    }
    return taken
  }

  private static func name(of place: String) -> String {
    let parts = place.split(separator: ", ")
    let part = parts.first.map { $0.hasPrefix("part ") ? "\($0): " : "" } ?? ""
    if place.hasSuffix("thumbnail") { return part + "thumbnail " }
    if place.hasPrefix("preview") { return "picture of the link card " }
    return part + (place.contains("caption") ? "captions " : "")
  }

  private func change(_ old: Digest?, _ new: Digest?) -> String {
    guard let old else { return "new: \(new.map(text) ?? "")" }
    guard let new else { return "gone: \(text(old))" }
    guard let before = files[old], let after = files[new], before.path == after.path else {
      return "\(text(old)) → \(text(new))"
    }
    let path = TerminalText.oneLine(after.path)
    guard let was = Self.size(before), let now = Self.size(after), was != now else {
      return "\(path): another file" + (Self.size(after).map { ", \($0) as before" } ?? "")
    }
    return "\(path), \(was) → \(now)"
  }

  private func text(_ digest: Digest) -> String {
    guard let file = files[digest] else { return "a file that is gone (\(digest.description.prefix(15))…)" }
    return [TerminalText.oneLine(file.path), Self.size(file)].compactMap { $0 }.joined(separator: ", ")
  }

  private static func size(_ file: ShownFile) -> String? {
    guard let width = file.width, let height = file.height else { return nil }
    return "\(width)×\(height)"
  }
}

/// A schedule that voids an approval, beside the one that was approved.
private enum ScheduleChange {
  static func lines(_ difference: ReaderDifference, _ zone: Zone) -> [String] {
    guard let old = difference.voidSchedule else { return [] }
    let new = difference.schedule.recorded
    let pairs = [
      ("time", time(old, zone), time(new, zone)),
      ("not before", moment(old.notBefore, zone), moment(new.notBefore, zone)),
      ("not after", moment(old.notAfter, zone), moment(new.notAfter, zone)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) → \($0.2)" }
  }

  private static func time(_ schedule: RecordedSchedule, _ zone: Zone) -> String {
    schedule.slot ? "a slot" : schedule.at == nil ? "no date" : moment(schedule.at, zone)
  }

  private static func moment(_ moment: Timestamp?, _ zone: Zone) -> String {
    guard let moment else { return "any time" }
    let dates = LocalDates(zone: zone, now: moment)
    return "\(dates.day(moment)) \(dates.clock(moment))"
  }
}
