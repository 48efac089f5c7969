/// The rules about what a network takes.
enum NetworkRules {
  static let all: [any PostRule.Type] = [
    AltNotOnNetwork.self, AltTooLong.self, CallToAction.self, EventIncomplete.self, ExportOnly.self,
    FirstCommentTooLong.self, ForbiddenCharacter.self, HashtagTooLong.self, TagNotLinked.self, LinkTooLong.self,
    OptionMissing.self,
    OptionTooLong.self, PhoneNumberInText.self, PollDuration.self, PollOptionTooLong.self, PollOptions.self,
    PollQuestionTooLong.self, PollWithMedia.self, PreviewTooLong.self, TagsTooLong.self, TextNotShown.self,
    TextTooLong.self, TitleMissing.self, TitleTooLong.self, TooManyCashtags.self, TooManyHashtags.self,
    TooManyLinks.self, TooManyMentions.self, URNShown.self,
  ]
}
