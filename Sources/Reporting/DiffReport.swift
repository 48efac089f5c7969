package import Core

/// What readers would see differently than when a post was last approved or published.
package struct DiffReport: Sendable {
  package let channels: [ChannelDifference]
  /// The zone in which times are told: that of `stet.yml`.
  package let zone: Zone

  package init(_ channels: [ChannelDifference], zone: Zone) {
    self.channels = channels
    self.zone = zone
  }

  /// For people at a terminal: what changed, once for all channels where it is the same; then the channels without a change.
  package func text(style: TextStyle) -> String {
    let blocks = groups.map { group in
      let head = style.paint("\(names(group)): ", .bold) + since(group[0]) + "\n"
      let facts = group[0].facts.map { $0 + "\n" }.joined()
      let words = group[0].words.isEmpty ? "" : group[0].words.text(style: style)
      return [head, facts, words].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let unchanged = channels.filter(\.isEmpty)
    let rest = unchanged.isEmpty ? [] : ["\(names(unchanged)): \(DifferenceMessages.nothing)\n"]
    return (blocks + rest).joined(separator: "\n")
  }

  /// The channels with a difference, those together that differ alike.
  private var groups: [[ChannelDifference]] {
    channels.filter { !$0.isEmpty }.map { [$0] }.joining({ $0 += $1 }) { $0[0].says(theSameAs: $1[0]) }
  }

  private func names(_ channels: [ChannelDifference]) -> String {
    channels.map { TerminalText.oneLine($0.channel) }.joined(separator: ", ")
  }

  private func since(_ difference: ChannelDifference) -> String {
    guard let record = difference.basis?.record else { return DifferenceMessages.noBasis }
    let time = LocalDates(zone: zone, now: record.time).day(record.time)
    return DifferenceMessages.since(LogMessages.happened(record.kind), by: record.actor, time)
  }
}

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
    let new = difference.schedule.ofWholePost.recorded
    let pairs = [
      ("time", time(old, zone), time(new, zone)),
      ("repeat", repetition(old), repetition(new)),
      ("not before", moment(old.notBefore, zone), moment(new.notBefore, zone)),
      ("not after", moment(old.notAfter, zone), moment(new.notAfter, zone)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) → \($0.2)" }
  }

  private static func repetition(_ schedule: RecordedSchedule) -> String {
    schedule.repetition.map { RepetitionWords.text($0.repetition) } ?? "once"
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

/// Takes a canonical rendition, of today or as the ledger keeps it, apart into labelled texts that can be compared.
package enum ReaderTexts {
  /// Everything that the rendition says to readers, in reading order: `("text", "…")`, `("text, media 1, alt", …)`,
  /// `("part 2", …)`.
  ///
  /// Every member is included, also unknown ones, so that no difference is missed.
  package static func list(canonical rendition: JSONValue) -> [WordDifference.Labelled] {
    let members = rendition.objectValue ?? [:]
    let names = members.keys.sorted { (rank($0), $0) < (rank($1), $1) }.filter { !identity.contains($0) }
    return names.flatMap { name in
      let value = members[name] ?? .null
      return name == "parts" ? value.arrayValue.map(parts) ?? texts(value, label: name) : texts(value, label: name)
    }
  }

  /// The first part goes without a number: most posts have no other.
  private static func parts(_ parts: [JSONValue]) -> [WordDifference.Labelled] {
    parts.enumerated().flatMap { texts($0.element, label: $0.offset == 0 ? "text" : "part \($0.offset + 1)") }
  }

  /// Members that identify the rendition, and are not part of its content.
  private static let identity: Set<String> = ["v", "repository", "post", "channel", "network"]

  private static func rank(_ name: String) -> Int {
    ["account", "title", "parts", "link", "preview", "firstComment"].firstIndex(of: name) ?? .max
  }

  private static func texts(_ value: JSONValue, label: String) -> [WordDifference.Labelled] {
    switch value {
    case .null: return []
    case .string(let text): return [(label, text)]
    case .integer(let number): return [(label, "\(number)")]
    case .bool(let truth): return [(label, truth ? "yes" : "no")]
    case .array(let elements):
      let one = singular(label)
      return elements.enumerated().flatMap { texts($0.element, label: "\(one) \($0.offset + 1)") }
    case .object(let members):
      return members.keys.sorted { ($0 == "text" ? 0 : 1, $0) < ($1 == "text" ? 0 : 1, $1) }
        .flatMap { texts(members[$0] ?? .null, label: $0 == "text" ? label : "\(label), \($0)") }
    }
  }

  /// `options` as each of them is called: `option`.
  private static func singular(_ label: String) -> String {
    ["options", "captions"].contains { label.hasSuffix($0) } ? String(label.dropLast()) : label
  }
}
