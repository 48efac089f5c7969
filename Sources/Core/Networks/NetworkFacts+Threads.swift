internal import SocialText

private let reference = "https://developers.facebook.com/docs/threads/reference/publishing"
private let changelog = "https://developers.facebook.com/docs/threads/changelog"

extension NetworkFacts {
  /// Threads: <https://developers.facebook.com/docs/threads>.
  static let threads: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, reference),
      text: Network.threads.textLimits)
    facts.hashtags = Fact(.recommended(1), reference, note: "one topic a post, the others are plain text")
    facts.hashtagLength = [Fact(TextLimit(50, .unstated), reference)]
    facts.links = Fact(CountLimit(5), changelog)
    facts.poll = Fact(PollLimits(options: 2...4, excludesMedia: true), changelog)
    facts.pollOption = Fact(TextLimit(25, .unstated), changelog)
    facts.takesAltText = Fact(true, reference)
    facts.altText = Fact(TextLimit(1_000, .unstated), reference)
    facts.media.total = Fact(CountLimit(20), reference)
    facts.media.mixed = Fact(true, reference)
    facts.media.formats = [
      MediaFormatLimits(format: .carousel, kinds: [.image, .video], total: Fact(CountLimit(20, minimum: 2), reference))
    ]
    facts.media.rules = [image, video]
    facts.other = [Fact("A long text may be attached, up to 10,000 characters.", changelog)]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/png"], reference)
    limits.size = Fact(.upTo(megabytes: 8), reference)
    limits.aspect = Fact(0.1...10, reference)
    limits.width = Fact(320...Int.max, reference)
    limits.recommendedWidth = Fact(1_440, reference, note: "wider ones are scaled down")
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/mp4", "video/quicktime"], reference)
    limits.size = Fact(1...Int64.gigabytes(1), reference)
    limits.duration = Fact(0...300, reference)
    limits.width = Fact(1...1_920, reference)
    limits.frameRate = Fact(23...60, reference)
    limits.aspect = Fact(0.01...10, reference)
    return limits
  }
}
