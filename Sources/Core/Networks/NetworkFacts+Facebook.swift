internal import SocialText

private let feed = "https://developers.facebook.com/docs/graph-api/reference/page/feed"
private let photos = "https://developers.facebook.com/docs/graph-api/reference/page/photos"
private let videos = "https://developers.facebook.com/docs/graph-api/reference/page/videos"
private let reels = "https://developers.facebook.com/docs/video-api/guides/reels-publishing"
private let stories = "https://developers.facebook.com/docs/page-stories-api"
private let postiz = "gitroomhq/postiz-app: libraries/nestjs-libraries/src/integrations/social/facebook.provider.ts"

extension NetworkFacts {
  /// Facebook pages: <https://developers.facebook.com/docs/pages-api>.
  static let facebook: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, feed),
      text: Network.facebook.textLimits)
    facts.formatsWithoutText = Fact([.story], stories)
    facts.firstComment = Fact(
      TextLimit(8_000, .unstated), "documentation of other posting tools", .reported, read: "2026-11-25")
    facts.takesAltText = Fact(true, photos, note: "no maximum stated")
    facts.media.images = Fact(
      CountLimit(10), "inovector/mixpost: src/Support/SocialProviderPostConfigs.php", .assumed,
      note: "`attached_media` has no documented maximum")
    facts.media.videos = Fact(CountLimit(1), videos)
    facts.media.mixed = Fact(false, photos)
    facts.media.formats = [
      MediaFormatLimits(format: .reel, kinds: [.video], total: Fact(CountLimit(1, minimum: 1), reels)),
      MediaFormatLimits(format: .story, kinds: [.image, .video], total: Fact(CountLimit(1, minimum: 1), stories)),
    ]
    facts.media.rules = [photo, reel, story]
    facts.schedule = Fact(
      ScheduleWindow(minimum: 600, maximum: 29 * 86_400), "\(feed), \(reels), \(videos)",
      note: "what all of its ways to post take; posts without a film up to 30 or 75 days, two pages differ")
    facts.other = [Fact("A mention is written `@[page-id]`.", feed)]
    return facts
  }()

  private static var photo: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/bmp", "image/png", "image/gif", "image/tiff"], photos)
    limits.size = Fact(.upTo(megabytes: 10), photos)
    limits.recommendedSize = Fact(.megabytes(4), postiz, .reported)
    return limits
  }

  private static var reel: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video, formats: [.reel, .short])
    limits.types = Fact(["video/mp4"], reels)
    limits.aspect = Fact(0.55...0.575, reels, note: "9:16")
    limits.width = Fact(540...Int.max, reels)
    limits.height = Fact(960...Int.max, reels)
    limits.frameRate = Fact(24...60, reels)
    limits.duration = Fact(3...90, reels)
    return limits
  }

  private static var story: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video, formats: [.story])
    limits.duration = Fact(0...90, stories, note: "one sentence of the page says 60, its table 90")
    return limits
  }
}
