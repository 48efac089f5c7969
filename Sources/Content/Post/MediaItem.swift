/// A picture, film or document of a post.
package struct MediaItem: Sendable, Hashable {
  package var source: MediaSource
  package var alt: String?
  package var credit: String?
  /// A file of the repository, its path from the root.
  package var thumbnail: String?
  package var captions: [Captions]

  package init(
    source: MediaSource, alt: String? = nil, credit: String? = nil, thumbnail: String? = nil, captions: [Captions] = []
  ) {
    self.source = source
    self.alt = alt
    self.credit = credit
    self.thumbnail = thumbnail
    self.captions = captions
  }
}

/// Where the bytes of a medium are.
package enum MediaSource: Sendable, Hashable {
  /// A file of the repository, its path from the root.
  case file(String)
  /// A file kept elsewhere: its hash is what is approved.
  case remote(url: String, sha256: String)
}

/// Subtitles of a film.
package struct Captions: Sendable, Hashable {
  /// A file of the repository, its path from the root.
  package var file: String
  package var language: String

  package init(file: String, language: String) {
    self.file = file
    self.language = language
  }
}
