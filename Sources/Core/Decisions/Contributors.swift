/// A person's contribution to a post on a channel, by one commit.
package struct Contribution: Sendable, Hashable {
  /// The person's name; `?` and part of the address's hash if no person in `stet.yml` has it.
  package var person: String
  /// The commit in hexadecimal.
  package var commit: String
  /// The commit's author, where the person is only named as co-author.
  package var namedBy: String?
  /// The person's own approval of exactly that rendition before, by which the contribution does not count.
  package var exemptBy: Digest?

  package init(person: String, commit: String, namedBy: String? = nil, exemptBy: Digest? = nil) {
    self.person = person
    self.commit = commit
    self.namedBy = namedBy
    self.exemptBy = exemptBy
  }
}

/// Who contributed to a post on one channel, and why: by history, and by the lists that records keep of it.
///
/// A list outlasts the text, the branch and the withdrawal of its record. Dismissing the record ends it.
package struct Contributors: Sendable, Hashable {
  /// Why a person counts.
  package enum Reason: Sendable, Hashable {
    /// They are the author of the commit.
    case wrote(commit: String)
    /// The commit's author names them as co-author.
    case named(by: String, commit: String)
    /// They are in the list of contributors of a record by `actor`.
    case listed(record: Digest, actor: String)
  }

  /// A person, with the first reason of each kind.
  package struct Contributor: Sendable, Hashable {
    package var person: String
    package var reasons: [Reason]
  }

  /// Those who count, by name.
  package private(set) var people: [Contributor] = []
  /// Those who are named as co-authors of a text that they had approved before, and do not count for that.
  package private(set) var exempt: [Contribution] = []

  /// The names of those who count, sorted.
  package var names: [String] { people.map(\.person) }

  package func contains(_ person: String) -> Bool { people.contains { $0.person == person } }

  /// The contributors of a post on a channel.
  init(to post: PostSnapshot, channel: String, _ decisions: Decisions) {
    self.init(history: post.history.contributions[channel] ?? [], lists: decisions.lists(of: post.id, channel: channel))
  }

  /// By history alone, as a record lists them.
  package init(history: [Contribution]) { self.init(history: history, lists: []) }

  private init(history: [Contribution], lists: [Decisions.Decision]) {
    var reasons: [String: [Reason]] = [:]
    for contribution in history where contribution.exemptBy == nil {
      reasons[contribution.person, default: []].append(
        contribution.namedBy.map { .named(by: $0, commit: contribution.commit) } ?? .wrote(commit: contribution.commit))
    }
    for list in lists {
      for person in list.subject.contributors {
        reasons[person, default: []].append(.listed(record: list.entry.id, actor: list.entry.record.actor ?? ""))
      }
    }
    people = reasons.keys.sorted().map { Contributor(person: $0, reasons: Self.firsts(reasons[$0] ?? [])) }
    let counting = Set(people.map(\.person))
    exempt = history.filter { $0.exemptBy != nil && !counting.contains($0.person) }
  }

  private static func firsts(_ reasons: [Reason]) -> [Reason] {
    var kinds: Set<Int> = []
    return reasons.filter { kinds.insert($0.kind).inserted }
  }
}

extension Contributors.Reason {
  fileprivate var kind: Int {
    switch self {
    case .wrote: 0
    case .named: 1
    case .listed: 2
    }
  }
}

extension Decisions {
  /// The records whose lists of contributors count for a post on a channel, oldest first.
  ///
  /// A subject speaks for the channels that it names. If `stet.yml` no longer has one of those, it speaks for all:
  /// removing a channel must not make authors independent of their own words.
  func lists(of post: String, channel: String) -> [Decision] {
    lists(of: post).filter { list in
      list.subject.channels[channel] != nil
        || list.subject.channels.keys.contains { authority.configuration.channel($0) == nil }
    }
  }

  /// The genuine approvals, not dismissed, in which `person` approved that rendition of a post on a channel, and named
  /// `author`, another person, as contributor.
  ///
  /// A forge may name approvers as co-authors of a squash, which does not make them contributors.
  package func approvals(
    by person: String, of post: String, on channel: String, rendition: Digest, naming author: String
  ) -> [Decision] {
    guard person != author else { return [] }
    return lists(of: post).filter { list in
      list.entry.record.kind == .approve && list.entry.record.actor == person
        && list.subject.channels[channel]?.rendition == rendition && list.subject.contributors.contains(author)
        && !list.subject.contributors.contains(person)
    }
  }

  /// The renditions of a post that readers have had, as records say, sorted. Whether they may say so is not looked at.
  package func publishedRenditions(of post: String) -> [Digest] {
    let published = deliveries(of: post).filter { [.published, .updated].contains($0.kind) }
    return Set(published.compactMap(\.delivery.rendition)).sorted()
  }

  /// The people who recorded that readers have had a rendition of a post, and may.
  package func recorders(of rendition: Digest, of post: String) -> Set<String> {
    let published = deliveries(of: post).filter {
      [.published, .updated].contains($0.kind) && $0.delivery.rendition == rendition
    }
    let entries = ledger.records(published.map(\.id)).filter { authority.mayDo(.publish, $0) }
    return Set(entries.compactMap(\.record.actor))
  }

  /// The people who approved a rendition of a post, on any channel.
  package func approvers(of rendition: Digest, of post: String) -> Set<String> {
    let approvals = approvals(of: post).filter { approval in
      approval.takenBack == nil && authority.doubt(approval.entry) == nil
        && approval.subject.channels.values.contains { $0.rendition == rendition }
    }
    return Set(approvals.compactMap(\.entry.record.actor))
  }
}

/// Finds people by the address that they commit under.
package struct PeopleDirectory: Sendable {
  private let names: [PersonIdentity: String]

  /// The people of a configuration.
  package init(_ configuration: Configuration) {
    names = Dictionary(
      configuration.people.flatMap { person in person.identities.map { ($0, person.name) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The person's name; `?` and part of the address's hash if no person in `stet.yml` has it.
  package func name(forAddress address: String) -> String {
    person(forAddress: address) ?? "?" + Digest(of: address.lowercased().utf8).hex.prefix(16)
  }

  /// The person's name; `nil` if no person in `stet.yml` has the address.
  package func person(forAddress address: String) -> String? {
    names[PersonIdentity(email: address)] ?? Self.forgeID(address.lowercased()).flatMap { names[$0] }
  }

  /// The identities of an address: itself, and the forge id that it may contain.
  static func identities(ofAddress address: String) -> [PersonIdentity] {
    [PersonIdentity(email: address)] + [forgeID(address.lowercased())].compactMap { $0 }
  }

  /// Whether a name stands for an unknown person.
  package static func isUnknown(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: "?") }

  /// The id on `github` for `1234567+name@users.noreply.github.com`, on `gitlab` for
  /// `1234567-name@users.noreply.gitlab.com`: what forges put in place of hidden addresses.
  ///
  /// The sign between id and name is the forge's own: on GitHub, `12-name` is a name that a user may choose.
  private static func forgeID(_ address: String) -> PersonIdentity? {
    let parts = address.split(separator: "@")
    guard parts.count == 2 else { return nil }
    let labels = parts[1].split(separator: ".")
    guard labels.starts(with: ["users", "noreply"]), labels.count > 2 else { return nil }
    let separator: Character = labels[2] == "gitlab" ? "-" : "+"
    let id = parts[0].prefix { $0.isASCII && $0.isNumber }
    guard !id.isEmpty, parts[0].dropFirst(id.count).first == separator else { return nil }
    return Int64(id).flatMap { String($0) == id ? .forge(String(labels[2]), $0) : nil }
  }
}
