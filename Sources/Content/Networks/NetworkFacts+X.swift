extension NetworkFacts {
  /// X: <https://docs.x.com>, and twitter-text, its own library.
  static let x: NetworkFacts = {
    var facts = NetworkFacts(
      publishing: Fact(.api, "docs.x.com: x-api/posts/manage-tweets"),
      text: [Fact(TextLimit(280, .weighted), "twitter/twitter-text: config/v3.json")])
    facts.cashtags = Fact(
      CountLimit(1), "docs.x.com: x-api/posts/manage-tweets/integrate", note: "for self-serve access to the API")
    facts.altText = Fact(TextLimit(1_000, .codePoints), "docs.x.com: POST /2/media/metadata")
    facts.poll = Fact(
      PollLimits(options: 2...4, option: TextLimit(25, .codePoints), duration: 300...604_800, excludesMedia: true),
      "docs.x.com: POST /2/tweets, poll")
    return facts
  }()
}
