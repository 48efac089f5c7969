/// A person or a bot listed in `stet.yml`.
package struct Person: Sendable, Hashable {
  /// The short name that records carry: `ana`.
  package var name: String
  /// The name as people write it: `Ana Weber`.
  package var fullName: String?
  package var kind: Kind = .human
  /// Every address they commit under.
  package var emails: [String] = []
  package var roles: [String] = []
  package var departments: [String] = []
  package var keys: [SigningKey] = []
  /// Their ids on forges (`github: 1234567`), which no-reply addresses carry.
  package var forgeIDs: [String: Int64] = [:]
  /// The names by which a git server knows them, for its `pre-receive` hook.
  package var serverNames: [String] = []
  /// The ledger commit up to which the decisions of a person who left count; `nil` for a person who is here.
  package var until: String?
  /// Whether the person is away: known, but neither asked for decisions nor able to make new ones.
  package var isInactive: Bool = false
  /// When the person is away and not waited for, in order, without overlaps. What they decide meanwhile counts.
  package var away: [Absence] = []

  /// Whether a human decides here. Bots never count towards a rule.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case human, bot
  }

  /// Whether the person can make new decisions: neither left nor away.
  package var canDecide: Bool { until == nil && !isInactive }

  /// Everything that tells the person from every other.
  package var identities: Set<PersonIdentity> {
    Set(
      emails.map(PersonIdentity.init(email:)) + keys.map { .key($0.key) }
        + forgeIDs.map { PersonIdentity.forge($0.key, $0.value) })
  }
}

/// Something that one person alone has. The cases compare as written: use the initializers.
package enum PersonIdentity: Sendable, Hashable {
  case email(String)
  case key(PublicKey)
  /// An id on a forge: `github`, 1234567.
  case forge(String, Int64)
  /// A name on a git server, which tells who pushes, but not who wrote a commit.
  case server(String)

  /// An address; upper and lower case are the same.
  package init(email: String) { self = .email(email.lowercased()) }
}

extension [Person] {
  /// `identities`, and those that entries of one name in earlier versions of `stet.yml` connect with them: entries that
  /// share an address, a key or a forge id are one person's.
  package func identities(connectedTo identities: Set<PersonIdentity>) -> Set<PersonIdentity> {
    var connected = identities
    var others = map(\.identities)
    while let next = others.firstIndex(where: { !$0.isDisjoint(with: connected) }) {
      connected.formUnion(others.remove(at: next))
    }
    return connected
  }
}

/// A public key that a person signs records with.
package struct SigningKey: Sendable, Hashable {
  package var key: PublicKey
  /// The ledger commit up to which, itself included, its person had no key and decided unsigned; `nil` where what they
  /// decided unsigned does not count.
  package var from: String?
  /// The last ledger commit, itself included, up to which records and their signatures count that were made with it;
  /// `nil` where it has no end.
  package var until: String?

  package init(key: PublicKey, from: String? = nil, until: String? = nil) {
    self.key = key
    self.from = from
    self.until = until
  }
}

/// A person as git knows them: a name and an address, neither of them verified.
package struct Identity: Hashable, Sendable {
  package let name: String
  package let email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}

/// Days on which a person is away, on the clock of `timezone`.
package struct Absence: Sendable, Hashable {
  package var first: CivilDate
  /// The last day of it, itself included.
  package var last: CivilDate

  package init(from first: CivilDate, to last: CivilDate) { (self.first, self.last) = (first, last) }

  /// How many a person may have.
  static let most = 100

  /// How it is written.
  static let rule = "`2026-12-21..2027-01-03`, both days included, or `2026-12-24` for one day"

  /// Reads `2026-12-21..2027-01-03` and `2026-12-24`; `nil` for any other text, and where it ends before it begins.
  init?(written text: String) {
    let bytes = Array(text.utf8)
    if let day = CivilDate(written: text) {
      self.init(from: day, to: day)
    } else if bytes.count == 22, bytes[10..<12].elementsEqual("..".utf8),
      let first = CivilDate(written: String(text.prefix(10))), let last = CivilDate(written: String(text.suffix(10))),
      first <= last
    {
      self.init(from: first, to: last)
    } else {
      return nil
    }
  }

  /// As it is written in `stet.yml`.
  package var text: String { first == last ? first.text : "\(first.text)..\(last.text)" }

  package func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }
}

extension Sequence<Absence> {
  /// The same days in their order, with absences joined that overlap or follow each other.
  var joined: [Absence] {
    sorted { ($0.first, $0.last) < ($1.first, $1.last) }.reduce(into: []) { joined, next in
      if let end = joined.last?.last, next.first <= end.next {
        joined[joined.count - 1].last = Swift.max(end, next.last)
      } else {
        joined.append(next)
      }
    }
  }
}

extension Person {
  /// The absence that a day belongs to; `nil` where the person is here.
  package func absence(on day: CivilDate) -> Absence? { away.first { $0.contains(day) } }
}

/// A person who is away at present.
package struct AwayPerson: Sendable, Hashable {
  package var name: String
  /// The last day on which they are.
  package var until: CivilDate

  /// `cem (away until Sun 3 Jan 2027)`.
  package var told: String { "\(name) (away until \(until.spoken) \(until.year))" }
}

extension Configuration {
  /// Whether any person is away on some days.
  package var hasAbsences: Bool { people.contains { !$0.away.isEmpty } }

  /// Which of these people are away on a day.
  package func away(_ names: some Sequence<String>, on day: CivilDate) -> [AwayPerson] {
    names.compactMap { name in
      person(name)?.absence(on: day).map { AwayPerson(name: name, until: $0.last) }
    }
  }
}
