/// What media a post may have on a network.
package struct MediaLimits: Sendable {
  /// Whether a post needs a picture or film.
  package var required: Fact<Bool>?
  package var images: Fact<CountLimit>?
  package var gifs: Fact<CountLimit>?
  package var videos: Fact<CountLimit>?
  package var documents: Fact<CountLimit>?
  /// Pictures and films together.
  package var total: Fact<CountLimit>?
  /// Whether a post may have pictures and films at once.
  package var mixed: Fact<Bool>?
  /// Instead of the counts above, in posts of one format.
  package var formats: [MediaFormatLimits] = []
  /// What holds for the files of a kind. The first one that names the post's format binds; else the one without
  /// formats.
  package var rules: [MediaKindLimits] = []

  package init() {}
}

/// What media a post of one format has: a reel is one film, a carousel two pictures at least.
package struct MediaFormatLimits: Sendable {
  package var format: PostFormat
  /// The kinds of files that it may have.
  package var kinds: [MediaKindLimits.Kind]
  /// How many files it has, of all kinds together.
  package var total: Fact<CountLimit>

  package init(_ format: PostFormat, kinds: [MediaKindLimits.Kind], total: Fact<CountLimit>) {
    self.format = format
    self.kinds = kinds
    self.total = total
  }
}
