internal import SocialText

private let openapi = "xdevplatform/docs: openapi.json"
private let mediaGuide = "xdevplatform/docs: x-api/media/quickstart/best-practices.mdx"
private let twitterText = "twitter/twitter-text: config/v3.json"

extension NetworkFacts {
  /// X: <https://docs.x.com>, whose source is the repository xdevplatform/docs, and twitter-text, its own library.
  static let x: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, openapi),
      text: Network.x.textLimits)
    facts.link = Fact(
      TextLimit(4_096, .codePoints), "twitter/twitter-text: rb/lib/twitter-text/extractor.rb",
      note: "a longer address is no link")
    facts.cashtags = Fact(
      CountLimit(1), "xdevplatform/docs: x-api/posts/manage-tweets/integrate.mdx", note: "for self-serve access")
    facts.repeatedText = Fact(false, "error reports of users of the API", .reported)
    facts.poll = Fact(
      PollLimits(options: 2...4, duration: 300...604_800, step: 60, excludesMedia: true), openapi,
      note: "that it excludes media is from an older reference")
    facts.pollOption = Fact(TextLimit(25, .codePoints), openapi)
    facts.takesAltText = Fact(true, openapi)
    facts.altText = Fact(TextLimit(1_000, .codePoints), openapi)
    facts.media.images = Fact(CountLimit(4), mediaGuide)
    facts.media.gifs = Fact(CountLimit(1), mediaGuide)
    facts.media.videos = Fact(CountLimit(1), mediaGuide)
    facts.media.mixed = Fact(false, mediaGuide)
    facts.media.rules = [image, gif, video]
    facts.other = [
      Fact("An address counts 23, emoji and most letters outside Europe count 2.", twitterText),
      Fact("Mentions count in full.", "xdevplatform/docs: fundamentals/counting-characters.mdx"),
      Fact(
        "With self-serve access a reply goes only to those who mention or quote the account.",
        "xdevplatform/docs: changelog.mdx", note: "whether threads are meant as well is not stated"),
    ]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/png", "image/gif", "image/webp"], mediaGuide)
    limits.size = Fact(.upTo(megabytes: 5), mediaGuide)
    return limits
  }

  private static var gif: MediaKindLimits {
    var limits = MediaKindLimits(kind: .gif)
    limits.size = Fact(.upTo(megabytes: 15), mediaGuide)
    limits.width = Fact(1...1_280, mediaGuide)
    limits.height = Fact(1...1_080, mediaGuide)
    limits.frames = Fact(350, mediaGuide)
    limits.pixels = Fact(300_000_000, mediaGuide, note: "of all its pictures together")
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/mp4", "video/quicktime"], mediaGuide)
    limits.codecs = Fact(["h264"], mediaGuide)
    limits.size = Fact(.upTo(megabytes: 512), mediaGuide, note: "8 GB with X Premium")
    limits.duration = Fact(0.5...140, mediaGuide, note: "longer with X Premium")
    limits.width = Fact(32...1_280, mediaGuide)
    limits.height = Fact(32...1_024, mediaGuide)
    limits.aspect = Fact(1.0 / 3...3, mediaGuide)
    limits.frameRate = Fact(0...60, mediaGuide)
    return limits
  }
}
