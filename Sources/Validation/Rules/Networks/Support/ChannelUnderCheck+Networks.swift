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

  /// What `rule` says of a text that `limit` may not fit; nothing where it fits.
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
