internal import SocialText

private let resource = "https://developers.google.com/youtube/v3/docs/videos"
private let summaries = "documentation of other posting tools"

extension NetworkFacts {
  /// YouTube films: <https://developers.google.com/youtube/v3/docs/videos>. There is no API for community posts.
  static let youtube: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, "https://developers.google.com/youtube/v3/docs/videos/insert"),
      text: Network.youtube.textLimits)
    facts.title = Fact(TextLimit(100, .unstated), resource)
    facts.titleRequired = Fact(true, resource)
    facts.forbiddenCharacters = Network.youtube.forbiddenCharacters
    facts.firstComment = Fact(TextLimit(10_000, .unstated), summaries, .reported, read: "2026-11-25")
    facts.tags = Fact(
      TextLimit(500, .unstated), resource, note: "the commas between them count; a tag with a space counts 2 more")
    facts.hashtags = Fact(
      CountLimit(60), "https://support.google.com/youtube/answer/6390658", .reported, read: "2026-11-25",
      note: "above that YouTube ignores all of them; older pages say 15")
    facts.options = [
      Fact(
        OptionLimit(key: "madeForKids", absence: .unwise), resource,
        note: "the API takes a film without it, YouTube's rules ask every channel to say"),
      Fact(OptionLimit(key: "category"), resource, note: "asked for when a film is changed, not when it is uploaded"),
    ]
    facts.takesAltText = Fact(false, resource)
    facts.media.required = Fact(true, resource)
    facts.media.images = Fact(CountLimit(0), resource)
    facts.media.videos = Fact(CountLimit(1, minimum: 1), resource)
    facts.media.rules = [short, video, thumbnail]
    facts.schedule = Fact(
      ScheduleWindow(minimum: 0, maximum: nil), resource, note: "only for a film that is private and never was public")
    facts.other = [
      Fact("Films that a project without an audit uploads stay private.", resource),
      Fact(
        "A project uploads at most 100 films a day.", "https://developers.google.com/youtube/v3/determine_quota_cost"),
    ]
    return facts
  }()

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.size = Fact(1...Int64.gigabytes(256), summaries, .reported)
    limits.duration = Fact(0...43_200, summaries, .reported)
    return limits
  }

  private static var short: MediaKindLimits {
    var limits = video
    limits.formats = [.short]
    limits.duration = Fact(0...180, summaries, .reported)
    return limits
  }

  private static var thumbnail: MediaKindLimits {
    let source = "https://developers.google.com/youtube/v3/docs/thumbnails/set"
    var limits = MediaKindLimits(kind: .thumbnail)
    limits.types = Fact(["image/jpeg", "image/png"], source)
    limits.size = Fact(.upTo(megabytes: 2), source)
    return limits
  }
}
