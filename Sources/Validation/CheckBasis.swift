package import Content

/// What all posts of a check are judged by. A class, so that each post and channel holds a reference instead of a copy.
package final class CheckBasis {
  package let configuration: Configuration
  package let files: FileIndex
  package let library: any MediaLibrary
  package let words: LintWords
  /// The channels of `stet.yml`, in its order.
  let channels: [KnownChannel]

  package init(configuration: Configuration, files: FileIndex, library: any MediaLibrary, words: LintWords) {
    self.configuration = configuration
    self.files = files
    self.library = library
    self.words = words
    channels = configuration.channels.map(KnownChannel.init)
  }
}

/// A channel of `stet.yml` and what is known of its network. A class for the same reason.
final class KnownChannel {
  let channel: Channel
  let sheet: NetworkFactSheet

  init(_ channel: Channel) {
    self.channel = channel
    sheet = channel.network.factSheet
  }
}
