internal import SocialText

private let instance = "mastodon/documentation: content/en/entities/Instance.md"
private let statuses = "mastodon/documentation: content/en/methods/statuses.md"
private let validator = "mastodon/mastodon: app/validators/status_length_validator.rb"

extension NetworkFacts {
  /// Mastodon as it comes: <https://docs.joinmastodon.org>. A server may differ; it says so at `/api/v2/instance`.
  static let mastodon: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, statuses),
      text: Network.mastodon.textLimits)
    facts.warningCounts = Fact(true, validator, note: "addresses in it count in full")
    facts.poll = Fact(PollLimits(options: 2...4, duration: 300...2_629_746, excludesMedia: true), instance)
    facts.pollOption = Fact(
      TextLimit(50, .graphemes), "mastodon/mastodon: app/validators/poll_options_validator.rb", read: "2026-11-25")
    facts.takesAltText = Fact(true, instance)
    facts.altText = Fact(TextLimit(1_500, .codePoints), instance, note: "`description_limit`")
    facts.media.images = Fact(CountLimit(4), instance)
    facts.media.videos = Fact(CountLimit(1), "mastodon/documentation: content/en/user/posting.md")
    facts.media.total = Fact(CountLimit(4), instance)
    facts.media.mixed = Fact(false, "mastodon/documentation: content/en/user/posting.md")
    facts.media.rules = [image, video]
    facts.schedule = Fact(ScheduleWindow(minimum: 300, maximum: nil), statuses)
    facts.other = [
      Fact("An address counts 23, `@name@server` counts as `@name`.", validator),
      Fact(
        "A hashtag is letters, marks, digits, connecting punctuation and what else is alphabetic in Unicode, and not "
          + "digits alone.",
        "mastodon/mastodon: app/models/tag.rb", read: "2026-11-29"),
      Fact("At most 300 scheduled posts, 25 a day.", "mastodon/mastodon: app/models/scheduled_status.rb"),
    ]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(
      ["image/jpeg", "image/png", "image/gif", "image/heic", "image/heif", "image/webp", "image/avif"], instance)
    limits.size = Fact(.upTo(megabytes: 16), instance)
    limits.pixels = Fact(33_177_600, instance)
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/webm", "video/mp4", "video/quicktime", "video/ogg"], instance)
    limits.size = Fact(.upTo(megabytes: 99), instance)
    limits.pixels = Fact(8_294_400, instance)
    limits.frameRate = Fact(0...120, instance)
    return limits
  }
}
