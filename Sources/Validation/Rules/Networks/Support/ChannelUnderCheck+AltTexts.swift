internal import Content
internal import Diagnostics

/// An alternative text of a post on a channel.
struct AltText {
  let text: String
  let source: MediaSource
  let range: SourceRange
}

extension ChannelUnderCheck {
  /// The media of part `index`: what the front matter lists goes with the first one.
  func media(ofPart index: Int) -> [MediaSource] {
    let listed = index == 0 ? (content.media ?? []).map(\.source) : []
    return listed + text.parts[index].images.map { .file($0.destination) }
  }

  /// Every alternative text that is not blank, in the order of the front matter, then of the text.
  var altTexts: [AltText] {
    guard usesFiles else { return [] }
    let listed = (content.media ?? []).enumerated().compactMap { index, item in
      item.alt.map {
        AltText(text: $0, source: item.source, range: post.places.value("\(deciding("media")).\(index).alt"))
      }
    }
    let drawn = text.parts.flatMap(\.images).map { image in
      AltText(text: image.alt, source: .file(image.destination), range: place(ofText: image.range))
    }
    return (listed + drawn).filter { $0.text.contains { !$0.isWhitespace } }
  }
}
