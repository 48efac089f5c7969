internal import SocialText

private let reference = "https://developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts"
private let tools = "documentation and code of other posting tools"

extension NetworkFacts {
  /// Posts of a Google Business Profile: <https://developers.google.com/my-business>.
  static let googleBusiness: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, reference),
      text: Network.googleBusiness.textLimits)
    facts.phoneNumbers = Fact(false, tools, .reported, note: "Google refuses posts with one; `cta: call` shows it")
    facts.options = [
      Fact(OptionLimit(key: "eventTitle", length: TextLimit(58, .unstated)), tools, .reported, read: "2026-11-25"),
      Fact(OptionLimit(key: "eventStart"), reference, note: "events and offers need title, begin and end"),
      Fact(OptionLimit(key: "eventEnd"), reference),
    ]
    facts.takesAltText = Fact(false, reference)
    facts.media.images = Fact(CountLimit(1), tools, .reported, read: "2026-11-25")
    facts.media.videos = Fact(CountLimit(0), tools, .reported, read: "2026-11-25")
    facts.media.rules = [image]
    facts.schedule = Fact(ScheduleWindow(minimum: 0, maximum: nil), reference)
    facts.other = [Fact("A call to action needs an address, `call` has none; an offer shows none.", reference)]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/png"], tools, .reported)
    limits.size = Fact(Int64.kilobytes(10)...Int64.megabytes(5), reference, note: "the maximum is reported by tools")
    limits.width = Fact(250...Int.max, reference)
    limits.height = Fact(250...Int.max, reference)
    return limits
  }
}
