internal import Content
internal import Diagnostics

/// Collects the texts of a post that readers see, each once however many channels share it.
///
/// One for each post, asked channel by channel: what a channel shares with one before is taken from there.
final class SeenTextCollector {
  /// A text of the front matter.
  struct Value {
    var kind: SeenText.Kind
    var text: String?
    /// Its path within the value that is added: `.0.alt`.
    var member = ""
  }

  private let lists: WordMatcher
  /// The texts by where they come from: the key that decides them, or the text's override.
  ///
  /// A list, as a post has few of them.
  private var known: [(origin: String, texts: [SeenText])] = []
  /// All that were collected, in the order of channels.
  private(set) var all: [SeenText] = []
  private var texts: [SeenText] = []

  /// - Parameter lists: the word lists of `stet.yml`.
  init(lists: WordMatcher) {
    self.lists = lists
    known.reserveCapacity(8)
    all.reserveCapacity(8)
  }

  /// What was collected for a channel, by what it shows.
  private var collected: [(shown: ShownKeys, texts: ChannelTexts)] = []

  /// The texts that readers of a channel see, those of the body first; to be called once for each channel.
  func texts(of channel: ChannelUnderCheck) -> ChannelTexts {
    let shown = ShownKeys(channel)
    if let shown, let same = collected.first(where: { $0.shown == shown })?.texts {
      for text in same.all { text.channels.append(channel.channel.name) }
      return same
    }
    texts = []
    texts.reserveCapacity(8)
    addText(of: channel)
    addValues(of: channel)
    let made = ChannelTexts(texts)
    if let shown { collected.append((shown, made)) }
    return made
  }

  private func addText(of channel: ChannelUnderCheck) {
    let origin = channel.overrideText.map { "text at \($0.start.line):\($0.start.column)" } ?? ""
    add(origin, channel) {
      let parts = channel.written.parts
      return parts.enumerated().flatMap { number, part in
        let text = SeenText(
          .part(number, of: parts.count), part.text, at: .text(channel.writtenPlaces, part: number), lists: lists)
        return [text]
          + part.images.map { image in
            SeenText(.alternativeText, image.alt, at: .value(channel.place(ofText: image.range)), lists: lists)
          }
      }
    }
  }

  /// Adds the texts of a value of the front matter.
  ///
  /// - Parameters:
  ///   - key: the key that an override would have.
  ///   - member: the path of the value within the key's.
  ///   - texts: asked for where no channel before has the same value.
  func add(_ key: String, member: String = "", _ channel: ChannelUnderCheck, _ texts: () -> [Value]) {
    let key = channel.deciding(key)
    add(key + member, channel) {
      texts().compactMap { value in
        guard let text = value.text, !text.isEmpty else { return nil }
        let place = channel.post.places.value(key + member + value.member)
        return SeenText(value.kind, text, at: .value(place), lists: lists)
      }
    }
  }

  private func add(_ origin: String, _ channel: ChannelUnderCheck, _ make: () -> [SeenText]) {
    let found = known.first { $0.origin == origin }?.texts ?? makeKnown(origin, make)
    for text in found { text.channels.append(channel.channel.name) }
    texts += found
  }

  private func makeKnown(_ origin: String, _ make: () -> [SeenText]) -> [SeenText] {
    let made = make()
    known.append((origin, made))
    all += made
    return made
  }
}
