internal import SocialText

private let api = "https://core.telegram.org/bots/api"

extension NetworkFacts {
  /// Telegram channels, posted to by a bot: <https://core.telegram.org/bots/api>.
  static let telegram: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, api),
      text: Network.telegram.textLimits)
    facts.captionText = Network.telegram(1_024)
    facts.poll = Fact(PollLimits(options: 1...12, duration: 5...2_628_000), api)
    facts.pollQuestion = Fact(TextLimit(300, .unstated), api)
    facts.pollOption = Fact(TextLimit(100, .unstated), api)
    facts.takesAltText = Fact(false, api)
    facts.media.total = Fact(CountLimit(10), api)
    facts.media.mixed = Fact(true, api)
    facts.media.rules = [image, video]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.size = Fact(.upTo(megabytes: 10), api)
    limits.edges = Fact(10_000, api)
    limits.aspect = Fact(0.05...20, api)
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.size = Fact(.upTo(megabytes: 50), api)
    return limits
  }
}
