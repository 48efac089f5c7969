package import Canonical
package import Content
package import Diagnostics

/// What readers will see of one post on one channel.
package struct Preview: Sendable {
  package var post: String
  package var title: String
  package var channel: Channel
  package var rendition: Rendition?
  package var schedule: Schedule
  package var findings: [Finding]
  /// The repository's files among its media, by their digests.
  package var files: [Digest: MediaFile]

  package init(
    post: String, title: String, channel: Channel, rendition: Rendition?, schedule: Schedule, findings: [Finding],
    files: [Digest: MediaFile] = [:]
  ) {
    self.post = post
    self.title = title
    self.channel = channel
    self.rendition = rendition
    self.schedule = schedule
    self.findings = findings
    self.files = files
  }

  /// - Parameters:
  ///   - findings: those of the post; the ones about other channels are left out.
  ///   - library: where the post's files are.
  package init(
    of post: PostSnapshot, on channel: ChannelSnapshot, findings: [Finding], library: any MediaLibrary
  ) {
    let media = channel.rendition?.parts.flatMap(\.media) ?? []
    let files = media.compactMap { medium -> (Digest, MediaFile)? in
      guard case .file(let path) = medium.source, let file = library.file(at: path) else { return nil }
      return (medium.sha256, file)
    }
    self.init(
      post: post.id, title: post.title, channel: channel.channel, rendition: channel.rendition,
      schedule: channel.schedule,
      findings: findings.filter { $0.channel == nil || $0.channel == channel.channel.name },
      files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
  }
}
