internal import SocialText

/// Reads the queues, and ensures that every channel belongs to exactly one.
struct QueueReader {
  let fields: Fields
  /// The names of all channels.
  let channels: [String]

  private var log: ReadingLog { fields.log }

  func queues() -> [Queue] {
    guard fields.node("queues") != nil else { return [Queue(name: "main", branch: "main", channels: channels)] }
    let named = fields.namedFields("queues", ConfigurationKeys.queue)
    var queues: [Queue] = []
    for (name, fields) in named {
      let queue = queue(name, fields)
      reportRepetitions(of: queue, fields, among: queues)
      queues.append(queue)
    }
    giveRest(to: &queues, named.map(\.fields))
    return queues
  }

  private func queue(_ name: String, _ fields: Fields) -> Queue {
    fields.require("branch")
    let names = fields.texts("channels") { channel, node, _ -> String? in
      if channels.contains(channel) { return channel }
      log.report(
        .undeclared, node.range,
        "channel \(Display.quoted(channel)) is not declared\(Suggestions.didYouMean(channel, among: channels))")
      return nil
    }
    return Queue(name: name, branch: branch(fields) ?? "", channels: names ?? [])
  }

  /// A short branch name that git would take, too.
  private func branch(_ fields: Fields) -> String? {
    fields.text(
      "branch", explanation: "It is a branch's short name, such as `main` or `queue/karriere`.", BranchName.isValid)
  }

  private func reportRepetitions(of queue: Queue, _ fields: Fields, among others: [Queue]) {
    if let other = others.first(where: { !$0.branch.isEmpty && $0.branch == queue.branch }) {
      log.report(
        .queueChannels, log.places.value(fields.path("branch")),
        "the branch \(Display.quoted(queue.branch)) is already that of the queue \(other.name)",
        explanation: "Each queue has a branch of its own.")
    }
    for (index, channel) in queue.channels.enumerated() {
      let before = others.first { $0.channels.contains(channel) }?.name
      guard let owner = before ?? (queue.channels[..<index].contains(channel) ? queue.name : nil) else { continue }
      log.report(
        .queueChannels, log.places.value(fields.path("channels")),
        "the channel \(Display.quoted(channel)) is already in the queue \(owner)",
        explanation: "A channel belongs to one queue.")
    }
  }

  /// Gives the one queue without channels all channels that no other queue names.
  private func giveRest(to queues: inout [Queue], _ written: [Fields]) {
    let open = written.indices.filter { !written[$0].has("channels") }
    let rest = channels.filter { name in !queues.contains { $0.channels.contains(name) } }
    if let first = open.first { queues[first].channels = rest }
    for index in open.dropFirst() {
      log.report(
        .queueChannels, log.places.key(written[index].path),
        "two queues name no channels: \(queues[open[0]].name) and \(queues[index].name)",
        explanation: "Only one can have all the channels that no other names.")
    }
    guard open.isEmpty, !queues.isEmpty else { return }
    for channel in rest {
      log.report(
        .queueChannels, log.places.key("channels.\(channel)"), "the channel \(Display.quoted(channel)) is in no queue",
        explanation: "Name it in a queue, or leave out `channels` in one queue: that has all the others.")
    }
  }
}

/// The form of a branch's short name: what `git check-ref-format --branch` takes.
enum BranchName {
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 200, bytes[0] != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "."),
      !text.contains(".."), !text.contains("@{"), text != "@", text != "HEAD", !text.hasPrefix("refs/"),
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"~^:?*[\\".utf8.contains($0) })
    else { return false }
    return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.first != UInt8(ascii: ".") && !$0.reversed().starts(with: "kcol.".utf8)
    }
  }
}

/// Reads how densely a channel publishes.
struct PacingReader {
  /// The fields of the channel.
  let channel: Fields

  func pacing() -> Pacing {
    guard let fields = channel.fields("pacing", ConfigurationKeys.pacing) else { return Pacing() }
    return Pacing(
      maxPerDay: fields.number("maxPerDay", in: 1...1_000).map(Int.init), minGap: fields.duration("minGap"),
      quiet: quiet(fields), promotionShare: promotionShare(fields))
  }

  private func quiet(_ fields: Fields) -> QuietHours? {
    fields.value("quiet", explanation: "Quiet hours are two different times of day: `\"22:00-07:00\"`.") { text in
      let times = text.split(separator: "-", omittingEmptySubsequences: false).map { ClockTime.secondOfDay(String($0)) }
      guard times.count == 2, let from = times[0], let to = times[1], from != to else { return nil }
      return QuietHours(from: from, to: to)
    }
  }

  private func promotionShare(_ fields: Fields) -> PromotionShare? {
    guard let share = fields.fields("promotionShare", ConfigurationKeys.promotionShare) else { return nil }
    share.require("max", "over")
    guard let over = share.number("over", in: 1...10_000) else { return nil }
    let read: PromotionShare? = share.value("max", explanation: "A share is written `20%`.") { text in
      guard text.utf8.last == UInt8(ascii: "%"), let percent = Int64(digits: String(text.dropLast())),
        (0...100).contains(percent)
      else { return nil }
      return PromotionShare(maxPercent: Int(percent), over: Int(over))
    }
    if let read, read.most == 0, let node = share.node("max") {
      share.log.invalid(
        node, at: share.path("max"), "of \(over) posts is less than one: no promotion would ever get a slot",
        explanation: "Write a larger share, or one of more posts.")
    }
    return read
  }
}

extension Slot {
  /// Reads `Mon-Fri 09:00`, `Mon,Wed 09:00`, `Sat 11:00` or `daily 09:00`.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x20).map { String(Substring($0)) }
    guard parts.count == 2, let days = Slot.days(parts[0]), let second = ClockTime.secondOfDay(parts[1]) else {
      return nil
    }
    self.init(days: days, secondOfDay: second)
  }

  private static func days(_ text: String) -> Set<Weekday>? {
    if text == "daily" { return Set(Weekday.allCases) }
    var days: Set<Weekday> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let stretch = stretch(part.split(separator: "-", omittingEmptySubsequences: false).map(String.init)) else {
        return nil
      }
      days.formUnion(stretch)
    }
    return days
  }

  /// One day, or all from one to another; `Fri-Mon` goes over the end of the week.
  private static func stretch(_ names: [String]) -> Set<Weekday>? {
    let days = names.compactMap { name in Weekday.allCases.first { $0.shortName == name } }
    guard days.count == names.count, let first = days.first, let last = days.last, days.count <= 2 else { return nil }
    let count = (last.rawValue - first.rawValue + 7) % 7
    return Set((0...count).compactMap { Weekday(rawValue: (first.rawValue + $0) % 7) })
  }
}

/// Times of day as a clock shows them.
enum ClockTime {
  /// The seconds since midnight of `09:00`.
  static func secondOfDay(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = twoDigits(bytes[0...1]), hour < 24,
      let minute = twoDigits(bytes[3...4]), minute < 60
    else { return nil }
    return hour * 3_600 + minute * 60
  }

  private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy(\.isASCIIDigit) ? bytes.decimalValue : nil
  }
}
