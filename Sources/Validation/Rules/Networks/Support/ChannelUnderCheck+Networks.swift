internal import Content
internal import Diagnostics

extension ChannelUnderCheck {
  /// The poll, where the network has polls.
  var pollHere: Poll? { ReaderKey.poll.applies(to: network) ? content.poll : nil }

  /// Whether the option `key` is set to something that is not blank.
  func isSet(_ key: String) -> Bool {
    if case .text(let text) = content.options[key] { return !text.isBlank }
    return content.options[key] != nil
  }

  /// Where the post names the channel.
  var nameInPost: SourceRange {
    let index = post.channels.firstIndex { $0.utf8.elementsEqual(channel.name.utf8) }
    return post.places.value(index.map { "channels.\($0)" } ?? "channels")
  }

  /// Where an entry of the list under `key` stands, for all channels or for this one; the whole list where that cannot
  /// be told.
  func entry(_ index: Int?, of key: String) -> SourceRange {
    let list = deciding(key)
    let entries = index.map { index in
      [list, "\(list).\(channel.name)", "\(list).\(network.rawValue)"].map { "\($0).\(index)" }
    }
    return post.places.value(entries?.first(where: post.places.contains) ?? list)
  }

  /// The same of a hashtag or a mention by its text, whose sign need not be written.
  func entry(tagged tag: String, of key: String) -> SourceRange {
    let addressed = key == "hashtags" ? content.hashtags : content.mentions
    let list = addressed?.list(for: channel.name, on: network) ?? []
    func plain(_ tag: String) -> Substring { tag.drop { $0 == "#" || $0 == "@" } }
    return entry(list.firstIndex { plain($0) == plain(tag) }, of: key)
  }

  /// The finding of `rule` in a text that is longer than `limit`; empty if it fits.
  func finding(
    of rule: any Rule.Type, _ text: String, _ subject: String, limit: LengthLimit?,
    at place: @autoclosure () -> SourceRange
  ) -> [Finding] {
    let excess = limit?.excess(of: text) { TextCounter.length(of: text, in: $0) }
    return excess.map { [finding(of: rule, $0, subject, at: place())] } ?? []
  }

  /// What `rule` says of a text that is too long.
  func finding(
    of rule: any Rule.Type, _ excess: LengthExcess, _ subject: String, at place: SourceRange
  ) -> Finding {
    rule.finding(
      in: post, at: place, excess.summary(of: subject), severity: excess.severity,
      explanation: excess.explanation(rule.description.explanation, on: network))
  }
}
