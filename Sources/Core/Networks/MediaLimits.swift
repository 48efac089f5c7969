package import SocialText

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
}

/// What media a post of one format has: a reel is one film, a carousel two pictures at least.
package struct MediaFormatLimits: Sendable {
  package var format: PostFormat
  /// The kinds of files that it may have.
  package var kinds: [MediaKindLimits.Kind]
  /// How many files it has, of all kinds together.
  package var total: Fact<CountLimit>
}

/// What files of one kind may be, in posts of some formats or of all.
package struct MediaKindLimits: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case image, gif, video, document, thumbnail, captions
  }

  package var kind: Kind
  /// The post formats that it is about; all of them where empty.
  package var formats: [PostFormat] = []
  /// The types that the network takes, as in `image/jpeg`.
  package var types: Fact<[String]>?
  /// In bytes.
  package var size: Fact<ClosedRange<Int64>>?
  /// Beyond so many bytes it is worth a warning.
  package var recommendedSize: Fact<Int64>?
  /// In pixels.
  package var width: Fact<ClosedRange<Int>>?
  package var height: Fact<ClosedRange<Int>>?
  /// Wider ones are scaled down.
  package var recommendedWidth: Fact<Int>?
  /// Width times height.
  package var pixels: Fact<Int>?
  /// Width plus height.
  package var edges: Fact<Int>?
  /// Width divided by height.
  package var aspect: Fact<ClosedRange<Double>>?
  /// In seconds.
  package var duration: Fact<ClosedRange<Double>>?
  package var codecs: Fact<[String]>?
  /// In pictures a second.
  package var frameRate: Fact<ClosedRange<Double>>?
  /// The pictures of an animation.
  package var frames: Fact<Int>?
  /// The pages of a document.
  package var pages: Fact<Int>?
}

extension Int64 {
  /// So many megabytes. Networks that write "MB" mean 1,000,000 bytes or 1,048,576: the larger number is certain to be
  /// a limit.
  static func megabytes(_ count: Int64) -> Int64 { count << 20 }

  static func kilobytes(_ count: Int64) -> Int64 { count << 10 }

  static func gigabytes(_ count: Int64) -> Int64 { count << 30 }
}

extension ClosedRange<Int64> {
  /// A file of so many megabytes at most, and not empty.
  static func upTo(megabytes: Int64) -> ClosedRange<Int64> { 1...Int64.megabytes(megabytes) }
}
