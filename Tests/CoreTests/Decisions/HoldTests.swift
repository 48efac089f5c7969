import Testing
@testable import Core

/// Which posts a hold by label covers, and what releases single posts.
@Suite struct HoldTests {
  private static let advent = InternalLabels.bearing(campaign: "advent")

  /// A post that bears `today`, bore `before` on its branch, and was approved with `approved`.
  private func grounds(
    today: InternalLabels = InternalLabels(), before: InternalLabels = InternalLabels(), approvedWith campaign: String?,
    _ change: (inout RecordBook, LedgerRecord) -> Void = { _, _ in }
  ) throws -> [CoveringHold.Ground] {
    var post = Posts.post(labels: today)
    post.history.labels = BorneLabels(before)
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [post.subject(inputs: PolicyInputs(campaign: campaign))])
    book.add(.hold, by: "emil", [.scope(Scope(campaigns: ["advent"]))])
    change(&book, approval)
    return try book.decisions(Team.configuration()).holds(covering: post, channel: "x").flatMap(\.grounds)
  }

  @Test func aLabelOfToday() throws {
    #expect(
      try grounds(today: Self.advent, before: Self.advent, approvedWith: "advent") == [
        .label(.campaign, "advent", .today)
      ])
    #expect(try grounds(today: .bearing(campaign: "ostern"), approvedWith: nil).isEmpty)
    // A campaign's name is no department's.
    #expect(try grounds(today: .bearing(department: "advent"), approvedWith: nil).isEmpty)
  }

  @Test func aLabelThatThePostBoreBefore() throws {
    let today = InternalLabels.bearing(campaign: "ostern")
    #expect(
      try grounds(today: today, before: Self.advent, approvedWith: nil) == [.label(.campaign, "advent", .before)])
    #expect(try grounds(today: today, before: .bearing(campaign: "winter"), approvedWith: nil).isEmpty)
  }

  @Test func aLabelOfAnApprovalThatStands() throws {
    #expect(try grounds(approvedWith: "advent") == [.label(.campaign, "advent", .approved(by: "ben"))])
    #expect(try grounds(approvedWith: "winter").isEmpty)
  }

  @Test func notOfOneThatWasTakenBackOrForged() throws {
    #expect(try grounds(approvedWith: "advent") { $0.add(.withdraw, by: "ben", targets: [$1]) }.isEmpty)
    #expect(try grounds(approvedWith: "advent") { $0.add(.dismiss, by: "ana", targets: [$1]) }.isEmpty)
    #expect(
      try grounds(approvedWith: nil) { book, _ in
        let subject = Posts.post().subject(inputs: PolicyInputs(campaign: "advent"))
        book.add(.approve, by: "ben", [subject], address: "ana@acme.example")
      }.isEmpty)
  }

  @Test func everyGroundIsTold() throws {
    let post = Posts.post(labels: .bearing(campaign: "advent", department: "pr"))
    var book = RecordBook()
    book.add(
      .hold, by: "emil",
      [
        .scope(
          Scope(all: true, channels: ["x"], posts: ["markt"], campaigns: ["advent", "winter"], departments: ["pr"]))
      ])
    #expect(
      try book.decisions(Team.configuration()).holds(covering: post, channel: "x").map(\.grounds) == [
        [
          .everything, .channel("x"), .post("markt"), .label(.campaign, "advent", .today),
          .label(.department, "pr", .today),
        ]
      ])
  }

  // MARK: - Releasing single posts

  private func held(_ book: RecordBook, _ ids: [String] = ["a", "b"]) throws -> [String] {
    let decisions = try book.decisions(Team.configuration())
    return ids.filter { !decisions.holds(covering: Posts.post($0), channel: "x").isEmpty }
  }

  @Test(arguments: [Scope(all: true), Scope(channels: ["x"]), Scope(posts: ["a", "b"])])
  func onePostOfAWiderHold(scope: Scope) throws {
    var book = RecordBook()
    let hold = book.add(.hold, by: "emil", [.scope(scope)])
    book.add(.resume, by: "emil", [.scope(Scope(posts: ["a"]))], targets: [hold])
    #expect(try held(book) == ["a", "b"])
    book.add(.resume, by: "ben", [.scope(Scope(posts: ["a"]))], targets: [hold])
    #expect(try held(book) == ["b"])
    // A new hold is another one.
    book.add(.hold, by: "emil", [.scope(Scope(posts: ["a"]))])
    #expect(try held(book) == ["a", "b"])
  }

  @Test func severalPostsOfSeveralHolds() throws {
    var book = RecordBook()
    let holds = [Scope(all: true), Scope(channels: ["x"])].map { book.add(.hold, by: "emil", [.scope($0)]) }
    book.add(.resume, by: "ben", [.scope(Scope(posts: ["a", "b"]))], targets: [holds[0]])
    #expect(try held(book, ["a", "b", "c"]) == ["a", "b", "c"])
    book.add(.resume, by: "ben", [.scope(Scope(posts: ["a"])), .scope(Scope(posts: ["b"]))], targets: holds)
    #expect(try held(book, ["a", "b", "c"]) == ["c"])
    book.add(.resume, by: "ben", targets: holds)
    #expect(try held(book, ["a", "b", "c"]).isEmpty)
  }

  @Test func aHoldOfPostsEndsWithTheLastOfThem() throws {
    var book = RecordBook()
    let hold = book.add(.hold, by: "emil", [.scope(Scope(posts: ["a", "b"]))])
    book.add(.resume, by: "ben", [.scope(Scope(posts: ["a"]))], targets: [hold])
    #expect(try book.decisions(Team.configuration()).holds.count == 1)
    book.add(.resume, by: "ana", [.scope(Scope(posts: ["b"]))], targets: [hold])
    #expect(try book.decisions(Team.configuration()).holds.isEmpty)
  }
}

extension InternalLabels {
  fileprivate static func bearing(campaign: String? = nil, department: String? = nil) -> InternalLabels {
    var labels = InternalLabels()
    labels.campaign = campaign
    labels.department = department
    return labels
  }
}
