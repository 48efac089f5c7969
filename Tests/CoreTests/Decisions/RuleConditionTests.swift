import SocialText
import Testing
@testable import Core

/// When a rule applies: any one of its conditions is enough, and `unless` excludes.
@Suite struct RuleConditionTests {
  /// One condition, the situation that it matches, and one that it does not.
  struct Sample: CustomTestStringConvertible {
    let name: String
    let condition: @Sendable (inout RuleCondition) -> Void
    let matching: @Sendable (inout RuleSituation) -> Void
    let other: @Sendable (inout RuleSituation) -> Void

    var testDescription: String { name }
    var rule: RuleCondition {
      var rule = RuleCondition()
      condition(&rule)
      return rule
    }
    func situation(_ change: (inout RuleSituation) -> Void) -> RuleSituation {
      var situation = RuleConditionTests.plain
      change(&situation)
      return situation
    }
  }

  static let plain = RuleSituation(
    channel: "x", network: .x, disclosure: .none, formats: ["post"], inputs: PolicyInputs())

  static let samples = [
    Sample(
      name: "flags", condition: { $0.flags = ["legal", "green"] }, matching: { $0.inputs.flags = ["a", "green"] },
      other: { $0.inputs.flags = ["a"] }),
    Sample(
      name: "disclosure", condition: { $0.disclosure = [.paid, .gift] }, matching: { $0.disclosure = .gift },
      other: { $0.disclosure = .own }),
    Sample(
      name: "pillars", condition: { $0.pillars = ["promotion"] }, matching: { $0.inputs.pillar = "promotion" },
      other: { $0.inputs.pillar = "news" }),
    Sample(
      name: "channels", condition: { $0.channels = ["youtube"] }, matching: { $0.channel = "youtube" },
      other: { $0.network = .youtube }),
    Sample(
      name: "networks", condition: { $0.networks = [.youtube] }, matching: { $0.network = .youtube },
      other: { $0.channel = "youtube" }),
    Sample(
      name: "departments", condition: { $0.departments = ["hr"] }, matching: { $0.inputs.department = "hr" },
      other: { $0.inputs.department = "pr" }),
    Sample(
      name: "campaigns", condition: { $0.campaigns = ["advent"] }, matching: { $0.inputs.campaign = "advent" },
      other: { $0.inputs.campaign = "ostern" }),
    Sample(
      name: "formats", condition: { $0.formats = ["reply"] }, matching: { $0.formats = ["post", "reply"] },
      other: { $0.formats = ["post"] }),
    Sample(
      name: "paths", condition: { $0.paths = ["posts/ads/**"] }, matching: { $0.inputs.path = "posts/ads/a/b.md" },
      other: { $0.inputs.path = "posts/news/b.md" }),
  ]

  @Test(arguments: samples) func oneConditionMatchesItsOwn(sample: Sample) {
    let rule = ApprovalRule(name: "r", when: sample.rule, approvals: 1, from: [])
    #expect(rule.applies(in: sample.situation(sample.matching)))
    #expect(!rule.applies(in: sample.situation(sample.other)))
    #expect(!rule.applies(in: Self.plain))
  }

  @Test(arguments: samples) func unlessTakesBack(sample: Sample) {
    let rule = ApprovalRule(name: "r", unless: sample.rule, approvals: 1, from: [])
    #expect(!rule.applies(in: sample.situation(sample.matching)))
    #expect(rule.applies(in: sample.situation(sample.other)))
  }

  @Test func anyOneOfSeveralIsEnough() {
    for sample in Self.samples {
      var condition = RuleCondition()
      for each in Self.samples { each.condition(&condition) }
      let rule = ApprovalRule(name: "r", when: condition, approvals: 1, from: [])
      #expect(rule.applies(in: sample.situation(sample.matching)), "\(sample.name)")
      #expect(!rule.applies(in: Self.plain))
    }
  }

  @Test func aRuleWithoutConditionsAppliesEverywhere() {
    #expect(ApprovalRule(name: "r", approvals: 1, from: []).applies(in: Self.plain))
  }

  @Test func aRuleAboutFilesAloneIsNotAboutPosts() {
    var condition = RuleCondition()
    condition.files = ["stet.yml"]
    #expect(!ApprovalRule(name: "r", when: condition, approvals: 1, from: []).applies(in: Self.plain))
    condition.channels = ["x"]
    #expect(ApprovalRule(name: "r", when: condition, approvals: 1, from: []).applies(in: Self.plain))
  }

  @Test(arguments: [
    ("posts/ads/**", "posts/ads/a.md", true), ("posts/ads/**", "posts/ads/2026/a.md", true),
    ("posts/**/ads/**", "posts/ads/a.md", true), ("posts/**/ads/**", "posts/2026/12/ads/a.md", true),
    ("posts/**/ads/**", "posts/2026/adsX/a.md", false), ("posts/*.md", "posts/a.md", true),
    ("posts/*.md", "posts/2026/a.md", false), ("posts/?.md", "posts/a.md", true), ("posts/?.md", "posts/ab.md", false),
    ("**", "posts/a.md", true), ("posts", "posts/a.md", false), ("posts/a*c.md", "posts/abcabc.md", true),
    ("posts/ä.md", "posts/a\u{308}.md", false), ("", "posts/a.md", false),
  ]) func globs(pattern: String, path: String, matches: Bool) {
    #expect(PathPattern(pattern).matches(path) == matches)
  }
}
