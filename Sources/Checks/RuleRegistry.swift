package import Core

/// Every rule there is, each listed once.
package enum RuleRegistry {
  /// The rules about the whole tree.
  package static let treeRules: [any TreeRule.Type] =
    [
      DuplicateID.self, DuplicateText.self, IDChanged.self, LintSetting.self, PathEncoding.self, PathTwin.self,
      PacingKept.self, PostExtension.self, PostMode.self, PostSubmodule.self, PostSymlink.self, SameMinute.self,
      SlotExceptionList.self, SlotPacing.self,
    ] + LawRules.ofTrees

  /// The ids of those of them that compare posts with each other.
  package static let postsRules: Set<String> = Set(
    treeRules.filter { $0 is any PostsRule.Type }.map { $0.description.id })

  /// The rules about one post, on one channel or on all.
  package static let postRules: [any PostRule.Type] =
    StructureRules.all + NetworkRules.all + MediaRules.all + WritingRules.all + LawRules.all

  /// The tables of rules about one post.
  package static let tables: [any RuleTable.Type] = NetworkRules.tables

  /// The whole rule reference, sorted by id: the rules above, those of the readers of front matter and Markdown, and
  /// what `check` finds beside the validator.
  package static let descriptions: [RuleDescription] =
    (treeRules.map { $0.description } + postRules.map { $0.description } + tables.flatMap { $0.descriptions }
    + ReadingRules.all + MarkdownRules.all + [NoRule.description, PersonReused.description, Spelling.description])
    .sorted { $0.id < $1.id }

  /// The ids of all rules, sorted.
  package static let ids: [String] = descriptions.map(\.id)

  /// What the reference says about the rule `id`; `nil` where there is none.
  package static func description(of id: String) -> RuleDescription? { byID[id] }

  private static let byID: [String: RuleDescription] = Dictionary(
    descriptions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

/// The rules about the shape of posts: their keys, channels and times.
enum StructureRules {
  static let all: [any PostRule.Type] = [
    DuplicateChannel.self, EmptyText.self, KeyWithoutEffect.self, LinkNotHTTP.self, NoChannels.self,
    OptionNotOnNetwork.self, OptionValueTaken.self, RelativeTime.self, RepeatException.self, RepeatGap.self,
    RepeatLength.self, RepeatMoved.self, RepeatOverride.self, RepeatStart.self, RepeatedText.self,
    SeveralQueues.self, SlotWithoutSlots.self,
    ThreadNotOnNetwork.self, TimeGap.self, TimeOverlap.self, UndeclaredLanguage.self, UnknownChannel.self,
    UnknownLabel.self, UnknownOverride.self, Unplanned.self, UnusedOverride.self, Window.self,
  ]
}

/// The rules about what a network takes.
enum NetworkRules {
  static let all: [any PostRule.Type] = [
    CallToAction.self, EventIncomplete.self, ForbiddenCharacter.self, HashtagTooLong.self, TagNotLinked.self,
    OptionMissing.self, OptionTooLong.self, PhoneNumberInText.self, PollOptions.self, TextTooLong.self, URNShown.self,
  ]

  static let tables: [any RuleTable.Type] = [TextLengths.self, TextCounts.self, NetworkNeeds.self]
}

/// The rules about pictures, films and other files of a post.
enum MediaRules {
  static let all: [any PostRule.Type] =
    [
      AltMissing.self, AltDiffers.self, MediaAspect.self, MediaDamaged.self, MediaDimensions.self, MediaElsewhere.self,
      MediaMissing.self, MediaMixed.self, MediaNeeded.self, MediaNotRegular.self, MediaPointer.self,
      MediaTooLarge.self, MediaTypeTaken.self, MediaUnreadable.self, PictureAddress.self, TooManyMedia.self,
    ] + measured

  /// The rules about facts that the header of a film may not have. Then a tool of the machine may measure them.
  static let measured: [any PostRule.Type] = [MediaCodec.self, MediaDuration.self, MediaFrameRate.self]

  /// The most findings of one rule on one channel: enough to begin correcting with.
  static let maximumFindings = 10
}

/// The rules about how a post is written.
enum WritingRules {
  static let all: [any PostRule.Type] = [
    BareLink.self, DateContradiction.self, DatePassed.self, EmbargoWord.self, EmojiRun.self, ForeignTracking.self,
    HashtagCamelCase.self, LinkSyntax.self, PlaceholderText.self, RepeatedHashtag.self, RepeatedLink.self,
    RepeatedPunctuation.self, Shouting.self, ThreadJoin.self,
  ]
}

/// The rules about reputation and law: whether something is there, never whether it is lawful.
enum LawRules {
  static let all: [any PostRule.Type] = [
    AdLabel.self, AdLabelUnneeded.self, UndeclaredGift.self, AffiliateLink.self, PoliticalAd.self, ComparisonClaim.self,
    SuperlativeClaim.self, GreenClaim.self, HealthClaim.self, PriceReduction.self, Sweepstake.self, JobPosting.self,
    ImageCredit.self,
    ImageRights.self, AILabel.self, Insult.self, Accusation.self, ListedWord.self, PersonalData.self, Secret.self,
  ]

  /// Those about the lists themselves.
  static let ofTrees: [any TreeRule.Type] = [WordlistFile.self, WordlistLine.self]
}
