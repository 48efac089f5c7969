private let api = "https://core.telegram.org/bots/api"

extension NetworkFacts {
  /// Telegram channels, posted to by a bot: <https://core.telegram.org/bots/api>.
  static let telegram: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, api),
      text: limits(4_096))
    facts.captionText = limits(1_024)
    facts.poll = Fact(
      PollLimits(
        options: 1...12, option: TextLimit(100, .unstated), question: TextLimit(300, .unstated),
        duration: 5...2_628_000),
      api)
    facts.takesAltText = Fact(false, api)
    facts.media.total = Fact(CountLimit(10), api)
    facts.media.mixed = Fact(true, api)
    facts.media.rules = [image, video]
    return facts
  }()

  /// Measured: 4,096 emoji of two UTF-16 units each are taken. Many libraries count UTF-16.
  private static func limits(_ maximum: Int) -> [Fact<TextLimit>] {
    [
      Fact(TextLimit(maximum, .codePoints), api, note: "the unit is measured, the reference says \"characters\""),
      Fact(TextLimit(maximum, .utf16), "code of libraries for Telegram", .assumed),
    ]
  }

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(.image)
    limits.size = Fact(.upTo(megabytes: 10), api)
    limits.edges = Fact(10_000, api)
    limits.aspect = Fact(0.05...20, api)
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(.video)
    limits.size = Fact(.upTo(megabytes: 50), api)
    return limits
  }
}
