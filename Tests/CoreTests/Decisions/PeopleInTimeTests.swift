import Git
import Testing

@testable import Core

/// How decisions count when people leave, join, are inactive, get keys, or when a name becomes another person's.
@Suite struct PeopleInTimeTests {
  private let post = Posts.post()
  private static let dana = Person(name: "dana", emails: ["dana@acme.example"], roles: ["editor", "legal"])

  /// The team today, with another entry of Dana's or none, after the one that the test's records were made in.
  private func decisions(
    _ book: RecordBook, dana: Person?, policy: @escaping (inout PolicySettings) -> Void = { _ in }
  ) throws -> Decisions {
    let people = Team.people.filter { $0.name != "dana" } + [dana].compactMap { $0 }
    return book.decisions(try Team.configuration(people: people, policy: policy), earlier: [try Team.configuration()])
  }

  /// Changes of a person: removed, with another address, without a role, with a key, inactive.
  static let changes: [Person?] = [
    nil, dana.changed { $0.emails = ["dana@else.example"] }, dana.changed { $0.roles = [] },
    dana.changed { $0.keys = [SigningKey(key: .sample("AAAA"))] }, dana.changed { $0.isInactive = true },
    dana.changed { $0.until = RecordBook.root },
  ]

  // MARK: - Stops

  @Test(arguments: changes) func whatSomebodyStoppedStaysStopped(dana: Person?) throws {
    var dismissed = RecordBook()
    dismissed.add(.dismiss, by: "dana", targets: [dismissed.add(.approve, by: "ben", [post.subject()])])
    #expect(try verdict(decisions(dismissed, dana: dana)).notCounted.map(\.reason) == [.dismissed])

    var withdrawn = RecordBook()
    withdrawn.add(.withdraw, by: "dana", targets: [withdrawn.add(.approve, by: "dana", [post.subject()])])
    #expect(try verdict(decisions(withdrawn, dana: dana)).notCounted.map(\.reason) == [.withdrawn])

    var held = RecordBook()
    held.add(.hold, by: "dana", [.scope(Scope(all: true))])
    held.add(.requestChanges, by: "dana", [post.subject()])
    let decisions = try decisions(held, dana: dana)
    #expect(decisions.holds.count == 1)
    #expect(decisions.openRequests(post: "markt", channel: "x").count == 1)
    #expect(held.records.allSatisfy(decisions.counts))
  }

  /// A dismissal that can only stop a post, forged under a name with a key, does not remove the rules that the approval
  /// brought; one with authority does.
  @Test func whatOnlyStopsShedsNoRule() throws {
    let legal = ApprovalRule(
      name: "legal", when: RuleCondition.pillar("promotion"), approvals: 1, from: ["legal"], independent: false)
    for (keys, rules) in [([SigningKey(key: .sample("k"))], ["four-eyes", "legal"]), ([], ["four-eyes"])] {
      var book = RecordBook()
      let inputs = PolicyInputs(pillar: "promotion", path: "posts/markt.md")
      let approval = book.add(.approve, by: "ben", [post.subject(inputs: inputs)])
      book.add(.dismiss, by: "dana", targets: [approval])
      let people = Team.people.filter { $0.name != "dana" } + [Self.dana.changed { $0.keys = keys }]
      let decisions = book.decisions(try Team.configuration(rules: [Team.fourEyes, legal], people: people))
      #expect(try verdict(decisions).rules.map(\.rule.name) == rules)
      #expect(try verdict(decisions).notCounted.map(\.reason) == [.dismissed])
    }
  }

  /// A person's lists of contributors still count after they left.
  @Test(arguments: changes) func listsOutlastWhoMadeThem(dana: Person?) throws {
    var book = RecordBook()
    book.add(.comment, by: "dana", [post.subject(contributors: ["ben"])])
    book.add(.comment, by: "fritz", [post.subject(contributors: ["emil"])])
    book.add(.approve, by: "ben", [post.subject(contributors: [])])
    #expect(try verdict(decisions(book, dana: dana)).notCounted.map(\.reason) == [.contributor])
    #expect(try verdict(decisions(book, dana: dana)).contributors.names == ["ana", "ben"])
  }

  /// Only former people can stop a post, and only those with the role could dismiss, under an address of their own.
  @Test func whatWasNeverAStopIsNone() throws {
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [post.subject()])
    book.add(.hold, by: "fritz", [.scope(Scope(all: true))])
    book.add(.requestChanges, by: "fritz", [post.subject()])
    book.add(.dismiss, by: "fritz", targets: [approval])
    book.add(.dismiss, by: "dana", targets: [approval], address: "fritz@acme.example")
    book.add(.dismiss, by: "cem", targets: [approval])
    book.add(.withdraw, by: "ben", targets: [approval], address: "dana@acme.example")
    let decisions = try decisions(book, dana: nil)
    #expect(try verdict(decisions).isMet)
    #expect(decisions.holds.isEmpty)
    #expect(decisions.openRequests(post: "markt", channel: "x").isEmpty)
    #expect(book.records.dropFirst().allSatisfy { !decisions.counts($0) })
  }

  @Test func historyIsReadOnlyWhereItTells() throws {
    let authority = Authority(try Team.configuration(), ancestry: RecordBook().contents.ancestry)
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [post.subject()])
    book.add(.dismiss, by: "dana", targets: [approval])
    book.add(.hold, by: "emil", [.scope(Scope(all: true))], address: "else@else.example")
    book.add(.withdraw, by: "emil", targets: [approval])
    #expect(!book.records.contains(where: authority.needsHistory))
    book.add(.dismiss, by: "emil", targets: [approval])
    book.add(.hold, by: "fritz", [.scope(Scope(all: true))])
    book.add(.requestChanges, by: "emil", [post.subject()], address: "else@else.example")
    #expect(book.records.suffix(3).allSatisfy(authority.needsHistory))
  }

  // MARK: - Releases

  /// A ledger in which Dana releases something, and what is open before and after.
  struct Release: CustomTestStringConvertible {
    let testDescription: String
    let write: @Sendable (inout RecordBook) -> LedgerRecord
    let isReleased: @Sendable (Decisions) -> Bool
  }

  static let releases = [
    Release(testDescription: "resume") {
      $0.add(.resume, by: "dana", targets: [$0.add(.hold, by: "emil", [.scope(Scope(all: true))])])
    } isReleased: {
      $0.holds.isEmpty
    },
    Release(testDescription: "resolve") {
      $0.add(.resolve, by: "dana", targets: [$0.add(.failed, by: "ben", [Posts.post().delivery()])])
    } isReleased: {
      $0.deliveries(of: "markt").isEmpty
    },
    Release(testDescription: "dismiss a request") {
      $0.add(.dismiss, by: "dana", targets: [$0.add(.requestChanges, by: "emil", [Posts.post().subject()])])
    } isReleased: {
      $0.openRequests(post: "markt", channel: "x").isEmpty
    },
    Release(testDescription: "approve after one's own request") {
      $0.add(.requestChanges, by: "dana", [Posts.post().subject()])
      return $0.add(.approve, by: "dana", [Posts.post().subject()])
    } isReleased: {
      $0.openRequests(post: "markt", channel: "x").isEmpty
    },
    Release(testDescription: "approve") {
      $0.add(.approve, by: "dana", [Posts.post().subject()])
    } isReleased: {
      VerdictMaker($0).verdict(on: Posts.post(), Posts.post().channels[0]).isMet
    },
  ]

  @Test(arguments: releases) func whatSomebodyReleasedCountsUpToWhenTheyLeft(release: Release) throws {
    var book = RecordBook()
    let before = book.add(.comment, by: "ben")
    let record = release.write(&book)
    let after = book.add(.comment, by: "ben")
    func isReleased(_ change: (inout Person) -> Void) throws -> Bool {
      release.isReleased(try decisions(book, dana: Self.dana.changed(change)))
    }
    #expect(try isReleased { _ in })
    #expect(try isReleased { $0.isInactive = true })
    #expect(try isReleased { $0.until = after.addedBy.hex })
    #expect(try isReleased { $0.until = record.addedBy.hex })
    #expect(try !isReleased { $0.until = before.addedBy.hex })
    #expect(try !release.isReleased(decisions(book, dana: nil)))
    // Keys: unsigned records count up to the beginning of the first key.
    #expect(try isReleased { $0.keys = [SigningKey(key: .sample("A"), from: record.addedBy.hex)] })
    #expect(try !isReleased { $0.keys = [SigningKey(key: .sample("A"), from: before.addedBy.hex)] })
    #expect(try !isReleased { $0.keys = [SigningKey(key: .sample("A"), until: record.addedBy.hex)] })
    #expect(
      try !isReleased {
        $0.keys = [
          SigningKey(key: .sample("A"), from: before.addedBy.hex),
          SigningKey(key: .sample("B"), from: after.addedBy.hex),
        ]
      })
    #expect(
      try !release.isReleased(
        decisions(book, dana: Self.dana.changed { $0.keys = [SigningKey(key: .sample("k"), from: record.addedBy.hex)] })
        {
          $0.signing = .required
        }))
  }

  /// The record of a person who left is added once more, elsewhere.
  @Test func oneAdditionBelowThePositionIsEnough() throws {
    var book = RecordBook()
    let approval = book.add(.approve, by: "dana", [post.subject()])
    let copy = book.add(.comment, by: "ben")
    let twice = LedgerRecord(
      id: approval.id, record: approval.record, addedBy: copy.addedBy, commitAuthor: copy.commitAuthor,
      others: approval.additions)
    let people = Team.people.filter { $0.name != "dana" } + [Self.dana.changed { $0.until = approval.addedBy.hex }]
    let configuration = try Team.configuration(people: people)
    let authority = Authority(configuration, ancestry: book.contents.ancestry)
    #expect(authority.doubt(twice) == nil)
    #expect(authority.doubt(copy) == nil)
    let forged = LedgerRecord(
      id: approval.id, record: approval.record, addedBy: copy.addedBy, commitAuthor: approval.commitAuthor)
    #expect(authority.doubt(forged) == .unknownPerson)
  }

  @Test func whoLeftOrIsAwayIsNotAsked() throws {
    for change in [{ $0.isInactive = true }, { $0.until = RecordBook.root }] as [(inout Person) -> Void] {
      let decisions = try decisions(RecordBook(), dana: Self.dana.changed(change))
      #expect(try verdict(decisions).missing.map(\.from) == [["ben"]])
    }
    #expect(try verdict(decisions(RecordBook(), dana: Self.dana)).missing.map(\.from) == [["ben", "dana"]])
  }

  // MARK: - Names

  /// Another person with the requester's name can close the request neither by withdrawing nor by approving.
  @Test(arguments: [
    (["dana2@acme.example"], false), (["dana2@acme.example", "dana@acme.example"], true),
    (["dana2@acme.example", "DANA@acme.example"], true),
  ]) func aNameThatIsAnotherPersonNow(emails: [String], isSame: Bool) throws {
    for kind in [RecordKind.withdraw, .approve] {
      var book = RecordBook()
      let request = book.add(.requestChanges, by: "dana", [post.subject()])
      let targets = kind == .withdraw ? [request] : []
      book.add(
        kind, by: "dana", kind == .approve ? [post.subject()] : [], targets: targets, address: "dana2@acme.example")
      let dana = Self.dana.changed { $0.emails = emails }
      let decisions = try decisions(book, dana: dana)
      #expect(decisions.openRequests(post: "markt", channel: "x").isEmpty == isSame)
      #expect(decisions.authority.isOwn(request, person: dana) == isSame)
    }
  }

  /// An address is added, and a version later the old one removed: the same person, who can take their request back.
  @Test func aNewAddressBesideTheOldOneKeepsThePerson() throws {
    var book = RecordBook()
    let request = book.add(.requestChanges, by: "dana", [post.subject()])
    book.add(.withdraw, by: "dana", targets: [request], address: "dana2@acme.example")
    let versions = try [["dana2@acme.example"], ["dana@acme.example", "dana2@acme.example"], ["dana@acme.example"]]
      .map { emails in
        try Team.configuration(
          people: Team.people.filter { $0.name != "dana" } + [Self.dana.changed { $0.emails = emails }])
      }
    let later = book.decisions(versions[0], earlier: Array(versions[1...]))
    #expect(later.openRequests(post: "markt", channel: "x").isEmpty)
    let without = book.decisions(versions[0], earlier: [versions[2]])
    #expect(without.openRequests(post: "markt", channel: "x").count == 1)
  }

  private func verdict(_ decisions: Decisions) throws -> Verdict {
    VerdictMaker(decisions).verdict(on: post, post.channels[0])
  }
}

extension RuleCondition {
  fileprivate static func pillar(_ pillar: String) -> RuleCondition {
    var condition = RuleCondition()
    condition.pillars = [pillar]
    return condition
  }
}

extension Person {
  fileprivate func changed(_ change: (inout Person) -> Void) -> Person {
    var person = self
    change(&person)
    return person
  }
}
