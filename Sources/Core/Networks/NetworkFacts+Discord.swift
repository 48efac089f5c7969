internal import SocialText

private let message = "discord/discord-api-docs: developers/resources/message.mdx"
private let pollPage = "discord/discord-api-docs: developers/resources/poll.mdx"
private let webhook = "discord/discord-api-docs: developers/resources/webhook.mdx"

extension NetworkFacts {
  /// Discord, by a channel's webhook: <https://docs.discord.com/developers/resources/webhook>.
  static let discord: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, webhook),
      text: Network.discord.textLimits)
    facts.previewTitle = Fact(TextLimit(256, .codePoints), message)
    facts.previewDescription = Fact(TextLimit(4_096, .codePoints), message)
    facts.options = [Fact(OptionLimit(key: "threadName", length: TextLimit(100, .codePoints)), webhook)]
    facts.poll = Fact(
      PollLimits(options: 1...10, duration: 3_600...2_764_800, step: 3_600), pollPage, read: "2026-11-25")
    facts.pollQuestion = Fact(TextLimit(300, .codePoints), pollPage)
    facts.pollOption = Fact(TextLimit(55, .codePoints), pollPage)
    facts.takesAltText = Fact(true, message)
    facts.altText = Fact(TextLimit(1_024, .codePoints), message)
    facts.media.total = Fact(CountLimit(10), message)
    facts.media.mixed = Fact(true, message)
    facts.media.rules = [.image, .gif, .video, .document].map(file)
    facts.other = [Fact("All files of a message together have at most 25 MB.", message)]
    return facts
  }()

  private static func file(_ kind: MediaKindLimits.Kind) -> MediaKindLimits {
    var limits = MediaKindLimits(kind: kind)
    limits.size = Fact(
      .upTo(megabytes: 10), "discord/discord-api-docs: developers/reference.mdx", note: "more on boosted servers")
    return limits
  }
}
