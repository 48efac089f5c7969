import Testing
@testable import Core

/// What a post needs to be approved.
@Suite struct VerdictTests {
  private func verdict(
    _ book: RecordBook, on post: PostSnapshot = Posts.post(), rules: [ApprovalRule] = [Team.fourEyes],
    policy: (inout PolicySettings) -> Void = { _ in }
  ) throws -> Verdict {
    let configuration = try Team.configuration(rules: rules, policy: policy)
    return VerdictMaker(book.decisions(configuration)).verdict(on: post, post.channels[0])
  }

  private let post = Posts.post()

  @Test func nobodyYet() throws {
    let verdict = try verdict(RecordBook())
    #expect(!verdict.isMet)
    #expect(
      verdict.missing == [
        MissingApproval(rule: "four-eyes", needs: 1, has: 0, from: ["ben", "dana"], roles: ["editor"])
      ])
    #expect(verdict.metAt == nil)
  }

  @Test func oneOtherIsEnough() throws {
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [post.subject()])
    let verdict = try verdict(book)
    #expect(verdict.isMet)
    #expect(verdict.approvals.map(\.id) == [approval.id])
    #expect(verdict.rules.map(\.givenBy) == [["ben"]])
    #expect(verdict.metAt == approval.record.time)
  }

  @Test func noRuleFailsClosed() throws {
    var book = RecordBook()
    book.add(.approve, by: "ben", [post.subject()])
    let verdict = try verdict(book, rules: [])
    #expect(verdict.missing.map(\.rule) == [MissingApproval.noRule])
  }

  @Test func aRuleMayWantNobody() throws {
    let verdict = try verdict(RecordBook(), rules: [ApprovalRule(name: "free", approvals: 0, from: [])])
    #expect(verdict.isMet)
    #expect(verdict.metAt == nil)
  }

  @Test func aRuleThatIsNotIndependentCountsContributors() throws {
    var book = RecordBook()
    book.add(.approve, by: "ana", [post.subject()])
    #expect(try !verdict(book).isMet)
    let rule = ApprovalRule(name: "sign-off", approvals: 1, from: ["editor"], independent: false)
    #expect(try verdict(book, rules: [rule]).isMet)
  }

  @Test func onePersonCountsOnce() throws {
    let two = ApprovalRule(name: "two", approvals: 2, from: ["editor", "legal"])
    var book = RecordBook()
    for _ in 0..<3 { book.add(.approve, by: "ben", [post.subject()]) }
    let alone = try verdict(book, rules: [two])
    #expect(
      alone.missing == [
        MissingApproval(rule: "two", needs: 2, has: 1, from: ["cem", "dana"], roles: ["editor", "legal"])
      ])
    #expect(alone.rules.map(\.givenBy) == [["ben"]])
    book.add(.approve, by: "cem", [post.subject()], time: moment("2026-11-22T08:00:00Z"))
    let both = try verdict(book, rules: [two])
    #expect(both.isMet)
    #expect(both.rules.map(\.givenBy) == [["ben", "cem"]])
    #expect(both.metAt == moment("2026-11-22T08:00:00Z"))
  }

  @Test func onePersonMayMeetTwoRules() throws {
    let legal = ApprovalRule(name: "legal", approvals: 1, from: ["legal"])
    var book = RecordBook()
    book.add(.approve, by: "ben", [post.subject()])
    #expect(try verdict(book, rules: [Team.fourEyes, legal]).missing.map(\.rule) == ["legal"])
    book.add(.approve, by: "dana", [post.subject()])
    #expect(try verdict(book, rules: [Team.fourEyes, legal]).isMet)
  }

  @Test func thatNobodyIsLeftIsSaid() throws {
    let everybody = Posts.post(contributors: ["ana", "ben", "dana"])
    #expect(try verdict(RecordBook(), on: everybody).missing.map(\.from) == [[]])
  }

  // MARK: - Labels and contributors as approvers saw them

  @Test func relabellingDoesNotShedARule() throws {
    var condition = RuleCondition()
    condition.pillars = ["promotion"]
    let legal = ApprovalRule(name: "legal", when: condition, approvals: 1, from: ["legal"])
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [post.subject(inputs: PolicyInputs(pillar: "promotion"))])
    let news = Posts.post(inputs: PolicyInputs(pillar: "news"))
    #expect(try verdict(book, on: news, rules: [Team.fourEyes, legal]).missing.map(\.rule) == ["legal"])
    book.add(.dismiss, by: "dana", targets: [approval])
    book.add(.approve, by: "ben", [news.subject()])
    #expect(try verdict(book, on: news, rules: [Team.fourEyes, legal]).isMet)
  }

  @Test func relabellingIntoAnExceptionDoesNotShedARule() throws {
    var exception = RuleCondition()
    exception.departments = ["sales"]
    let rule = ApprovalRule(name: "two", unless: exception, approvals: 2, from: ["editor"])
    var book = RecordBook()
    book.add(.approve, by: "ben", [post.subject(inputs: PolicyInputs(department: "pr"))])
    let sales = Posts.post(inputs: PolicyInputs(department: "sales"))
    #expect(try verdict(book, on: sales, rules: [Team.fourEyes, rule]).missing.map(\.rule) == ["two"])
  }

  @Test func contributorsAreThoseOfHistoryAndOfTheRecords() throws {
    let squashed = Posts.post(contributors: ["ana"])
    var book = RecordBook()
    book.add(.approve, by: "dana", [post.subject(contributors: ["ben"])])
    #expect(try verdict(book, on: squashed).isMet)
    book.add(.approve, by: "ben", [post.subject(contributors: [])])
    let verdict = try verdict(book, on: squashed)
    #expect(verdict.notCounted.map(\.reason) == [.contributor])
    #expect(verdict.rules.map(\.givenBy) == [["dana"]])
  }

  /// A list of contributors outlasts the text, the withdrawal of its record, and authors removed by a squash;
  /// dismissing the record ends it.
  @Test(arguments: [RecordKind.approve, .comment, .requestChanges], [RecordKind.withdraw, .dismiss, nil])
  func theListOfAnOlderTextLasts(kind: RecordKind, taken: RecordKind?) throws {
    let older = Posts.post("markt", [Posts.channel(text: "alt")], contributors: ["ben"])
    var book = RecordBook()
    let list = book.add(kind, by: "dana", [older.subject()])
    if let taken { book.add(taken, by: "dana", targets: [list]) }
    book.add(.approve, by: "ben", [post.subject()])
    let verdict = try verdict(book)
    #expect(verdict.rules.map(\.givenBy) == (taken == .dismiss ? [["ben"]] : [[]]))
    let reasons = verdict.contributors.people.first { $0.person == "ben" }?.reasons
    #expect(reasons == (taken == .dismiss ? nil : [.listed(record: list.id, actor: "dana")]))
  }

  @Test func aListIsThatOfItsChannelsAndOfGenuineRecords() throws {
    let both = Posts.post("markt", [Posts.channel(), Posts.channel(Team.channel("facebook"))])
    var book = RecordBook()
    book.add(.comment, by: "dana", [both.subject(contributors: ["ben"], channels: ["facebook"])])
    book.add(.approve, by: "ben", [post.subject()])
    #expect(try verdict(book).isMet)
    // A record by a person who is not in `stet.yml`, or under another person's address, voids no approval.
    book.add(.comment, by: "stranger", [post.subject(contributors: ["ben"])])
    book.add(.comment, by: "dana", [post.subject(contributors: ["ben"])], address: "else@else.example")
    #expect(try verdict(book).isMet)
    book.add(.comment, by: "dana", [post.subject(contributors: ["ben"])])
    #expect(try !verdict(book).isMet)
  }

  /// Removing a channel does not make authors independent of their own words.
  @Test func theListOfAChannelThatIsNoMoreIsThatOfAll() throws {
    let gone = Posts.post("markt", [Posts.channel(Team.channel("mastodon"))])
    var book = RecordBook()
    book.add(.comment, by: "dana", [gone.subject(contributors: ["ben"])])
    book.add(.approve, by: "ben", [post.subject()])
    #expect(try !verdict(book).isMet)
  }

  @Test func whoIsExemptCounts() throws {
    let named = Contribution(person: "ben", commit: "c1", namedBy: "ana")
    var exempt = named
    exempt.exemptBy = Digest(of: [])
    var squashed = post
    squashed.history.contributions["x"] = [Contribution(person: "ana", commit: "c1"), exempt]
    var book = RecordBook()
    book.add(.approve, by: "ben", [squashed.subject()])
    let counted = try verdict(book, on: squashed)
    #expect(counted.isMet)
    #expect(counted.contributors.names == ["ana"])
    #expect(counted.contributors.exempt == [exempt])
    squashed.history.contributions["x"]?.append(Contribution(person: "ben", commit: "c2", namedBy: "ana"))
    #expect(try !verdict(book, on: squashed).isMet)
  }

  // MARK: - Unknown contributors

  @Test func anUnknownContributorKeepsIndependentRulesFromBeingMet() throws {
    let unknown = Posts.post(contributors: ["?3f9c", "ana"])
    func missing(
      _ allow: PolicySettings.UnknownContributors, independent: Bool = true, approvals: Int = 1
    ) throws
      -> [String]
    {
      let rule = ApprovalRule(name: "r", approvals: approvals, from: ["editor"], independent: independent)
      return try verdict(RecordBook(), on: unknown, rules: [rule]) {
        $0.signing = .required
        $0.unknownContributors = allow
      }.missing.map(\.rule)
    }
    #expect(try missing(.refuse) == ["r", MissingApproval.unknownContributor])
    #expect(try missing(.allow) == ["r"])
    #expect(try missing(.refuse, independent: false) == ["r"])
    #expect(try missing(.refuse, approvals: 0) == [])
    #expect(try verdict(RecordBook(), on: unknown).missing.map(\.rule) == ["four-eyes"])
  }

  @Test func anApprovalIsForItsChannelsAlone() throws {
    let two = Posts.post("markt", [Posts.channel(), Posts.channel(Team.channel("facebook"))])
    var book = RecordBook()
    book.add(.approve, by: "ben", [two.subject(channels: ["x"])])
    let maker = VerdictMaker(book.decisions(try Team.configuration()))
    #expect(maker.verdict(on: two, two.channels[0]).isMet)
    let other = maker.verdict(on: two, two.channels[1])
    #expect(!other.isMet)
    #expect(other.notCounted.isEmpty)
  }

  @Test func oneRecordMayApproveSeveralPosts() throws {
    let other = Posts.post("other")
    var book = RecordBook()
    book.add(.approve, by: "ben", [post.subject(), other.subject()])
    #expect(try verdict(book).isMet)
    #expect(try verdict(book, on: other).isMet)
  }
}
