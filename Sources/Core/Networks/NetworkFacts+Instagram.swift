internal import SocialText

private let reference =
  "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media"

extension NetworkFacts {
  /// Instagram, professional accounts: <https://developers.facebook.com/docs/instagram-platform>.
  static let instagram: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, "https://developers.facebook.com/docs/instagram-platform/content-publishing"),
      text: Network.instagram.textLimits)
    facts.formatsWithoutText = Fact([.story], reference)
    facts.firstComment = Fact(
      TextLimit(2_200, .unstated), "documentation of other posting tools", .reported, read: "2026-11-25",
      note: "its first API took 300 characters, 4 hashtags and 1 link")
    facts.hashtags = Fact(
      CountLimit(30, recommended: 5), reference,
      note: "since December 2025 the app takes 5, says its own account @creators")
    facts.mentions = Fact(CountLimit(20), reference)
    facts.options = [Fact(OptionLimit(key: "collaborators", count: CountLimit(3)), reference, note: "not for stories")]
    facts.takesAltText = Fact(true, reference, note: "not for reels and stories")
    facts.altText = Fact(TextLimit(1_000, .unstated), reference)
    facts.media.required = Fact(true, reference)
    facts.media.images = Fact(CountLimit(10), reference)
    facts.media.videos = Fact(CountLimit(10), reference)
    facts.media.total = Fact(CountLimit(10), reference, note: "the app takes 20")
    facts.media.mixed = Fact(true, reference)
    facts.media.formats = [
      MediaFormatLimits(
        format: .carousel, kinds: [.image, .video], total: Fact(CountLimit(10, minimum: 2), reference)),
      MediaFormatLimits(format: .reel, kinds: [.video], total: Fact(CountLimit(1, minimum: 1), reference)),
      MediaFormatLimits(format: .story, kinds: [.image, .video], total: Fact(CountLimit(1, minimum: 1), reference)),
    ]
    facts.media.rules = [storyImage, image, storyVideo, video, cover]
    facts.other = [
      Fact("Addresses in the text cannot be clicked.", "observation, not in the reference", .reported),
      Fact("All media of a carousel are cropped to the form of the first.", "observation", .reported),
    ]
    return facts
  }()

  private static var storyImage: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image, formats: [.story])
    limits.types = Fact(["image/jpeg"], reference)
    limits.size = Fact(.upTo(megabytes: 8), reference)
    return limits
  }

  private static var image: MediaKindLimits {
    var limits = storyImage
    limits.formats = []
    limits.aspect = Fact(0.8...1.91, reference, note: "from 4:5 to 1.91:1")
    limits.width = Fact(320...Int.max, reference)
    limits.recommendedWidth = Fact(1_440, reference, note: "wider ones are scaled down")
    return limits
  }

  private static var storyVideo: MediaKindLimits {
    var limits = video
    limits.formats = [.story]
    limits.duration = Fact(3...60, reference)
    limits.size = Fact(.upTo(megabytes: 100), reference)
    limits.aspect = Fact(0.1...10, reference)
    return limits
  }

  /// Every film outside stories is a reel.
  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/mp4", "video/quicktime"], reference)
    limits.codecs = Fact(["h264", "hevc"], reference)
    limits.frameRate = Fact(23...60, reference)
    limits.width = Fact(1...1_920, reference)
    limits.aspect = Fact(0.01...10, reference, note: "9:16 is recommended")
    limits.duration = Fact(3...900, reference)
    limits.size = Fact(.upTo(megabytes: 300), reference)
    return limits
  }

  private static var cover: MediaKindLimits {
    var limits = MediaKindLimits(kind: .thumbnail)
    limits.types = Fact(["image/jpeg"], reference)
    limits.size = Fact(.upTo(megabytes: 8), reference)
    return limits
  }
}
