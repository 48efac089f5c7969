internal import Content
internal import Diagnostics

/// The passages of a post, read when the first rule asks for them.
final class LazyPassages {
  private let channels: [ChannelUnderCheck]
  private(set) lazy var all = PassageCollector.passages(of: channels)

  init(of channels: [ChannelUnderCheck]) { self.channels = channels }
}

/// Collects the texts of a post that readers get on any channel, each once.
struct PassageCollector {
  private var passages: [Passage] = []
  /// The passages by where they come from: the key that decides them, or the text's override.
  private var known: [String: [Passage]] = [:]

  /// The passages of all channels.
  static func passages(of channels: [ChannelUnderCheck]) -> [Passage] {
    var collector = PassageCollector()
    for (index, channel) in channels.enumerated() {
      collector.addText(of: channel, index)
      collector.addValues(of: channel, index)
    }
    return collector.passages
  }

  private mutating func addText(of channel: ChannelUnderCheck, _ index: Int) {
    let origin = channel.overrideText.map { "text at \($0.start.line):\($0.start.column)" } ?? ""
    add(origin, index) {
      let parts = channel.text.parts
      return parts.enumerated().flatMap { number, part in
        [
          Passage(
            .part(number, of: parts.count), part.text, at: .text(channel, part: number), channel: index)
        ]
          + part.images.map { image in
            Passage(
              .alternativeText, image.alt, at: .value(channel.place(ofText: image.range)), channel: index)
          }
      }
    }
  }

  private mutating func addValues(of channel: ChannelUnderCheck, _ index: Int) {
    let (content, network) = (channel.content, channel.network)
    if ReaderKey.title.applies(to: network) { add(.title, content.title, "title", channel, index) }
    if ReaderKey.firstComment.applies(to: network) {
      add(.firstComment, content.firstComment, "firstComment", channel, index)
    }
    add(.link, content.link, "link", channel, index)
    add(.reference, content.reply, "reply", channel, index)
    add(.reference, content.quote, "quote", channel, index)
    add(.reference, content.repost, "repost", channel, index)
    if case .warning(let text)? = content.sensitive, ReaderKey.sensitive.applies(to: network) {
      add(.warning, text, "sensitive", channel, index)
    }
    addLists(of: channel, index)
  }

  private mutating func addLists(of channel: ChannelUnderCheck, _ index: Int) {
    let content = channel.content
    if let preview = content.preview, ReaderKey.preview.applies(to: channel.network) {
      add(.preview, preview.title, "preview", within: ".title", channel, index)
      add(.preview, preview.description, "preview", within: ".description", channel, index)
    }
    if let poll = content.poll, ReaderKey.poll.applies(to: channel.network) {
      for (number, option) in poll.options.enumerated() {
        add(.pollOption, option, "poll", within: ".options.\(number)", channel, index)
      }
    }
    for (number, item) in (content.media ?? []).enumerated() {
      add(.alternativeText, item.alt, "media", within: ".\(number).alt", channel, index)
    }
  }

  private mutating func add(
    _ kind: Passage.Kind, _ text: String?, _ key: String, within: String = "", _ channel: ChannelUnderCheck,
    _ index: Int
  ) {
    guard let text, !text.isEmpty else { return }
    let path = (channel.post.overrides.isEmpty ? key : channel.deciding(key)) + within
    add(path, index) { [Passage(kind, text, at: .value(channel.post.places.value(path)), channel: index)] }
  }

  private mutating func add(_ origin: String, _ index: Int, _ make: () -> [Passage]) {
    if let known = known[origin] {
      for passage in known { passage.channels.append(index) }
      return
    }
    let made = make()
    known[origin] = made
    passages += made
  }
}
