internal import SocialText

extension NetworkFacts {
  /// XING: <https://dev.xing.com>. What a post may have there is not documented.
  static let xing = NetworkFacts(
    publishing: Fact(
      .exportOnly(reason: "it has had no API for posts since April 2019"), "https://dev.xing.com, press", .reported),
    text: Network.xing.textLimits)
}
