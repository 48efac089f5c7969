internal import SocialText

private let submit = "https://www.reddit.com/dev/api#POST_api_submit"
private let tools = "documentation of other posting tools"

extension NetworkFacts {
  /// Reddit: <https://www.reddit.com/dev/api>. Each subreddit has rules of its own beside these.
  static let reddit: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, submit, note: "keys are given on request only"),
      text: Network.reddit.textLimits)
    facts.title = Fact(TextLimit(300, .unstated), submit)
    facts.titleRequired = Fact(true, submit)
    facts.firstComment = Fact(TextLimit(10_000, .unstated), tools, .reported)
    facts.options = [
      Fact(OptionLimit(key: "subreddit", absence: .refused), submit),
      Fact(OptionLimit(key: "flair", length: TextLimit(64, .unstated)), submit),
    ]
    facts.poll = Fact(
      PollLimits(options: 2...6, duration: 86_400...604_800, step: 86_400),
      "praw-dev/praw: praw/models/reddit/subreddit.py")
    facts.media.images = Fact(CountLimit(20), tools, .reported)
    facts.media.videos = Fact(CountLimit(1), submit)
    facts.media.mixed = Fact(false, submit)
    facts.media.rules = [image]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.size = Fact(.upTo(megabytes: 20), tools, .reported)
    return limits
  }
}
