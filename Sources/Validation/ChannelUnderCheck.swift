package import Content
package import Diagnostics

/// What one post is on one channel, with what rules about it need.
///
/// A class, so that fifty rules do not copy it fifty times.
package final class ChannelUnderCheck {
  package let channel: Channel
  package let post: Post
  /// What the post says to the channel, overrides in place.
  package let content: PostContent
  /// The text as typed, its markers taken out, as the network has it: in one part where it has no threads.
  package let text: MarkdownText
  /// The same as people read it in the file, whatever the network: with all its parts, and with names where LinkedIn has
  /// mentions.
  let written: MarkdownText
  /// The text of each part as readers get it: with link, mentions and hashtags. This is what networks count.
  package let finalTexts: [String]
  /// What is known of the channel's network.
  package let sheet: NetworkFactSheet
  /// How long the final texts are, and what stands in them.
  package let counted: CountedTexts
  package let schedule: Schedule
  /// What keeps parts of the schedule from being told.
  package let scheduleProblems: [Schedule.Problem]
  private let basis: CheckBasis
  /// Every file that the rendition needs, in the order of the front matter, then of the text.
  private(set) lazy var references: [FileReference] = usesFiles ? foundReferences : []
  /// Every file that the post uses here, in the order of the front matter, then of the text; found when a rule first
  /// asks. A file that a part of a thread has twice is one.
  private(set) lazy var media: [Medium] = usesFiles ? MediumFinder(channel: self).media : []
  /// Where `text` was typed.
  let typed: TypedText
  /// Where `written` was typed.
  let writtenPlaces: TypedText
  /// What readers of the channel see; collected when a rule first asks.
  private lazy var shown: ChannelTexts = collector.texts(of: self)
  private let collector: SeenTextCollector

  init(_ known: KnownChannel, post: Post, basis: CheckBasis, texts: PostTexts, collector: SeenTextCollector) {
    let channel = known.channel
    self.channel = channel
    sheet = known.sheet
    self.post = post
    self.basis = basis
    let content = post.content(for: channel)
    let form = texts.form(content.text, on: channel.network)
    let text = texts.text(content.text, in: form)
    self.text = text
    written = form == .typed ? text : texts.text(content.text, in: .typed)
    finalTexts = texts.finalTexts(text, in: form, content, on: channel)
    counted = texts.counted(finalTexts, on: channel.network)
    let override = content.text == nil ? nil : post.overrideText(for: channel)
    let source = content.text ?? post.body
    typed = texts.typed(source, text, in: form, override: override)
    writtenPlaces = form == .typed ? typed : texts.typed(source, written, in: .typed, override: override)
    self.collector = collector
    (schedule, scheduleProblems) = texts.schedule(content, of: post, on: channel, in: basis)
    self.content = content
  }

  package var network: Network { channel.network }
  package var configuration: Configuration { basis.configuration }
  package var files: FileIndex { basis.files }
  package var library: any MediaLibrary { basis.library }
  package var words: LintWords { basis.words }

  /// The dotted path of the key that decides `key` here.
  package func deciding(_ key: String) -> String { post.deciding(key, for: channel) }

  /// The stretch of the value that decides `key` here.
  package func value(_ key: String) -> SourceRange { post.places.value(deciding(key)) }

  /// The stretch of the key that decides `key` here.
  package func key(_ key: String) -> SourceRange { post.places.key(deciding(key)) }

  /// Whether `key` is written here, with a usable value or not.
  package func isWritten(_ key: String) -> Bool { post.places.contains(deciding(key)) }
}

extension ChannelUnderCheck {
  /// Every text that readers of the channel see.
  var seenTexts: [SeenText] { shown.all }
  /// Those of them that rules about writing look at.
  var writing: [SeenText] { shown.writing }
  /// Those of them that word lists are looked for in.
  var seen: ScannedTexts { shown.scanned }

  /// The stretch of the override's text that stands instead of the body; nothing where the body stands.
  package var overrideText: SourceRange? { typed.override }

  /// Where a stretch of the text stands in the file: in an override the whole value, as YAML may have quoted, folded
  /// or indented it.
  package func place(ofText range: SourceRange) -> SourceRange { overrideText ?? range }

  /// Where a stretch of the text of part `index`, in UTF-8 bytes of `text.parts[index].text`, was typed.
  package func place(inPart index: Int, utf8 stretch: Range<Int>) -> SourceRange {
    typed.place(inPart: index, utf8: stretch)
  }

  /// Where the text begins.
  package var textStart: SourceRange {
    let start = SourcePosition(line: post.body.firstLine, column: 1)
    return overrideText ?? SourceRange(start, start)
  }
}

extension Post {
  /// The stretch of the text that stands on a channel instead of the body, where one does.
  fileprivate func overrideText(for channel: Channel) -> SourceRange? {
    let keys = [channel.name, channel.network.rawValue].flatMap {
      ["overrides.\($0).text", "overrides.\($0).description"]
    }
    return keys.first(where: places.contains).map(places.value)
  }
}
