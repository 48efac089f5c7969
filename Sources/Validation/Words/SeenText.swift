internal import Content
internal import Diagnostics

/// A text that readers of a channel see, and where it was typed.
struct SeenText {
  let scanned: ScannedText
  let place: Place

  /// Where it was typed.
  enum Place {
    /// A part of the text.
    case part(Int)
    /// The post's title, where the network shows one.
    case title(SourceRange)
    /// Another value of the front matter, or the description of a picture.
    case whole(SourceRange)
  }

  /// Where a stretch of its bytes stands in the file.
  func range(of stretch: Range<Int>, in channel: ChannelUnderCheck) -> SourceRange {
    switch place {
    case .part(let index): channel.place(inPart: index, utf8: stretch)
    case .title(let range), .whole(let range): range
    }
  }

  /// Whether it is a part of the text itself.
  var isPart: Bool {
    if case .part = place { return true }
    return false
  }

  /// Whether it is the title.
  var isTitle: Bool {
    if case .title = place { return true }
    return false
  }
}

/// A word or phrase that was found in a text.
struct FoundWords {
  let text: SeenText
  let place: Range<Int>
  /// The entry of the list that found it.
  let entry: String

  /// The words as typed.
  var words: String { text.scanned.text(at: place) }

  /// Where it stands in the file.
  func range(in channel: ChannelUnderCheck) -> SourceRange { text.range(of: place, in: channel) }
}

/// All texts that readers of one channel see.
struct SeenTexts {
  let all: [SeenText]
  /// What the lists that come with Stet found in any of them.
  let topics: TopicSet

  init(_ all: [SeenText]) {
    self.all = all
    topics = all.reduce(into: []) { $0.formUnion($1.scanned.topics) }
  }

  /// Whether anything of `topic` was found.
  func has(_ topic: Topic) -> Bool { topics.contains(TopicSet(topic)) }

  /// What was found of `topic`, in the order of the texts.
  func passages(_ topic: Topic) -> [FoundWords] {
    guard has(topic) else { return [] }
    return all.flatMap { text in
      text.scanned.hits(topic).map { FoundWords(text: text, place: $0.place, entry: $0.entry) }
    }
  }
}
