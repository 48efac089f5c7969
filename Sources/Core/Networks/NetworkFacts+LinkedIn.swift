internal import SocialText

private let shares = "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/"
private let tools = "documentation of other posting tools"

extension NetworkFacts {
  /// LinkedIn members and organizations: the Posts API below <https://learn.microsoft.com/en-us/linkedin/marketing/>.
  static let linkedin: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, shares + "posts-api"),
      text: Network.linkedin.textLimits)
    facts.firstComment = Fact(TextLimit(1_250, .unstated), tools, .reported, read: "2026-11-25")
    facts.poll = Fact(
      PollLimits(options: 2...4, durations: [86_400, 259_200, 604_800, 1_209_600], excludesMedia: true),
      shares + "poll-post-api")
    facts.pollQuestion = Fact(TextLimit(140, .unstated), tools, .reported)
    facts.pollOption = Fact(TextLimit(30, .unstated), tools, .reported)
    facts.takesAltText = Fact(true, shares + "images-api")
    facts.altText = Fact(TextLimit(4_086, .unstated), shares + "images-api", .reported)
    facts.media.images = Fact(CountLimit(20), shares + "multiimage-post-api")
    facts.media.videos = Fact(CountLimit(1), shares + "posts-api")
    facts.media.documents = Fact(CountLimit(1), shares + "posts-api")
    facts.media.mixed = Fact(false, shares + "posts-api")
    facts.media.formats = [
      MediaFormatLimits(
        format: .document, kinds: [.document], total: Fact(CountLimit(1, minimum: 1), shares + "documents-api"))
    ]
    facts.media.rules = [image, video, document]
    facts.other = [
      Fact(
        "A mention is written `@[Name](urn:li:organization:ID)` or `@[Name](urn:li:person:ID)`.",
        shares + "little-text-format"),
      Fact(
        "The sender writes a backslash before each reserved character that is text, see "
          + "[counting](counting.md#linkedin): without it the text is cut there, though the answer is 201.",
        shares + "little-text-format", read: "2026-11-29",
        note: "that it is cut is reported, in alexey-pelykh/linkedctl issue 194 for one"),
      Fact(
        "Comments are plain text: nothing is escaped in them.",
        "https://github.com/gitroomhq/postiz-app/issues/1847", .reported, read: "2026-11-29"),
      Fact("A document needs a title.", shares + "documents-api", .reported),
      Fact("A carousel is for advertisements; pages of pictures are a document.", shares + "posts-api"),
    ]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/png", "image/gif"], shares + "images-api", read: "2026-11-25")
    limits.pixels = Fact(36_152_320, shares + "images-api", read: "2026-11-25")
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/mp4"], shares + "videos-api", .reported)
    limits.size = Fact(Int64.kilobytes(75)...Int64.megabytes(500), shares + "videos-api", .reported)
    limits.duration = Fact(3...1_800, shares + "videos-api", .reported)
    return limits
  }

  private static var document: MediaKindLimits {
    var limits = MediaKindLimits(kind: .document)
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
