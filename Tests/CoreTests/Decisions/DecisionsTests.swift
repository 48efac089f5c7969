import Testing
@testable import Core

/// Which decisions stand, and what takes them back.
@Suite struct DecisionsTests {
  private let post = Posts.post()

  private func decisions(_ book: RecordBook) throws -> Decisions {
    book.decisions(try Team.configuration { $0.may[.import] = ["editor"] })
  }

  private func requests(_ book: RecordBook, channel: String = "x") throws -> Int {
    try decisions(book).openRequests(post: "markt", channel: channel).count
  }

  // MARK: - Requests for changes

  @Test func aRequestBlocksOnItsChannelsAcrossLaterVersions() throws {
    let two = Posts.post("markt", [Posts.channel(), Posts.channel(Team.channel("facebook"))])
    var book = RecordBook()
    book.add(.requestChanges, by: "emil", [two.subject(channels: ["x"])])
    book.add(.approve, by: "ben", [two.subject()])
    #expect(try requests(book) == 1)
    #expect(try requests(book, channel: "facebook") == 0)
  }

  @Test func itsAuthorClosesItByApproving() throws {
    var book = RecordBook()
    book.add(.requestChanges, by: "emil", [post.subject()])
    let approval = book.add(.approve, by: "emil", [Posts.post("markt", [Posts.channel(text: "neu")]).subject()])
    #expect(try requests(book) == 0)
    book.add(.withdraw, by: "emil", targets: [approval])
    #expect(try requests(book) == 1)
  }

  @Test func onlyChannelsThatTheApprovalNames() throws {
    let two = Posts.post("markt", [Posts.channel(), Posts.channel(Team.channel("facebook"))])
    var book = RecordBook()
    book.add(.requestChanges, by: "ben", [two.subject()])
    book.add(.approve, by: "ben", [two.subject(channels: ["facebook"])])
    #expect(try requests(book) == 1)
    #expect(try requests(book, channel: "facebook") == 0)
  }

  @Test func onlyAnApprovalThatSawIt() throws {
    var book = RecordBook()
    let start = book.add(.comment, by: "ana", [post.subject()])
    book.add(.requestChanges, by: "ben", [post.subject()], seeing: start)
    book.add(.approve, by: "ben", [post.subject()], seeing: start)
    #expect(try requests(book) == 1)
    book.add(.approve, by: "ben", [post.subject()])
    #expect(try requests(book) == 0)
  }

  @Test func onlyAnApprovalThatIsGenuine() throws {
    var book = RecordBook()
    book.add(.requestChanges, by: "ben", [post.subject()])
    book.add(.approve, by: "ben", [post.subject()], address: "ana@acme.example")
    #expect(try requests(book) == 1)
  }

  /// A bot that imports an old review has seen everything; the reviewer had not.
  @Test func whatIsImportedClosesOnlyWhatIsImported() throws {
    var book = RecordBook()
    book.add(.requestChanges, by: "ben", [post.subject()])
    book.add(.approve, by: "ben", [post.subject()], attester: "ci")
    #expect(try requests(book) == 1)
    var other = RecordBook()
    other.add(.requestChanges, by: "ben", [post.subject()], attester: "ci")
    other.add(.approve, by: "ben", [post.subject()], attester: "ci")
    #expect(try requests(other) == 0)
  }

  @Test func nobodyOfNoTeamBlocks() throws {
    var book = RecordBook()
    book.add(.requestChanges, by: "fritz", [post.subject()])
    book.add(.hold, by: "fritz", [.scope(Scope(all: true))])
    #expect(try requests(book) == 0)
    #expect(try decisions(book).holds.isEmpty)
  }

  @Test func anUnsignedObjectionIsHeard() throws {
    var book = RecordBook()
    book.add(.requestChanges, by: "emil", [post.subject()], address: "unknown@else.example")
    #expect(try requests(book) == 1)
  }

  // MARK: - Taking back

  @Test func withdrawingIsForOnesOwn() throws {
    var book = RecordBook()
    let request = book.add(.requestChanges, by: "emil", [post.subject()])
    book.add(.withdraw, by: "ben", targets: [request])
    book.add(.withdraw, by: "emil", targets: [request], address: "ben@acme.example")
    book.add(.withdraw, by: "emil", targets: [request], attester: "ci")
    #expect(try requests(book) == 1)
    book.add(.withdraw, by: "emil", targets: [request])
    #expect(try requests(book) == 0)
  }

  @Test func dismissingNeedsAuthority() throws {
    var book = RecordBook()
    let request = book.add(.requestChanges, by: "emil", [post.subject()])
    book.add(.dismiss, by: "cem", targets: [request])
    book.add(.dismiss, by: "dana", targets: [request], address: "cem@acme.example")
    book.add(.dismiss, by: "dana", targets: [request], attester: "ci")
    #expect(try requests(book) == 1)
    let mayLegal = try Team.configuration { $0.may = [.dismiss: ["legal"]] }
    #expect(book.decisions(mayLegal).openRequests(post: "markt", channel: "x").isEmpty)
    book.add(.dismiss, by: "dana", targets: [request])
    #expect(try requests(book) == 0)
  }

  /// One record of several posts, taken back for one of them.
  @Test(arguments: [RecordKind.withdraw, .dismiss]) func aPartOfARecord(kind: RecordKind) throws {
    let posts = ["a", "b"].map { Posts.post($0) }
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", posts.map { $0.subject() })
    let request = book.add(.requestChanges, by: "ben", posts.map { $0.subject() })
    func standing() throws -> [String] {
      let all = try decisions(book)
      return ["a", "b"].flatMap { post in
        all.approvals(of: post).filter { $0.takenBack == nil }.map { _ in "approval of \(post)" }
          + all.openRequests(post: post, channel: "x").map { _ in "request of \(post)" }
      }
    }
    #expect(try standing() == ["approval of a", "request of a", "approval of b", "request of b"])
    book.add(kind, by: "emil", [.scope(Scope(posts: ["b"]))], targets: [approval, request])
    #expect(try standing().count == 4)
    book.add(kind, by: "ben", [.scope(Scope(posts: ["b"]))], targets: [approval])
    #expect(try standing() == ["approval of a", "request of a", "request of b"])
    #expect(try decisions(book).counts(approval))
    #expect(try decisions(book).counts(approval, post: "a"))
    #expect(try !decisions(book).counts(approval, post: "b"))
    // A post named as it was decided on, and one that the record does not have.
    book.add(kind, by: "ben", [posts[1].subject(), .scope(Scope(posts: ["c"]))], targets: [request])
    #expect(try standing() == ["approval of a", "request of a"])
    book.add(kind, by: "ben", targets: [approval])
    #expect(try standing() == ["request of a"])
    #expect(try !decisions(book).counts(approval))
  }

  @Test func endingAHoldNeedsAuthority() throws {
    var book = RecordBook()
    let hold = book.add(.hold, by: "emil", [.scope(Scope(all: true))])
    book.add(.withdraw, by: "emil", targets: [hold])
    book.add(.dismiss, by: "ben", targets: [hold])
    book.add(.resume, by: "emil", targets: [hold])
    book.add(.resume, by: "ben", targets: [hold], address: "emil@acme.example")
    #expect(try decisions(book).holds.count == 1)
    book.add(.resume, by: "ben", targets: [hold])
    #expect(try decisions(book).holds.isEmpty)
  }

  @Test func targetsThatAreNotThereOrOfAnotherKindAreIgnored() throws {
    var elsewhere = RecordBook()
    for _ in 0..<9 { elsewhere.add(.comment, by: "ben") }
    var book = RecordBook()
    let request = book.add(.requestChanges, by: "ben", [post.subject()])
    for kind in [RecordKind.withdraw, .dismiss, .resume, .resolve] {
      book.add(kind, by: "ben", targets: [elsewhere.records[8]])
    }
    book.add(.resume, by: "ben", targets: [request])
    book.add(.resolve, by: "ben", targets: [request])
    #expect(try requests(book) == 1)
  }

  /// One of each scope, and whether it covers a post of the campaign and department.
  @Test(arguments: [
    (Scope(all: true), true), (Scope(channels: ["x"]), true), (Scope(channels: ["facebook"]), false),
    (Scope(posts: ["markt"]), true), (Scope(posts: ["other"]), false), (Scope(campaigns: ["advent"]), true),
    (Scope(campaigns: ["ostern"]), false), (Scope(departments: ["pr"]), true), (Scope(departments: ["hr"]), false),
    (Scope(channels: ["facebook"], departments: ["pr"]), true), (Scope(), false),
  ]) func whatAHoldCovers(scope: Scope, covers: Bool) throws {
    var labels = InternalLabels()
    labels.campaign = "advent"
    labels.department = "pr"
    var book = RecordBook()
    book.add(.hold, by: "emil", [.scope(scope)])
    let held = Posts.post(labels: labels)
    #expect(try decisions(book).holds(covering: held, channel: "x").isEmpty != covers)
  }

  // MARK: - Counting

  @Test func whatCounts() throws {
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [post.subject()])
    let forged = book.add(.approve, by: "ben", [post.subject()], address: "ana@acme.example")
    let request = book.add(.requestChanges, by: "emil", [post.subject()])
    let hold = book.add(.hold, by: "emil", [.scope(Scope(all: true))])
    let failed = book.add(.failed, by: "fritz", [post.delivery()])
    let comment = book.add(.comment, by: "emil", [post.subject()])
    let stranger = book.add(.comment, by: "fritz", [post.subject()])
    var all = try decisions(book)
    #expect([approval, request, hold, failed, comment].allSatisfy(all.counts))
    #expect(![forged, stranger].contains(where: all.counts))

    let withdraw = book.add(.withdraw, by: "ben", targets: [approval])
    let dismiss = book.add(.dismiss, by: "ben", targets: [request])
    let resume = book.add(.resume, by: "ben", targets: [hold])
    let resolve = book.add(.resolve, by: "ben", targets: [failed])
    let powerless = book.add(.resume, by: "emil", targets: [hold])
    all = try decisions(book)
    #expect(![approval, request, hold, failed, powerless].contains(where: all.counts))
    #expect([withdraw, dismiss, resume, resolve, comment].allSatisfy(all.counts))
  }
}
