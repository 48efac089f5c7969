internal import Content
internal import Diagnostics

extension ChannelUnderCheck {
  /// The media proper, without thumbnails, captions and cards.
  var attachments: [Medium] { media.filter { $0.role == .medium } }

  /// The format of the post on the network: `reel`.
  var format: PostFormat { content.format ?? network.standardFormat }

  /// Where the post names the channel.
  var channelPlace: SourceRange {
    let index = post.channels.firstIndex(of: channel.name) ?? 0
    return post.places.value("channels.\(index)")
  }
}
