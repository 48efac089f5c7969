/// What media a post may have on a network.
package struct MediaLimits: Sendable {
  /// Whether a post needs a picture or film.
  package var required: Fact<Bool>?
  package var images: Fact<CountLimit>?
  package var videos: Fact<CountLimit>?
  /// Pictures and films together.
  package var total: Fact<CountLimit>?
  /// Whether a post may have pictures and films at once.
  package var mixed: Fact<Bool>?
  /// What holds for the files of a kind, whatever the post's format.
  package var rules: [MediaKindLimits] = []

  package init() {}
}

/// What files of one kind may be, in posts of some formats or of all.
package struct MediaKindLimits: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case image, gif, video, document, thumbnail, captions
  }

  package var kind: Kind
  /// The post formats that it is about; all of them where empty.
  package var formats: [PostFormat]
  /// The types that the network takes, as in `image/jpeg`.
  package var types: Fact<[String]>?
  /// In bytes.
  package var size: Fact<ClosedRange<Int64>>?
  /// In pixels.
  package var width: Fact<ClosedRange<Int>>?
  package var height: Fact<ClosedRange<Int>>?
  /// Width times height.
  package var pixels: Fact<Int>?
  /// Width divided by height.
  package var aspect: Fact<ClosedRange<Double>>?
  /// In seconds.
  package var duration: Fact<ClosedRange<Double>>?
  package var codecs: Fact<[String]>?
  package var frameRate: Fact<ClosedRange<Double>>?

  package init(_ kind: Kind, formats: [PostFormat] = []) {
    self.kind = kind
    self.formats = formats
  }
}
