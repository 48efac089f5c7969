internal import Content
internal import Diagnostics

/// Collects the texts that readers of a channel see.
///
/// The text as typed, title, first comment, card, poll, hashtags, warning, descriptions and credits of media, and the
/// network's options that are texts; each only where the network shows it.
final class SeenTextCollector {
  let channel: ChannelUnderCheck
  let cache: ScannedTexts
  private var texts: [SeenText] = []

  init(channel: ChannelUnderCheck, cache: ScannedTexts) {
    self.channel = channel
    self.cache = cache
  }

  /// The texts, those of the body first.
  func collect() -> SeenTexts {
    for (index, part) in channel.text.parts.enumerated() { add(part.text, .part(index)) }
    addHeadings()
    addCardAndPoll()
    addTags()
    addMedia()
    addOptions()
    return SeenTexts(texts)
  }

  private func add(_ text: String?, _ place: @autoclosure () -> SeenText.Place) {
    guard let text, !text.isEmpty else { return }
    texts.append(SeenText(scanned: cache.scanned(text, lists: channel.words.lists.matcher), place: place()))
  }

  private func addHeadings() {
    let content = channel.content
    if ReaderKey.title.applies(to: channel.network) { add(content.title, .title(channel.value("title"))) }
    if ReaderKey.firstComment.applies(to: channel.network) {
      add(content.firstComment, .whole(channel.value("firstComment")))
    }
    if ReaderKey.sensitive.applies(to: channel.network), case .warning(let text)? = content.sensitive {
      add(text, .whole(channel.value("sensitive")))
    }
  }

  private func addCardAndPoll() {
    if let preview = channel.content.preview, ReaderKey.preview.applies(to: channel.network) {
      let key = channel.deciding("preview")
      add(preview.title, .whole(channel.post.places.value("\(key).title")))
      add(preview.description, .whole(channel.post.places.value("\(key).description")))
    }
    if let poll = channel.content.poll, ReaderKey.poll.applies(to: channel.network) {
      let key = channel.deciding("poll")
      for (index, option) in poll.options.enumerated() {
        add(option, .whole(channel.post.places.value("\(key).options.\(index)")))
      }
    }
  }

  /// Hashtags with their sign, so that their parts count as words.
  private func addTags() {
    let tags = channel.content.hashtags?.list(for: channel.channel.name, on: channel.network) ?? []
    for tag in tags { add("#" + tag, .whole(channel.value("hashtags"))) }
  }

  private func addMedia() {
    let key = channel.deciding("media")
    for (index, item) in (channel.content.media ?? []).enumerated() {
      add(item.alt, .whole(channel.post.places.value("\(key).\(index).alt")))
      add(item.credit, .whole(channel.post.places.value("\(key).\(index).credit")))
    }
    for image in channel.text.parts.flatMap(\.images) {
      add(image.alt, .whole(channel.place(ofText: image.range)))
    }
  }

  private func addOptions() {
    let options = channel.content.options
    guard !options.isEmpty else { return }
    for key in options.keys.sorted() {
      switch options[key] {
      case .text(let text): add(text, .whole(channel.value(key)))
      case .list(let list): for text in list { add(text, .whole(channel.value(key))) }
      default: break
      }
    }
  }
}
