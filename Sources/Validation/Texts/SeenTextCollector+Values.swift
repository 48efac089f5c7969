internal import Content

/// The values of the front matter that readers see; each only where the network shows it.
extension SeenTextCollector {
  /// Title, first comment, addresses, warning, card, poll, hashtags, what media have, and options that are texts.
  func addValues(of channel: ChannelUnderCheck) {
    let content = channel.content
    func shows(_ key: ReaderKey) -> Bool { key.applies(to: channel.network) }
    if shows(.title) { add(.title, content.title, "title", channel) }
    if shows(.firstComment) { add(.firstComment, content.firstComment, "firstComment", channel) }
    add(.link, content.link, "link", channel)
    add(.reference, content.reply, "reply", channel)
    add(.reference, content.quote, "quote", channel)
    add(.reference, content.repost, "repost", channel)
    if case .warning(let text)? = content.sensitive, shows(.sensitive) { add(.warning, text, "sensitive", channel) }
    if let preview = content.preview, shows(.preview) { add(preview, channel) }
    if let poll = content.poll, shows(.poll) { add(poll, channel) }
    if let hashtags = content.hashtags { add(hashtags, channel) }
    if let media = content.media { add(media, channel) }
    if !content.options.isEmpty { add(content.options, channel) }
  }

  private func add(_ kind: SeenText.Kind, _ text: String?, _ key: String, _ channel: ChannelUnderCheck) {
    guard let text else { return }
    add(key, channel) { [Value(kind: kind, text: text)] }
  }

  private func add(_ preview: LinkPreview, _ channel: ChannelUnderCheck) {
    add("preview", channel) {
      [
        Value(kind: .preview, text: preview.title, member: ".title"),
        Value(kind: .preview, text: preview.description, member: ".description"),
      ]
    }
  }

  private func add(_ poll: Poll, _ channel: ChannelUnderCheck) {
    add("poll", channel) {
      poll.options.enumerated().map { Value(kind: .pollOption, text: $1, member: ".options.\($0)") }
    }
  }

  /// With their sign, so that their parts count as words.
  private func add(_ hashtags: Addressed, _ channel: ChannelUnderCheck) {
    let (name, network) = (channel.channel.name, channel.network)
    var member = ""
    if case .by(let lists) = hashtags { member = "." + (lists[name] == nil ? network.rawValue : name) }
    add("hashtags", member: member, channel) {
      hashtags.list(for: name, on: network).enumerated().map { number, tag in
        Value(kind: .hashtag, text: "#" + tag, member: ".\(number)")
      }
    }
  }

  private func add(_ media: [MediaItem], _ channel: ChannelUnderCheck) {
    add("media", channel) {
      media.enumerated().flatMap { number, item in
        [
          Value(kind: .alternativeText, text: item.alt, member: ".\(number).alt"),
          Value(kind: .credit, text: item.credit, member: ".\(number).credit"),
        ]
      }
    }
  }

  private func add(_ options: [String: OptionValue], _ channel: ChannelUnderCheck) {
    for key in options.keys.sorted() {
      add(key, channel) {
        switch options[key] {
        case .text(let text): [Value(kind: .option, text: text)]
        case .list(let list):
          list.enumerated().map { Value(kind: .option, text: $1, member: ".\($0)") }
        default: []
        }
      }
    }
  }
}
