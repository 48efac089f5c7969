import Diagnostics

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
    var names: [String] = []
    for element in fields.elements("channels") ?? [] where log.hasValue(element.node, name: element.path) {
      guard let channel = log.text(element.node, at: element.path) else { continue }
      if channels.contains(channel) {
        names.append(channel)
      } else {
        log.report(
          .undeclared, element.node.range,
          "channel \(Display.quoted(channel)) is not declared\(Suggestions.didYouMean(channel, limitedTo: channels))")
      }
    }
    return Queue(name: name, branch: branch(fields) ?? "", channels: names)
  }

  /// A short branch name that git would take, too.
  private func branch(_ fields: Fields) -> String? {
    guard let node = fields.node("branch"), let branch = fields.text("branch") else { return nil }
    if BranchName.isValid(branch) { return branch }
    log.invalid(
      node, at: fields.path("branch"), "cannot be \(Display.quoted(branch))",
      explanation: "It is a branch's short name, such as `main` or `queue/karriere`.")
    return nil
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
