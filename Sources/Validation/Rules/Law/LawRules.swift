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
