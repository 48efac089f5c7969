package import Core
internal import Git
internal import SocialText

extension DecisionDesk {
  /// The entry of a post on a channel, as the queue had it at a moment.
  ///
  /// - Parameter occurrence: the local date of the occurrence, which a post that repeats needs.
  package func entry(
    post name: String, channel: String, occurrence: CivilDate? = nil, at moment: Timestamp
  ) throws -> QueueEntry {
    guard configuration.channel(channel) != nil else {
      throw RepositoryError(
        "there is no channel \"\(channel)\""
          + Suggestions.didYouMean(channel, among: configuration.channels.map(\.name)))
    }
    let queue = try reader.queue(of: name, now: moment)
    let entries = queue.entries.filter { $0.post.id == name || $0.post.path == name }
    guard let first = entries.first else {
      throw RepositoryError(
        "\"\(name)\" is in no queue"
          + Suggestions.didYouMean(name, among: Set(try reader.queuedPosts().map(\.id)).sorted()),
        hints: ["stet queue --all"])
    }
    let own = entries.filter { $0.channelName == channel }
    guard !own.isEmpty else {
      throw RepositoryError("\(first.post.id) is not meant for \(channel)", hints: ["stet explain \(first.post.id)"])
    }
    if let occurrence { return try own.on(occurrence, of: first.post.id)[0] }
    try own.refuseChoice(at: moment)
    return own[0]
  }

  /// The actor's own decisions, by records or posts: of a post, their approvals, requests and comments that stand.
  package func ownDecisions(named names: [String]) throws -> NamedDecisions {
    try decisions(named: names, "\(actor.person.name) has no approval, request or comment on it that stands") {
      [actor, authority] in
      authority.isOwn($0, person: actor.person) && RecordKind.withdrawable.contains($0.record.kind)
    }
  }

  /// The decisions of all people, by records or posts: of a post, the approvals and requests that stand.
  package func decisions(named names: [String]) throws -> NamedDecisions {
    try decisions(named: names, "no approval and no request for changes stands") {
      [.approve, .requestChanges].contains($0.record.kind)
    }
  }

  private func decisions(
    named names: [String], _ nothing: String, where isWanted: (LedgerRecord) -> Bool
  ) throws -> NamedDecisions {
    var found = NamedDecisions()
    var (posts, parts) = ([String](), [LedgerRecord]())
    for name in names {
      guard let post = try knownPost(name) else {
        found.add(try record(named: name))
        continue
      }
      let records = reader.ledger.contents.records(naming: post).filter { entry in
        isWanted(entry) && entry.record.subjects.contains { $0.isPost(post) }
          && reader.decisions.counts(entry, post: post)
      }
      guard !records.isEmpty else {
        throw Refusal("\(post): \(nothing)", hints: ["stet explain \(post)", "stet log --verbose \(post)"])
      }
      if !posts.contains(post) { posts.append(post) }
      parts += records
    }
    // All decisions on each post are included, so one record can name all of the posts and all of the decisions.
    for record in parts { found.add(record, posts: posts) }
    return found
  }

  /// The record of that name, which is no post's.
  ///
  /// - Throws: where there is none, with the post that may have been meant, if the name is not of a record's form.
  private func record(named name: String) throws -> LedgerRecord {
    let isDigits = name.count >= 6 && name.utf8.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
    guard !isDigits, !name.hasPrefix("sha256:") else { return try reader.ledger.contents.record(named: name) }
    let known = Set(try reader.queuedPosts().flatMap { [$0.id, $0.path] }).union(reader.decisions.namedPosts)
    throw RepositoryError(
      "there is no record and no post \"\(name)\"\(Suggestions.didYouMean(name, among: known.sorted()))",
      causes: ["a post is named by its `id` or by its path, a record by its first six digits or more"],
      hints: ["stet queue --all", "stet log --verbose"])
  }

  /// The id of the post that is called `name`, its id or path; `name` itself where there is no such post.
  package func postID(named name: String) throws -> String { try knownPost(name) ?? name }

  /// The id of the post that is called `name`, its id or path; `nil` where there is no such post.
  private func knownPost(_ name: String) throws -> String? {
    let subjects = reader.ledger.contents.records(naming: name).lazy.flatMap(\.record.subjects)
    let isDecidedOn = subjects.contains { $0.isPost(name) }
    if isDecidedOn { return name }
    let ids = Set(try reader.queuedPosts().filter { $0.id == name || $0.path == name }.map(\.id))
    guard ids.count > 1 else { return ids.first }
    // Branches have different posts at one path: the first of the queue is meant.
    return try reader.queue(of: name, now: now).entries.map(\.post).first { $0.id == name || $0.path == name }?.id
  }

  /// The open holds that a scope names, and those of `records`.
  ///
  /// Where the scope names posts, only these are released: from the holds that the rest of the scope and `records` name, or
  /// from all that cover them where these name none. A hold that covers no more than these posts ends as a whole.
  package func openHolds(_ records: [LedgerRecord], within scope: Scope) throws -> NamedDecisions {
    let day = scope.occurrence
    var found = NamedDecisions()
    let others = Scope(
      all: scope.all, channels: scope.channels, campaigns: scope.campaigns, departments: scope.departments)
    let named = reader.decisions.holds.filter { scope.all || $0.scope.overlaps(others) }
    guard !scope.posts.isEmpty else {
      for record in records + named.map(\.entry) { found.add(record) }
      return found
    }
    for hold in named where hold.scope == scope { found.add(hold.entry) }
    let chosen = Set(records.map(\.id) + named.map(\.entry.id))
    let isAny = records.isEmpty && others == Scope()
    let covered = try coveredPosts(scope.posts, on: day)
    for hold in reader.decisions.holds where isAny || chosen.contains(hold.entry.id) {
      let id = hold.entry.id
      guard let posts = covered[id], !found.whole.contains(where: { $0.id == id }) else { continue }
      // One record may have several scopes, and ending it ends them all.
      let scopes = reader.decisions.holds.filter { $0.entry.id == id }.map(\.scope)
      let isNarrow = scopes.allSatisfy { held in
        held == Scope(posts: held.posts, occurrence: held.occurrence) && Set(posts).isSuperset(of: held.posts)
          && (day == nil || held.occurrence == day)
      }
      found.add(hold.entry, posts: isNarrow ? nil : posts, on: day)
    }
    try refuseIdle(scope.posts, records, in: covered, chosen: isAny ? Set(covered.keys) : chosen)
    return found
  }

  /// Refuses a release in which a post is in none of the holds that are chosen, or one of the records covers none of the
  /// posts: something else was meant.
  private func refuseIdle(
    _ posts: [String], _ records: [LedgerRecord], in covered: [Digest: [String]], chosen: Set<Digest>
  ) throws {
    if let idle = records.first(where: { covered[$0.id] == nil }) {
      throw Refusal(
        "\(idle.id.shortName) holds none of \(posts.joined(separator: ", "))",
        hints: ["stet explain \(ShellWord.quoted(posts[0]))"])
    }
    let released = Set(covered.filter { chosen.contains($0.key) }.flatMap(\.value))
    if let idle = posts.first(where: { !released.contains($0) }) {
      let isHeld = covered.values.contains { $0.contains(idle) }
      throw Refusal(
        isHeld ? "\(idle) is held, but by none of the holds that are named" : "there is no open hold of \(idle)",
        hints: ["stet explain \(ShellWord.quoted(idle))"])
    }
  }

  /// The posts of `names` that each open hold covers; with a day, of which it covers that occurrence.
  private func coveredPosts(_ names: [String], on day: CivilDate?) throws -> [Digest: [String]] {
    var covered: [Digest: [String]] = [:]
    for name in names {
      let all = try reader.queue(of: name, now: now).entries.filter { $0.post.id == name }
      let own = try day == nil ? all : occurrences(of: name, on: day, among: all)
      let named = reader.decisions.holds.filter {
        $0.names(post: name) && (day == nil || $0.scope.occurrence.map { $0 == day } ?? true)
      }
      // A post that is no longer on a publishing branch can still be released by its id.
      if own.isEmpty, named.isEmpty { try refuse([name], "post", knownFrom: { try reader.queuedPosts().map(\.id) }) }
      for id in Set(own.flatMap(\.holds).map(\.entry.id) + named.map(\.entry.id)) {
        covered[id, default: []].append(name)
      }
    }
    return covered
  }

  /// The entries of one occurrence of a post, of those of all.
  ///
  /// - Throws: a refusal where there is none, though the post is queued.
  private func occurrences(of post: String, on day: CivilDate?, among entries: [QueueEntry]) throws -> [QueueEntry] {
    guard let day, !entries.isEmpty else { return [] }
    return try entries.on(day, of: post)
  }

  /// Whether a post repeats, as the publishing branches have it.
  private func repeats(_ post: String) throws -> Bool {
    try reader.queuedPosts().contains { $0.id == post && $0.channels.contains(where: \.repeats) }
  }

  /// The record of that name; of a post's name, its sendings that failed, whose end is not known, or that were handed
  /// off and did not go out.
  ///
  /// A publication is only taken back by its record's id: a post's name must not release it again by accident. Nor does
  /// it take back a hand-off because of a sending that failed on another channel. Of a post that repeats, the occurrence
  /// must be named.
  package func deliveries(
    named name: String, channel: String?, occurrence: CivilDate? = nil
  ) throws -> [LedgerRecord] {
    let deliveries = reader.decisions.deliveries(of: name).map(\.delivery)
    guard !deliveries.isEmpty else {
      if let post = try knownPost(name) {
        throw Refusal(
          "\(post) was never sent, so there is nothing to resolve", hints: ["stet explain \(ShellWord.quoted(post))"])
      }
      return [try record(named: name)]
    }
    let account = channel.flatMap(configuration.channel)
    var seen: Set<[String]> = []
    let open =
      deliveries
      .filter { channel == nil || $0.channel == channel || account.map($0.isTo) ?? false }
      .filter { occurrence == nil || $0.day == nil || $0.day == occurrence }
      .filter { seen.insert([$0.network.rawValue, AccountName.folded($0.account), $0.day?.text ?? ""]).inserted }
      .map { (channel: $0.channel, day: $0.day, history: DeliveryHistory(reader.decisions, post: name, of: $0)) }
      .filter { !$0.history.unsettled.isEmpty }
    if occurrence == nil, !open.isEmpty, try repeats(name) {
      throw Refusal(
        "\(name) repeats: name the occurrence whose delivery is to be resolved",
        hints: open.prefix(3).map { open in
          let day = open.day ?? configuration.timezone.local(now).date
          return "stet resolve \(name) --channel \(open.channel)\(day.occurrenceOption) -m REASON"
        })
    }
    let stuck = open.filter { $0.history.state != .handedOff }
    if !stuck.isEmpty, channel == nil { return stuck.flatMap { unsettled($0.history) } }
    guard let first = open.first else {
      throw Refusal(
        "no sending of \(name) failed or is unknown, and none was handed off without going out",
        hints: ["stet explain \(name)", "stet log --verbose \(name)"])
    }
    guard open.count == 1 || channel != nil else {
      throw Refusal(
        "\(name) was handed off on \(open.map(\.channel).joined(separator: " and ")): name the channel",
        hints: ["stet resolve \(name) --channel \(first.channel) -m REASON"])
    }
    return open.flatMap { unsettled($0.history) }
  }

  private func unsettled(_ history: DeliveryHistory) -> [LedgerRecord] {
    reader.ledger.contents.records(history.unsettled.map(\.id))
  }

  /// Refuses a hold that names what does not exist: with a typing error it would have no effect.
  package func refuseUnknown(_ scope: Scope) throws {
    if let day = scope.occurrence, let post = scope.posts.first {
      let entries = try reader.queue(of: post, now: now).entries.filter { $0.post.id == post }
      _ = try occurrences(of: post, on: day, among: entries)
    }
    try refuse(scope.channels, "channel", knownFrom: { configuration.channels.map(\.name) })
    try refuse(scope.departments, "department", knownFrom: { configuration.departments })
    // A post that has decisions on a branch not merged yet can be held there.
    let isDecidedOn = { (post: String) in
      !reader.decisions.approvals(of: post).isEmpty || !reader.decisions.requests(of: post).isEmpty
    }
    try refuse(
      scope.posts, "post", knownFrom: { scope.posts.filter(isDecidedOn) }, { try reader.queuedPosts().map(\.id) },
      { reader.decisions.namedPosts.filter(isDecidedOn) })
    let known = try campaigns(of: scope)
    let mistyped = scope.campaigns.filter { name in
      !known.contains(name)
        && (Suggestions.nearest(to: name, among: known).map { !Suggestions.differOnlyInNumbers(name, $0) } ?? false
          || known.contains { $0.hasPrefix(name + "-") })
    }
    try refuse(mistyped, "campaign", known)
  }

  /// The campaigns of a scope that no post bears or bore, each with the one that may have been meant, of another year: a
  /// hold may come before the posts.
  package func unbornCampaigns(of scope: Scope) throws -> [(name: String, nearest: String?)] {
    let known = try campaigns(of: scope)
    return scope.campaigns.filter { !known.contains($0) }.map { ($0, Suggestions.nearest(to: $0, among: known)) }
  }

  /// The campaigns that posts bear, bore, or were approved with, all of which cover them; only some of them where these
  /// are all that a scope names.
  private func campaigns(of scope: Scope) throws -> [String] {
    var known: Set<String> = []
    let lists = [
      reader.queuedCampaigns, reader.borneCampaigns,
      { reader.decisions.namedPosts.flatMap(reader.decisions.approvals).compactMap(\.subject.inputs.campaign) },
    ]
    for list in lists where !scope.campaigns.allSatisfy(known.contains) { known.formUnion(try list()) }
    return known.sorted()
  }

  /// Refuses names that are in none of the lists. A list is made only where those before it do not have all names.
  private func refuse(_ names: [String], _ what: String, knownFrom lists: (() throws -> [String])...) throws {
    var known: Set<String> = []
    for list in lists where !names.allSatisfy(known.contains) { known.formUnion(try list()) }
    try refuse(names, what, known.sorted())
  }

  private func refuse(_ names: [String], _ what: String, _ known: [String]) throws {
    guard let unknown = names.first(where: { !known.contains($0) }) else { return }
    let isShort = known.count <= 12 && what != "post"
    throw Refusal(
      "there is no \(what) \"\(unknown)\"\(Suggestions.didYouMean(unknown, among: known))",
      causes: isShort && !known.isEmpty ? ["there are \(known.joined(separator: ", "))"] : [])
  }
}

extension Scope {
  fileprivate func overlaps(_ other: Scope) -> Bool {
    !Set(channels).isDisjoint(with: other.channels) || !Set(posts).isDisjoint(with: other.posts)
      || !Set(campaigns).isDisjoint(with: other.campaigns) || !Set(departments).isDisjoint(with: other.departments)
  }
}

extension Delivery {
  /// Whether it was meant for the channel's account.
  fileprivate func isTo(_ channel: Channel) -> Bool { channel.isAccount(account, on: network) }
}

extension Subject {
  /// Whether it is a decision on the post with that id.
  fileprivate func isPost(_ id: String) -> Bool {
    guard case .post(let post) = self else { return false }
    return post.post == id
  }
}

/// Records that a decision acts on: whole ones, and the parts of others that are about some posts.
package struct NamedDecisions: Sendable {
  /// Posts, and the records that are acted on as far as they are about these.
  struct Part {
    var posts: [String]
    /// The one occurrence of the only post that is meant; `nil` for all of it.
    var occurrence: CivilDate?
    var records: [LedgerRecord]
  }

  private(set) var whole: [LedgerRecord] = []
  private(set) var parts: [Part] = []

  /// All of the records.
  package var records: [LedgerRecord] { whole + parts.flatMap(\.records) }

  /// Adds a record, or the part of it that is about `posts`.
  mutating func add(_ record: LedgerRecord, posts: [String]? = nil, on day: CivilDate? = nil) {
    guard let posts else {
      if !whole.contains(where: { $0.id == record.id }) { whole.append(record) }
      return
    }
    guard let index = parts.firstIndex(where: { $0.posts == posts && $0.occurrence == day }) else {
      return parts.append(Part(posts: posts, occurrence: day, records: [record]))
    }
    if !parts[index].records.contains(where: { $0.id == record.id }) { parts[index].records.append(record) }
  }
}

/// What people name by its id or its path.
package protocol NamedPost {
  var id: String { get }
  var path: String { get }
}

extension Post: NamedPost {}
extension PostSnapshot: NamedPost {}
extension PostFacts: NamedPost {}

extension Sequence where Element: NamedPost {
  /// The post with that id or path.
  ///
  /// - Throws: where there is none, with what may have been meant.
  package func post(named name: String) throws -> Element {
    if let post = first(where: { $0.id == name || $0.path == name }) { return post }
    throw RepositoryError.unknownPost(name, among: self)
  }
}

extension RepositoryError {
  /// That there is no post with that id or path, with what may have been meant.
  static func unknownPost(_ name: String, among posts: some Sequence<some NamedPost>) -> RepositoryError {
    guard name != PolicySnapshot.path else { return configurationIsNoPost }
    let known = posts.flatMap { [$0.id, $0.path] }
    return RepositoryError(
      "there is no post \"\(name)\"\(Suggestions.didYouMean(name, among: known))",
      causes: ["a post is named by its `id` or by its path; one on another branch also needs that branch's name"],
      hints: ["--rev BRANCH"])
  }

  /// What is said where `stet.yml` is named in the place of a post.
  package static let configurationIsNoPost = RepositoryError(
    "stet.yml is no post",
    causes: ["its changes are git's, and approved as a whole; what there is to say about one belongs in its review"],
    hints: ["stet diff stet.yml", "git log -p -- stet.yml", "stet approve stet.yml"])
}

extension LedgerContents {
  /// The record with that id, written whole or by its first digits.
  ///
  /// - Throws: where there is none, or more than one.
  package func record(named name: String) throws -> LedgerRecord {
    let digits = name.hasPrefix("sha256:") ? String(name.dropFirst(7)) : name
    let found = digits.count < 6 ? [] : records(startingWith: digits)
    guard let first = found.first else {
      throw RepositoryError(
        "there is no record \"\(name)\"", causes: ["a record is named by its id or its first six digits or more"],
        hints: ["stet log --verbose"])
    }
    guard found.count == 1 else {
      throw RepositoryError("\"\(name)\" is the start of \(found.count) record ids", hints: ["stet log --verbose"])
    }
    return first
  }
}

extension Digest {
  /// The first digits, for people.
  package var shortName: String { String(hex.prefix(10)) }
}

/// Who acts: git's own identity, and the person of `stet.yml` that it belongs to.
package struct Actor: Sendable {
  package var person: Person
  /// The name and address that the record's commit carries.
  package var identity: Identity

  /// Finds the person that an identity belongs to.
  ///
  /// - Throws: a refusal if no person in the `stet.yml` of the policy branch has the address, or the person left or is
  ///   inactive.
  package init(identity: Identity, policy: PolicySnapshot) throws {
    let people = PeopleDirectory(policy.configuration)
    guard let name = people.person(forAddress: identity.email), let person = policy.configuration.person(name) else {
      throw Refusal(
        "\(identity.email) is the address of no person in the stet.yml of \(policy.branch)",
        hints: [
          "git config user.email ADDRESS",
          "add yourself under `people` in stet.yml, on that branch",
        ])
    }
    guard person.until == nil else {
      throw Refusal(
        "\(name) has left: stet.yml on \(policy.branch) says up to when what \(name) decided counts",
        hints: ["remove `until` under `people.\(name)` in stet.yml, on that branch, if \(name) is back"])
    }
    guard !person.isInactive else {
      throw Refusal(
        "\(name) is inactive in the stet.yml of \(policy.branch), and makes no decisions",
        hints: ["remove `inactive` under `people.\(name)` in stet.yml, on that branch, if \(name) is back"])
    }
    self.person = person
    self.identity = identity
  }
}

/// A decision that was refused, and why. No record was written.
package struct Refusal: Error, Sendable {
  package var summary: String
  package var causes: [String]
  package var hints: [String]

  package init(_ summary: String, causes: [String] = [], hints: [String] = []) {
    self.summary = summary
    self.causes = causes
    self.hints = hints
  }
}

/// Which occurrence of a post that repeats is meant.
enum OccurrenceChoice {
  /// That a post has no occurrence on a day, or that none was named.
  static func unknown(_ day: CivilDate?, of post: String, among occurrences: [CivilDate], hints: [String]) -> Refusal {
    let known = occurrences.map(\.text)
    let all = known.count > 6 ? known.prefix(3) + ["…"] + known.suffix(2) : known[...]
    return Refusal(
      day.map { "\(post) has no occurrence on \($0.text)" } ?? "\(post) repeats: name an occurrence",
      causes: ["its occurrences are \(all.joined(separator: ", "))"], hints: hints)
  }

  /// That a post has no occurrences.
  static func notRepeating(_ post: String) -> Refusal {
    Refusal("\(post) does not repeat, so it has no occurrences", hints: ["leave out --occurrence"])
  }
}

extension [QueueEntry] {
  /// Of entries of a post those of one occurrence; at least one.
  ///
  /// - Throws: a refusal where the post has no such occurrence.
  package func on(_ day: CivilDate, of post: String) throws -> [QueueEntry] {
    let own = filter { $0.occurrence == day }
    guard own.isEmpty else { return own }
    let known = Set(compactMap(\.occurrence)).sorted()
    guard !known.isEmpty else { throw OccurrenceChoice.notRepeating(post) }
    throw OccurrenceChoice.unknown(day, of: post, among: known, hints: ["stet explain \(ShellWord.quoted(post))"])
  }

  /// Refuses where these are entries of a post on a channel that repeats, so that one of them must be named.
  fileprivate func refuseChoice(at moment: Timestamp) throws {
    guard let first, first.occurrence != nil else { return }
    let next = self.first { $0.deadline.map { $0 >= moment } ?? true } ?? self[count - 1]
    throw OccurrenceChoice.unknown(
      nil, of: first.post.id, among: compactMap(\.occurrence),
      hints: next.occurrence.map { ["--occurrence \($0.text)"] } ?? [])
  }
}
