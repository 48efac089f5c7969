import Git
import Testing

@testable import Core

/// Which signatures make a record count, each case with a twin that counts.
@Suite struct SignedRecordTests {
  private static let post = Posts.post()
  private static let imported = ApprovalRule(name: "r", approvals: 1, from: ["editor"], imported: true)

  /// An approval that does not count, and one that does.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: NotCountedReason
    var rule = Team.fourEyes
    var signing = PolicySettings.Signing.optional
    /// Writes the ledger, the one of the twin if true, and returns the keys of Ben and of the bot.
    let write: @Sendable (inout RecordBook, Bool) -> (ben: [SigningKey], bot: [SigningKey])

    init(
      _ name: String, _ reason: NotCountedReason, rule: ApprovalRule = Team.fourEyes,
      signing: PolicySettings.Signing = .optional,
      _ write: @escaping @Sendable (inout RecordBook, Bool) -> (ben: [SigningKey], bot: [SigningKey])
    ) {
      testDescription = name
      self.reason = reason
      self.rule = rule
      self.signing = signing
      self.write = write
    }
  }

  private static let key = PublicKey.sample("ben")
  private static let (other, foreign) = (PublicKey.sample("ben's other"), PublicKey.sample("mallory"))

  static let cases = [
    Case("not signed", .unsigned) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: $1 ? [(key, true)] : [])
      return ([SigningKey(key: key)], [])
    },
    Case("by an unknown key", .unsigned) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [($1 ? key : foreign, true)])
      return ([SigningKey(key: key)], [])
    },
    Case("by another person's key", .unsigned) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [($1 ? key : .sample("bot"), true)])
      return ([SigningKey(key: key)], [SigningKey(key: .sample("bot"))])
    },
    Case("garbage under the own key", .signature) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [(key, $1)])
      return ([SigningKey(key: key)], [])
    },
    Case("garbage under the own key, and a good one by another", .signature) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [(key, false), ($1 ? other : foreign, true)])
      return ([SigningKey(key: key), SigningKey(key: other)], [])
    },
    Case("two signatures, garbage first", .signature) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [(key, false), (key, $1)])
      return ([SigningKey(key: key)], [])
    },
    Case("retired before", .keyRetired) {
      let before = $0.add(.comment, by: "ana")
      let approval = $0.add(.approve, by: "ben", [post.subject()], signatures: [(key, true)])
      return ([SigningKey(key: key, until: ($1 ? approval : before).addedBy.hex)], [])
    },
    Case("retired before, and a new key", .keyRetired) {
      let before = $0.add(.comment, by: "ana")
      $0.add(.approve, by: "ben", [post.subject()], signatures: [($1 ? other : key, true)])
      return ([SigningKey(key: key, until: before.addedBy.hex), SigningKey(key: other)], [])
    },
    Case("retired at the root", .keyRetired) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [(key, true)])
      return ([SigningKey(key: key, until: $1 ? $0.records[0].addedBy.hex : RecordBook.root)], [])
    },
    Case("unsigned after the key's beginning", .unsigned) {
      let before = $0.add(.comment, by: "ana")
      let approval = $0.add(.approve, by: "ben", [post.subject()])
      return ([SigningKey(key: key, from: ($1 ? approval : before).addedBy.hex)], [])
    },
    Case("unsigned while an older key has no beginning", .unsigned) {
      let approval = $0.add(.approve, by: "ben", [post.subject()])
      let position = approval.addedBy.hex
      return ([SigningKey(key: key, from: position), SigningKey(key: other, from: $1 ? position : nil)], [])
    },
    Case("unsigned where all keys are retired", .unsigned) {
      let before = $0.add(.comment, by: "ana")
      $0.add(.approve, by: "ben", [post.subject()], signatures: $1 ? [(other, true)] : [])
      return ([SigningKey(key: key, until: before.addedBy.hex), SigningKey(key: other)], [])
    },
    Case("signing required, no key", .unsigned, signing: .required) {
      $0.add(.approve, by: "ben", [post.subject()], signatures: [(key, true)])
      return ($1 ? [SigningKey(key: key)] : [], [])
    },
    Case("signing required, below the beginning", .unsigned, signing: .required) {
      let approval = $0.add(.approve, by: "ben", [post.subject()], signatures: $1 ? [(key, true)] : [])
      return ([SigningKey(key: key, from: approval.addedBy.hex)], [])
    },
    Case("under another person's address", .unsigned) {
      $0.add(
        .approve, by: "ben", [post.subject()], address: "emil@acme.example",
        signatures: [($1 ? key : foreign, true)])
      return ([SigningKey(key: key)], [])
    },
    Case("under another person's address, garbage", .signature) {
      $0.add(.approve, by: "ben", [post.subject()], address: "emil@acme.example", signatures: [(key, $1)])
      return ([SigningKey(key: key)], [])
    },
    Case("under another person's address, by a retired key", .keyRetired) {
      let before = $0.add(.comment, by: "ana")
      let approval = $0.add(
        .approve, by: "ben", [post.subject()], address: "emil@acme.example", signatures: [(key, true)])
      return ([SigningKey(key: key, until: ($1 ? approval : before).addedBy.hex)], [])
    },
    Case("imported by a bot that must sign", .unsigned, rule: imported) {
      $0.add(.approve, by: "ben", [post.subject()], attester: "ci", signatures: $1 ? [(.sample("bot"), true)] : [])
      return ([], [SigningKey(key: .sample("bot"))])
    },
    Case("imported, signed by the actor instead of the bot", .unsigned, rule: imported) {
      $0.add(.approve, by: "ben", [post.subject()], attester: "ci", signatures: [($1 ? .sample("bot") : key, true)])
      return ([SigningKey(key: key)], [SigningKey(key: .sample("bot"))])
    },
    Case("imported, garbage under the bot's key", .signature, rule: imported) {
      $0.add(.approve, by: "ben", [post.subject()], attester: "ci", signatures: [(.sample("bot"), $1)])
      return ([], [SigningKey(key: .sample("bot"))])
    },
    Case("imported by a bot without a key, signing required", .unsigned, rule: imported, signing: .required) {
      $0.add(.approve, by: "ben", [post.subject()], attester: "ci", signatures: [(.sample("bot"), true)])
      return ([], $1 ? [SigningKey(key: .sample("bot"))] : [])
    },
    Case("imported, signed by the bot, of another account", .imported, rule: imported) {
      $0.add(
        .approve, by: "ben", [post.subject()], attester: "ci", account: $1 ? "1" : "2",
        signatures: [(.sample("bot"), true)])
      return ([], [SigningKey(key: .sample("bot"))])
    },
  ]

  @Test(arguments: cases) func theReasonIsNamedAndTheTwinCounts(row: Case) throws {
    for twin in [false, true] {
      var book = RecordBook()
      let keys = row.write(&book, twin)
      let people = Team.people.map { person in
        var person = person
        if person.name == "ben" { person.keys = keys.ben }
        if person.name == "ci" { person.keys = keys.bot }
        return person
      }
      let configuration = try Team.configuration(rules: [row.rule], people: people) {
        $0.may[.import] = ["editor"]
        $0.signing = row.signing
      }
      let verdict = VerdictMaker(book.decisions(configuration)).verdict(on: Self.post, Self.post.channels[0])
      #expect(verdict.isMet == twin)
      #expect(verdict.notCounted.map(\.reason) == (twin ? [] : [row.reason]))
      let isSigned = book.records.last?.signatures.contains(where: \.isValid) ?? false
      if twin { #expect(verdict.signed.isEmpty != isSigned) }
    }
  }

  // MARK: - What a signature does not do

  private func decisions(
    _ book: RecordBook, ben keys: [SigningKey], _ change: @escaping (inout PolicySettings) -> Void = { _ in }
  ) throws -> Decisions {
    let people = Team.people.map { person in
      var person = person
      if person.name == "ben" { person.keys = keys }
      return person
    }
    return book.decisions(try Team.configuration(people: people, policy: change))
  }

  /// Anyone who may push can add signature files, so none takes anything from a record that counts without.
  @Test func garbageTakesNothingAway() throws {
    for (signatures, keys) in [
      ([(Self.key, false)], [SigningKey(key: Self.key, from: "")]), ([(Self.foreign, false)], []),
      ([(Self.foreign, true)], []),
    ] as [([(PublicKey, Bool)], [SigningKey])] {
      var book = RecordBook()
      let approval = book.add(
        .approve, by: "ben", [Self.post.subject()], signatures: signatures.map { (key: $0.0, isValid: $0.1) })
      let keys = keys.map { SigningKey(key: $0.key, from: approval.addedBy.hex) }
      let verdict = VerdictMaker(try decisions(book, ben: keys)).verdict(on: Self.post, Self.post.channels[0])
      #expect(verdict.isMet)
      #expect(verdict.signed.isEmpty)
    }
  }

  /// What stops a post needs no signature, also where signing is required.
  @Test func stopsCountUnsigned() throws {
    var book = RecordBook()
    let approval = book.add(.approve, by: "ana", [Self.post.subject()])
    let own = book.add(.approve, by: "ben", [Self.post.subject()], signatures: [(Self.key, true)])
    book.add(.hold, by: "ben", [.scope(Scope(all: true))])
    book.add(.requestChanges, by: "ben", [Self.post.subject()])
    book.add(.withdraw, by: "ben", targets: [own])
    book.add(.dismiss, by: "ben", targets: [approval])
    for signing in PolicySettings.Signing.allCases {
      let decisions = try decisions(book, ben: [SigningKey(key: Self.key)]) { $0.signing = signing }
      #expect(decisions.holds.count == 1)
      #expect(decisions.openRequests(post: "markt", channel: "x").count == 1)
      #expect(decisions.approvals(of: "markt").map(\.takenBack) == [.dismissed, .withdrawn])
    }
  }

  /// What releases one needs a signature of those who have keys: resuming, resolving, and taking back a request.
  @Test(arguments: [true, false]) func releasesMustBeSigned(isSigned: Bool) throws {
    let signatures = [(key: Self.key, isValid: isSigned)]
    var book = RecordBook()
    let hold = book.add(.hold, by: "ana", [.scope(Scope(all: true))])
    let request = book.add(.requestChanges, by: "ben", [Self.post.subject()])
    let further = book.add(.requestChanges, by: "ana", [Self.post.subject()])
    let sent = book.add(.published, by: "ana", [Self.post.delivery()])
    book.add(.resume, by: "ben", targets: [hold], signatures: signatures)
    book.add(.withdraw, by: "ben", targets: [request], signatures: signatures)
    book.add(.dismiss, by: "ben", targets: [further], signatures: signatures)
    book.add(.resolve, by: "ben", targets: [sent], signatures: signatures)
    let decisions = try decisions(book, ben: [SigningKey(key: Self.key)])
    #expect(decisions.holds.isEmpty == isSigned)
    #expect(decisions.openRequests(post: "markt", channel: "x").isEmpty == isSigned)
    #expect(decisions.deliveries(of: "markt").isEmpty == isSigned)
  }

  /// A record signed by its actor is theirs, regardless of who committed it: they can take back what they decided elsewhere.
  @Test func aSignedRecordIsItsActors() throws {
    var book = RecordBook()
    let approval = book.add(
      .approve, by: "ben", [Self.post.subject()], address: "emil@acme.example", signatures: [(Self.key, true)])
    #expect(
      VerdictMaker(try decisions(book, ben: [SigningKey(key: Self.key)])).verdict(on: Self.post, Self.post.channels[0])
        .isMet)
    book.add(.withdraw, by: "ben", targets: [approval], address: "emil@acme.example", signatures: [(Self.key, true)])
    let decisions = try decisions(book, ben: [SigningKey(key: Self.key)])
    #expect(decisions.approvals(of: "markt").map(\.takenBack) == [.withdrawn])
  }

  /// With a stolen key that was retired, a record that lay unsigned in the ledger is signed.
  @Test func aLateSignatureByARetiredKeyDoesNotCount() throws {
    var book = RecordBook()
    let approval = book.add(.approve, by: "ben", [Self.post.subject()])
    let later = book.add(.comment, by: "ana")
    for (commit, reason) in [(later.addedBy, NotCountedReason.keyRetired), (approval.addedBy, nil)] {
      let signed = LedgerRecord(
        id: approval.id, record: approval.record, addedBy: approval.addedBy, commitAuthor: approval.commitAuthor,
        signatures: [RecordSignature(key: Self.key, isValid: true, addedBy: [commit])])
      let keys = [SigningKey(key: Self.key, until: approval.addedBy.hex)]
      #expect(try decisions(book, ben: keys).authority.doubt(signed) == reason)
      #expect(try decisions(book, ben: [SigningKey(key: Self.key)]).authority.doubt(signed) == nil)
    }
  }
}
