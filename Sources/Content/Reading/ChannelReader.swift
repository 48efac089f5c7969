import Diagnostics

/// Reads the channels of `stet.yml`.
struct ChannelReader {
  let fields: Fields

  private var log: ReadingLog { fields.log }

  func channels() -> [Channel] {
    var channels: [Channel] = []
    for (name, fields) in fields.namedFields("channels", ConfigurationKeys.channel) {
      guard let channel = channel(name, fields) else { continue }
      reportAmbiguity(of: channel, fields, among: channels)
      channels.append(channel)
    }
    return channels
  }

  private func channel(_ name: String, _ fields: Fields) -> Channel? {
    fields.require("network", "account")
    let account = account(fields)
    let slots = slots(fields)
    let pacing = PacingReader(channel: fields).pacing()
    let grace = fields.duration("grace") ?? Channel.defaultGrace
    let (utm, hosts, limits) = (utm(fields), hosts(fields), limits(fields))
    guard let network = fields.choice("network", Network.self, meant: Network.init(meant:)), let account else {
      return nil
    }
    return Channel(
      name: name, network: network, account: account, slots: slots, pacing: pacing, grace: grace, utm: utm,
      hosts: hosts, limits: limits)
  }

  private func account(_ fields: Fields) -> String? {
    guard let node = fields.node("account"), let account = fields.text("account") else { return nil }
    guard account.isEmpty || account.utf8.contains(0x0A) else { return account }
    log.invalid(node, at: fields.path("account"), "cannot be \(Display.quoted(account))")
    return nil
  }

  private func slots(_ fields: Fields) -> [Slot] {
    (fields.elements("slots") ?? []).compactMap { element in
      guard log.hasValue(element.node, name: element.path), let text = log.text(element.node, at: element.path)
      else { return nil }
      if let slot = Slot(text) { return slot }
      log.invalid(
        element.node, at: element.path, "cannot be \(Display.quoted(text))",
        explanation: "A slot is days and a time: `Mon-Fri 09:00`, `Mon,Wed 09:00`, `Sat 11:00`, `daily 09:00`.")
      return nil
    }
  }

  private func utm(_ fields: Fields) -> TrackingParameters? {
    guard let utm = fields.fields("utm", ConfigurationKeys.utm) else { return nil }
    return TrackingParameters(source: utm.text("source"), medium: utm.text("medium"), campaign: utm.text("campaign"))
  }

  /// Host names: no scheme, no path.
  private func hosts(_ fields: Fields) -> [String] {
    (fields.elements("hosts") ?? []).compactMap { element in
      guard log.hasValue(element.node, name: element.path), let host = log.text(element.node, at: element.path)
      else { return nil }
      if !host.isEmpty, host.utf8.allSatisfy({ isAlphanumeric($0) || ".-".utf8.contains($0) }) {
        return host.lowercased()
      }
      log.invalid(
        element.node, at: element.path, "cannot be \(Display.quoted(host))",
        explanation: "A host is a name such as `example.org`, without `https://` and without a path.")
      return nil
    }
  }

  private func limits(_ fields: Fields) -> [String: Int64] {
    guard let limits = fields.fields("limits", Channel.limitKeys) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: limits.names.compactMap { name in
        limits.number(name, in: 0...Channel.highestLimit).map { (name, $0) }
      })
  }

  /// Two channels of one account would share what was published; a channel named like another network would make
  /// overrides ambiguous.
  private func reportAmbiguity(of channel: Channel, _ fields: Fields, among others: [Channel]) {
    if let twin = others.first(where: { $0.network == channel.network && $0.account == channel.account }) {
      log.report(
        .duplicateIdentity, log.places.value(fields.path("account")),
        "the account \(Display.quoted(channel.account)) is that of \(twin.name)",
        explanation: "What was published is known by network and account: one account is one channel.")
    }
    if let network = Network(rawValue: channel.name), network != channel.network {
      log.report(
        .invalidValue, log.places.key(fields.path),
        "the channel \(Display.quoted(channel.name)) is not on the network of that name",
        explanation: "`overrides: { \(channel.name): … }` could mean both. Give it another name.")
    }
  }
}

extension Channel {
  /// More than any network takes of anything: a tebibyte.
  static let highestLimit: Int64 = 1 << 40

  /// The limits that a channel can set for itself: sizes in bytes, durations in seconds.
  package static let limitNames = [
    "alt", "cashtags", "description", "firstComment", "hashtags", "imageBytes", "images", "links", "mentions",
    "pollOption", "pollOptions", "tags", "text", "title", "videoBytes", "videoSeconds", "videos",
  ]

  static let limitKeys = KeyTable(Dictionary(uniqueKeysWithValues: limitNames.map { ($0, "1000") }))
}
