/// The rules about how a post is written.
enum WritingRules {
  static let all: [any PostRule.Type] = [
    BareLink.self, DateContradiction.self, DatePassed.self, EmbargoWord.self, EmojiRun.self, ForeignTracking.self,
    HashtagCamelCase.self, LinkSyntax.self, PlaceholderText.self, RepeatedHashtag.self, RepeatedLink.self,
    RepeatedPunctuation.self, Shouting.self, ThreadJoin.self,
  ]
}
