internal import SocialText

private let direct = "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
private let photo = "https://developers.tiktok.com/doc/content-posting-api-reference-photo-post"
private let transfer = "https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide"
private let guidelines = "https://developers.tiktok.com/doc/content-sharing-guidelines"

extension NetworkFacts {
  /// TikTok: <https://developers.tiktok.com/doc/content-posting-api-get-started>.
  static let tiktok: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(
        .exportOnly(reason: "its guidelines do not accept tools for a team's own accounts"), guidelines),
      text: Network.tiktok.textLimits)
    facts.pictureText = [Fact(TextLimit(4_000, .utf16), photo)]
    facts.hashtags = Fact(.recommended(5), "press, August and September 2025", .reported, note: "not in the reference")
    facts.takesAltText = Fact(false, photo)
    facts.media.required = Fact(true, direct)
    facts.media.images = Fact(CountLimit(35), photo)
    facts.media.videos = Fact(CountLimit(1), direct)
    facts.media.mixed = Fact(false, photo)
    facts.media.rules = [image, video]
    facts.options = [
      Fact(OptionLimit(key: "privacy"), guidelines, note: "the person who posts must choose it, there is no default")
    ]
    facts.other = [
      Fact("The title of a photo post has at most 90 UTF-16 units; Stet has no key for it.", photo),
      Fact("Addresses in the text cannot be clicked.", "observation, not in the reference", .reported),
    ]
    return facts
  }()

  private static var image: MediaKindLimits {
    var limits = MediaKindLimits(kind: .image)
    limits.types = Fact(["image/jpeg", "image/webp"], transfer)
    limits.size = Fact(.upTo(megabytes: 20), transfer)
    limits.recommendedWidth = Fact(1_920, transfer, note: "1080p")
    return limits
  }

  private static var video: MediaKindLimits {
    var limits = MediaKindLimits(kind: .video)
    limits.types = Fact(["video/mp4", "video/webm", "video/quicktime"], transfer)
    limits.codecs = Fact(["h264", "hevc", "vp8", "vp9"], transfer)
    limits.frameRate = Fact(23...60, transfer)
    limits.width = Fact(360...4_096, transfer)
    limits.height = Fact(360...4_096, transfer)
    limits.size = Fact(1...Int64.gigabytes(4), transfer)
    limits.duration = Fact(0...600, transfer, note: "less for some accounts")
    return limits
  }
}
