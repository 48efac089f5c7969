internal import SocialText

private let post = "bluesky-social/atproto: lexicons/app/bsky/feed/post.json"
private let images = "bluesky-social/atproto: lexicons/app/bsky/embed/images.json"
private let gallery = "bluesky-social/atproto: lexicons/app/bsky/embed/gallery.json"
private let videos = "bluesky-social/atproto: lexicons/app/bsky/embed/video.json"

extension NetworkFacts {
  /// Bluesky: the lexicons of <https://github.com/bluesky-social/atproto>.
  static let bluesky: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, post),
      text: Network.bluesky.textLimits)
    facts.hashtagLength = [
      Fact(
        TextLimit(64, .graphemes), "bluesky-social/atproto: packages/api/src/rich-text/detection.ts",
        read: "2026-11-29",
        note: "a longer one is no hashtag; before July 2026 it had 64 UTF-16 units"),
      Fact(
        TextLimit(640, .utf8), "bluesky-social/atproto: lexicons/app/bsky/richtext/facet.json", read: "2026-11-29",
        note: "a post with a longer one is refused"),
    ]
    facts.takesAltText = Fact(true, images)
    facts.altText = Fact(
      TextLimit(2_000, .unstated), "bluesky-social/social-app: src/lib/constants.ts", .reported, read: "2026-11-25",
      note: "of Bluesky's own app; the lexicon states none")
    facts.media.images = Fact(
      CountLimit(20, recommended: 4), gallery, note: "more than 4 are a gallery, which not every app shows")
    facts.media.videos = Fact(CountLimit(1), videos)
    facts.media.mixed = Fact(false, post)
    facts.media.rules = [image, video, captions]
    facts.other = [
      Fact("An address counts in full; only what is shown of it counts where a tool shortens it.", post),
      Fact("At most 3 languages.", post),
    ]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.size = Fact(1...2_000_000, images)
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/mp4"], videos)
    limits.size = Fact(1...300_000_000, videos)
    limits.duration = Fact(0...180, "documentation of other posting tools", .reported, note: "not in the lexicon")
    return limits
  }

  private static var captions: MediaKindLimits {
    var limits = MediaKindLimits(kind: .captions)
    limits.types = Fact(["text/vtt"], videos)
    limits.size = Fact(1...20_000, videos)
    return limits
  }
}
