internal import Content
internal import Diagnostics

extension PostTrace {
  /// The trace of a post whose channels are not known.
  init(of post: Post) {
    let start = post.places.value("body").start
    self.init(
      path: post.path, id: post.id, idRange: post.places.value("id"), textRange: SourceRange(start, start),
      timeRange: post.places.value(post.places.contains("publishDate") ? "publishDate" : "id"),
      files: post.files.map { StableHash.of($0) }.sorted())
  }

  /// The trace of a post on its channels.
  init(of checked: PostUnderCheck) {
    self.init(of: checked.post)
    (texts, moments) = checked.textTraces
    age = PostAge(of: checked.post, in: checked.configuration)
  }
}

extension PostUnderCheck {
  /// A text of fewer words may be one of several that go out together, such as the captions of a series of pictures.
  private static let leastWords = 4

  /// Each different text once for each of its times, and the times, with the channels.
  fileprivate var textTraces: ([TextTrace], [MomentTrace]) {
    var traces: [(text: [String], trace: TextTrace, isLong: Bool)] = []
    for channel in channels where channel.content.draft != true {
      guard let place = configuration.channels.prefix(64).firstIndex(where: { $0.name == channel.channel.name })
      else { continue }
      let bit: UInt64 = 1 << UInt64(place)
      let text = channel.written.parts.map(\.text)
      let at = channel.schedule.at?.seconds
      if let known = traces.firstIndex(where: { $0.text == text && $0.trace.at == at }) {
        traces[known].trace.channels |= bit
      } else if let sketch = TextSketch(text) {
        let trace = TextTrace(channels: bit, at: at, exact: sketch.exact, sketch: sketch.minima)
        traces.append((text, trace, sketch.wordCount >= Self.leastWords))
      }
    }
    let moments = traces.filter(\.isLong).compactMap { _, trace, _ in
      trace.at.map { MomentTrace(channels: trace.channels, minute: $0 / 60) }
    }
    return (traces.map(\.trace), moments)
  }
}
