package import Content
package import Diagnostics

/// What one post is on one channel, with what rules about it need.
package struct ChannelUnderCheck {
  package let channel: Channel
  package let post: Post
  /// What the post says to the channel, overrides in place.
  package let content: PostContent
  /// The text, as readers get it.
  package let text: MarkdownText
  package let schedule: Schedule
  /// What keeps parts of the schedule from being told.
  package let scheduleProblems: [Schedule.Problem]
  package let configuration: Configuration
  package let files: FileIndex
  package let library: any MediaLibrary

  package init(
    channel: Channel, post: Post, configuration: Configuration, files: FileIndex, library: any MediaLibrary,
    texts: PostTexts
  ) {
    self.channel = channel
    self.post = post
    self.configuration = configuration
    self.files = files
    self.library = library
    content = post.content(for: channel)
    text = texts.text(content.text)
    (schedule, scheduleProblems) = post.schedule(for: channel, in: configuration)
  }

  package var network: Network { channel.network }

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
  /// The stretch of the override's text that stands instead of the body; nothing where the body stands.
  package var overrideText: SourceRange? {
    guard content.text != nil else { return nil }
    let keys = [channel.name, network.rawValue].flatMap { ["overrides.\($0).text", "overrides.\($0).description"] }
    return keys.first(where: post.places.contains).map(post.places.value)
  }

  /// Where a stretch of the text stands in the file: in an override the whole value, as YAML may have quoted, folded
  /// or indented it.
  package func place(ofText range: SourceRange) -> SourceRange { overrideText ?? range }

  /// Where the text begins.
  package var textStart: SourceRange {
    let start = SourcePosition(line: post.body.firstLine, column: 1)
    return overrideText ?? SourceRange(start, start)
  }
}
