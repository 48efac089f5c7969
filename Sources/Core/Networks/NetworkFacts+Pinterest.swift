internal import SocialText

private let openapi = "pinterest/api-description: v5/openapi.json"

extension NetworkFacts {
  /// Pinterest: the API description at <https://github.com/pinterest/api-description>.
  static let pinterest: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, openapi),
      text: Network.pinterest.textLimits)
    facts.title = Fact(TextLimit(100, .unstated), openapi)
    facts.link = Fact(TextLimit(2_048, .unstated), openapi)
    facts.options = [
      Fact(
        OptionLimit(key: "board", absence: .unwise), openapi, note: "not required by the description, but in practice")
    ]
    facts.takesAltText = Fact(true, openapi)
    facts.altText = Fact(TextLimit(500, .unstated), openapi)
    facts.media.required = Fact(true, openapi)
    facts.media.images = Fact(CountLimit(5), openapi)
    facts.media.videos = Fact(CountLimit(1), openapi)
    facts.media.mixed = Fact(false, openapi)
    facts.media.formats = [
      MediaFormatLimits(format: .carousel, kinds: [.image], total: Fact(CountLimit(5, minimum: 2), openapi))
    ]
    facts.media.rules = [image, video]
    facts.other = [Fact("A film needs a cover picture (`thumbnail`).", openapi)]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/png"], openapi, note: "of pictures sent with the post")
    limits.size = Fact(.upTo(megabytes: 20), "documentation of other posting tools", .reported)
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.duration = Fact(4...900, "documentation of other posting tools", .reported)
    limits.size = Fact(1...Int64.gigabytes(2), "documentation of other posting tools", .reported)
    return limits
  }
}
