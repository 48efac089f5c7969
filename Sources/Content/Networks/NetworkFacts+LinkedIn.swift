private let shares = "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/"
private let tools = "documentation of other posting tools"

extension NetworkFacts {
  /// LinkedIn members and organizations: the Posts API below <https://learn.microsoft.com/en-us/linkedin/marketing/>.
  static let linkedin: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, shares + "posts-api"),
      text: [Fact(TextLimit(3_000, .unstated), tools, .reported, note: "the Posts API states no number")])
    facts.firstComment = Fact(TextLimit(1_250, .unstated), tools, .reported)
    facts.poll = Fact(
      PollLimits(
        options: 2...4, option: TextLimit(30, .unstated), question: TextLimit(140, .unstated),
        durations: [86_400, 259_200, 604_800, 1_209_600], excludesMedia: true),
      shares + "poll-post-api", note: "the lengths are reported by other tools")
    facts.takesAltText = Fact(true, shares + "images-api")
    facts.altText = Fact(TextLimit(4_086, .unstated, recommended: 120), shares + "images-api", .reported)
    facts.media.images = Fact(CountLimit(20), shares + "multiimage-post-api")
    facts.media.videos = Fact(CountLimit(1), shares + "posts-api")
    facts.media.documents = Fact(CountLimit(1), shares + "posts-api")
    facts.media.mixed = Fact(false, shares + "posts-api")
    facts.media.formats = [
      MediaFormatLimits(
        .document, kinds: [.document], total: Fact(CountLimit(1, minimum: 1), shares + "documents-api"))
    ]
    facts.media.rules = [image, video, document]
    facts.other = [
      Fact("A mention is written `@[Name](urn:li:organization:ID)`.", shares + "little-text-format"),
      Fact("A document needs a title.", shares + "documents-api", .reported),
      Fact("A carousel is for advertisements; pages of pictures are a document.", shares + "posts-api"),
    ]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(.image)
    limits.types = Fact(["image/jpeg", "image/png", "image/gif"], shares + "images-api", .reported)
    limits.pixels = Fact(36_152_320, shares + "images-api", .reported)
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(.video)
    limits.types = Fact(["video/mp4"], shares + "videos-api", .reported)
    limits.size = Fact(Int64.kilobytes(75)...Int64.megabytes(500), shares + "videos-api", .reported)
    limits.duration = Fact(3...1_800, shares + "videos-api", .reported)
    return limits
  }

  private static var document: MediaKindLimits {
    var limits = MediaKindLimits(.document)
    limits.types = Fact(
      [
        "application/pdf", "application/msword", "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      ], shares + "documents-api", .reported)
    limits.size = Fact(.upTo(megabytes: 100), shares + "documents-api", .reported)
    limits.pages = Fact(300, shares + "documents-api", .reported)
    return limits
  }
}
