import Testing

@testable import Core

/// Every reason for which a record does not count, each beside a twin of the record that does.
@Suite struct NotCountedTests {
  private static let post = Posts.post()

  /// A record that does not count, and the one thing that would have made it count.
  struct Sample: CustomTestStringConvertible {
    let reason: NotCountedReason
    let rule: ApprovalRule
    let people: [Person]
    /// Writes the approval, or with `true` its twin.
    let write: @Sendable (inout RecordBook, _ twin: Bool) -> Void

    init(
      _ reason: NotCountedReason, rule: ApprovalRule = Team.fourEyes, people: [Person] = Team.people,
      _ write: @escaping @Sendable (inout RecordBook, Bool) -> Void
    ) {
      self.reason = reason
      self.rule = rule
      self.people = people
      self.write = write
    }

    var testDescription: String { reason.rawValue }
  }

  static let imported = ApprovalRule(name: "r", approvals: 1, from: ["editor"], imported: true)
  static let withKey =
    Team.people + [
      Person(
        name: "key", emails: ["key@acme.example"], roles: ["editor"], keys: [SigningKey(key: .sample("key"))])
    ]

  static let samples = [
    Sample(.contributor) { $0.add(.approve, by: $1 ? "ben" : "ana", [post.subject()]) },
    Sample(.role) { $0.add(.approve, by: $1 ? "ben" : "cem", [post.subject()]) },
    Sample(.unknownPerson) { $0.add(.approve, by: $1 ? "ben" : "fritz", [post.subject()]) },
    Sample(.bot) { $0.add(.approve, by: $1 ? "ben" : "ci", [post.subject()]) },
    Sample(.rendition) {
      $0.add(.approve, by: "ben", [($1 ? post : Posts.post("markt", [Posts.channel(text: "Markt")])).subject()])
    },
    Sample(.schedule) {
      let later = Posts.post("markt", [Posts.channel(schedule: Schedule(at: now + 7_200, zone: .utc))])
      $0.add(.approve, by: "ben", [($1 ? post : later).subject()])
    },
    Sample(.withdrawn) {
      let approval = $0.add(.approve, by: "ben", [post.subject()])
      $0.add(.withdraw, by: $1 ? "dana" : "ben", targets: [approval])
    },
    Sample(.dismissed) {
      let approval = $0.add(.approve, by: "ben", [post.subject()])
      $0.add(.dismiss, by: $1 ? "cem" : "dana", targets: [approval])
    },
    Sample(.unsigned) {
      $0.add(.approve, by: "ben", [post.subject()], address: $1 ? "BEN@home.example" : "emil@acme.example")
    },
    Sample(.unsigned, people: withKey) { $0.add(.approve, by: $1 ? "ben" : "key", [post.subject()]) },
    Sample(.imported, rule: imported) { $0.add(.approve, by: "ben", [post.subject()], attester: $1 ? "ci" : "dana") },
    Sample(.imported, rule: imported) {
      $0.add(.approve, by: "ben", [post.subject()], attester: "ci", account: $1 ? "1" : "2")
    },
    Sample(.imported, rule: imported) { $0.add(.approve, by: $1 ? "ben" : "dana", [post.subject()], attester: "ci") },
    Sample(.unknownPerson, rule: imported) {
      $0.add(.approve, by: $1 ? "ben" : "fritz", [post.subject()], attester: "ci")
    },
    Sample(.unsigned, rule: imported) {
      $0.add(.approve, by: "ben", [post.subject()], address: $1 ? nil : "emil@acme.example", attester: "ci")
    },
  ]

  @Test(arguments: samples) func theReasonIsNamedAndTheTwinCounts(sample: Sample) throws {
    for twin in [false, true] {
      var book = RecordBook()
      sample.write(&book, twin)
      let configuration = try Team.configuration(rules: [sample.rule], people: sample.people) {
        $0.may[.import] = ["editor"]
      }
      let verdict = VerdictMaker(book.decisions(configuration)).verdict(on: Self.post, Self.post.channels[0])
      #expect(verdict.isMet == twin)
      #expect(verdict.notCounted.map(\.reason) == (twin ? [] : [sample.reason]))
      #expect(verdict.notCounted.allSatisfy { $0.record == book.records.first?.id.description })
    }
  }

  @Test func anImportedApprovalNeedsARuleThatTakesIt() throws {
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post.subject()], attester: "ci")
    for (rule, isMet) in [(Team.fourEyes, false), (Self.imported, true)] {
      let configuration = try Team.configuration(rules: [rule]) { $0.may[.import] = ["editor"] }
      let verdict = VerdictMaker(book.decisions(configuration)).verdict(on: Self.post, Self.post.channels[0])
      #expect(verdict.isMet == isMet)
      #expect(verdict.notCounted.map(\.reason) == (isMet ? [] : [.imported]))
    }
  }

  /// The bot needs one of the roles in `may.import`; without that key, no role may import.
  @Test func nobodyImportsByDefault() throws {
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post.subject()], attester: "ci")
    for (roles, isMet) in [(nil, false), (["legal"], false), (["legal", "editor"], true)] as [([String]?, Bool)] {
      let configuration = try Team.configuration(rules: [Self.imported]) { $0.may[.import] = roles }
      let verdict = VerdictMaker(book.decisions(configuration)).verdict(on: Self.post, Self.post.channels[0])
      #expect(verdict.isMet == isMet)
      #expect(verdict.notCounted.map(\.reason) == (isMet ? [] : [.imported]))
    }
  }

  @Test func whereSigningIsRequiredNothingUnsignedCounts() throws {
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post.subject()])
    let configuration = try Team.configuration { $0.signing = .required }
    let verdict = VerdictMaker(book.decisions(configuration)).verdict(on: Self.post, Self.post.channels[0])
    #expect(verdict.notCounted.map(\.reason) == [.unsigned])
  }

  @Test func aPostThatCannotBeRenderedHasNoApproval() throws {
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post.subject()])
    var post = Self.post
    post.channels[0].rendition = nil
    let verdict = VerdictMaker(book.decisions(try Team.configuration())).verdict(on: post, post.channels[0])
    #expect(verdict.notCounted.map(\.reason) == [.rendition])
  }

  @Test func aRecordThatCountsForOneRuleIsNotListed() throws {
    let legal = ApprovalRule(name: "legal", approvals: 1, from: ["legal"])
    var book = RecordBook()
    book.add(.approve, by: "ben", [Self.post.subject()])
    let configuration = try Team.configuration(rules: [legal, Team.fourEyes])
    let verdict = VerdictMaker(book.decisions(configuration)).verdict(on: Self.post, Self.post.channels[0])
    #expect(verdict.notCounted.isEmpty)
    #expect(verdict.approvals.count == 1)
  }
}
