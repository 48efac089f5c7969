internal import Content
internal import Diagnostics

extension PostTrace {
  /// The trace of a post whose channels nobody knows.
  init(of post: Post) {
    let start = post.places.value("body").start
    self.init(
      path: post.path, id: post.id, idRange: post.places.value("id"), textRange: SourceRange(start, start),
      files: post.files.map { StableHash.of($0) }.sorted())
  }

  /// The trace of a post on its channels.
  init(of checked: PostUnderCheck) {
    self.init(of: checked.post)
    texts = checked.textTraces
  }
}

extension PostUnderCheck {
  /// Each different text once, with the channels that it goes to.
  fileprivate var textTraces: [TextTrace] {
    var traces: [(text: [String], trace: TextTrace)] = []
    for channel in channels where channel.content.draft != true {
      guard let place = configuration.channels.prefix(64).firstIndex(where: { $0.name == channel.channel.name })
      else { continue }
      let bit: UInt64 = 1 << UInt64(place)
      let text = channel.text.parts.map(\.text)
      if let known = traces.firstIndex(where: { $0.text == text }) {
        traces[known].trace.channels |= bit
      } else if let sketch = TextSketch(text) {
        traces.append((text, TextTrace(channels: bit, exact: sketch.exact, sketch: sketch.minima)))
      }
    }
    return traces.map(\.trace)
  }
}
