package import Diagnostics

/// What rules across posts need to know of one post: little enough to keep of fifty thousand.
package struct PostTrace: Sendable {
  package var path: String
  package var id: String
  /// Where the id stands in the file.
  package var idRange: SourceRange
  /// Where the text begins.
  package var textRange: SourceRange
  /// Where its time stands.
  package var timeRange: SourceRange
  /// The different texts of the post that go out, each with its channels; none of a draft.
  package var texts: [TextTrace]
  /// The times of texts of some words, each with its channels.
  package var moments: [MomentTrace]
  /// The files that the post names, by `StableHash` of their paths.
  package var files: [UInt64]
  /// What of the post is older than `lint.since` asks about.
  package var age: PostAge

  package init(
    path: String, id: String, idRange: SourceRange, textRange: SourceRange, timeRange: SourceRange,
    texts: [TextTrace] = [], moments: [MomentTrace] = [], files: [UInt64] = [], age: PostAge = PostAge()
  ) {
    self.path = path
    self.id = id
    self.idRange = idRange
    self.textRange = textRange
    self.timeRange = timeRange
    self.texts = texts
    self.moments = moments
    self.files = files
    self.age = age
  }
}

/// What is kept of a text to find it again, or one much like it.
package struct TextTrace: Sendable, Hashable {
  /// The channels that it goes to: a bit each, by their places in `stet.yml`. Those after the 64th are not told apart
  /// from none.
  package var channels: UInt64
  /// When it goes out there, in seconds since 1970; nothing where only the queue knows.
  package var at: Int64?
  /// Of the text's words.
  package var exact: UInt64
  /// How alike two texts are is read off how many members of their sketches are equal; nothing for a short text.
  package var sketch: SIMD16<UInt32>?

  package init(channels: UInt64, at: Int64?, exact: UInt64, sketch: SIMD16<UInt32>?) {
    self.channels = channels
    self.at = at
    self.exact = exact
    self.sketch = sketch
  }
}

/// A time at which a post goes out.
package struct MomentTrace: Sendable, Hashable {
  /// As in `TextTrace`.
  package var channels: UInt64
  /// In minutes since 1970.
  package var minute: Int64

  package init(channels: UInt64, minute: Int64) {
    self.channels = channels
    self.minute = minute
  }

  /// Calls `body` with each channel's place in `stet.yml`, and the hash of that channel and the minute.
  func forEachKey(_ body: (_ channel: Int, _ key: UInt64) -> Void) {
    for channel in 0..<64 where channels >> UInt64(channel) & 1 == 1 {
      body(channel, StableHash.of("\(channel) at \(minute)"))
    }
  }
}
