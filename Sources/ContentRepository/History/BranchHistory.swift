internal import Checks
package import Core
internal import Git

/// What the commits reachable from a branch say of its posts: who contributed, when each entered, when it changed last.
///
/// What readers saw with each commit is only found out for the posts that are asked for, and for those that these were
/// made of.
package final class BranchHistory {
  private let repository: ContentRepository
  private let decisions: Decisions
  private let people: CommitPeople
  /// The digest of `stet.yml`, which renditions depend on.
  private let policy: Digest
  private let history: ContentHistory
  private let showings: Showings
  private let reachable: CommitSet
  /// By commit: how many of the first-parent line came before it; -1 for one that is not on it.
  private let positions: [Int32]
  private var seen: [String: PostSteps] = [:]
  private let witnesses: FileWitnesses

  /// The history of `tip`, with the renditions that the policy's configuration gives.
  ///
  /// - Parameter merged: commits that are about to be merged into `tip`: their posts have not entered yet.
  package convenience init(
    repository: ContentRepository, tip: ObjectID, merging merged: [ObjectID] = [], policy: PolicySnapshot,
    decisions: Decisions
  ) throws {
    let history = try repository.history(upTo: [tip] + merged)
    self.init(history, of: tip, merging: merged, in: repository, policy: policy, decisions: decisions)
  }

  /// - Parameter history: of all these commits.
  init(
    _ history: ContentHistory, of tip: ObjectID, merging merged: [ObjectID] = [], in repository: ContentRepository,
    policy: PolicySnapshot, decisions: Decisions
  ) {
    self.repository = repository
    self.decisions = decisions
    people = CommitPeople(policy)
    self.policy = policy.digest
    self.history = history
    showings = Showings(history.files, repository: repository, configuration: policy.configuration)
    witnesses = FileWitnesses(history, decisions, repository)
    let tips = ([tip] + merged).compactMap(history.graph.number)
    reachable = history.graph.reachable(from: tips)
    let mainline = history.graph.number(of: tip).map(history.graph.firstParentLine) ?? []
    var positions = [Int32](repeating: -1, count: history.graph.count)
    for (position, commit) in mainline.reversed().enumerated() { positions[commit] = Int32(position) }
    self.positions = positions
    for malformed in history.malformed(where: reachable.contains) { repository.note(malformed) }
  }

  /// Whether anything is held, so that it matters which labels a post bore.
  var hasHolds: Bool { !decisions.holds.isEmpty }

  /// What history says of the post with that id.
  ///
  /// - Parameters:
  ///   - channels: the names of those on which the contributions are wanted; `nil` for all that it ever had.
  ///   - limit: the number of the commit up to which history is told; `nil` for all of it.
  package func history(of post: String, on channels: Set<String>? = nil, upTo limit: Int? = nil) throws -> PostHistory {
    let isTold = { [history] (commit: Int) in limit.map { history.graph.isAncestor(commit, of: $0) } ?? true }
    var found = PostHistory()
    for event in try history.past(of: post).events {
      guard event.commit < positions.count, positions[event.commit] >= 0, isTold(event.commit) else { continue }
      let position = Int(positions[event.commit])
      let place = Entered(
        commit: history.graph.ids[event.commit].hex, at: Timestamp(seconds: history.graph.times[event.commit]),
        position: position)
      if event.change != .removed, found.entered.map({ position < $0.position }) ?? true { found.entered = place }
      if found.lastChange.map({ position > $0.position }) ?? true { found.lastChange = place }
      found.labels.formUnion(event.labels)
    }
    // Where none is wanted, it is not found out what readers saw.
    guard channels?.isEmpty != true else { return found }
    for channel in try steps(of: post).keys.sorted() where channels?.contains(channel) ?? true {
      found.contributions[channel] = try contributions(to: post, on: channel).filter { contribution in
        limit == nil || ObjectID(hex: contribution.commit).flatMap(history.graph.number).map(isTold) ?? true
      }
    }
    return found
  }
}

extension BranchHistory {
  /// When the first commit was made in which a post stood; `nil` where there is none. No version of it is read.
  func written(_ post: String) throws -> Timestamp? {
    try history.past(of: post).events.lazy
      .filter { [reachable] in $0.change != .removed && reachable.contains($0.commit) }
      .map { [history] in Timestamp(seconds: history.graph.times[$0.commit]) }.min()
  }
}

// MARK: - What readers saw

extension BranchHistory {
  /// The steps of what readers of a post saw, by channel.
  func steps(of post: String) throws -> [String: [Step]] { try postSteps(post).steps }

  /// The steps of a strand by commits of the branch.
  func steps(of strand: Strand) throws -> [Step] {
    try history.steps(of: strand).filter { reachable.contains($0.commit) }
  }

  func isAncestor(_ ancestor: Int, of commit: Int) -> Bool { history.graph.isAncestor(ancestor, of: commit) }

  func isEarlier(_ one: Int, than other: Int) -> Bool { history.graph.isEarlier(one, than: other) }

  /// Whether a commit lies below another, and no clock says otherwise.
  func isBelow(_ one: Int, _ other: Int) -> Bool { history.graph.isBelow(one, other) }

  /// Whether no earlier commit brought a text, and this one made it from one post alone.
  func isNew(_ text: Digest, in commit: Int, from post: String) throws -> Bool {
    try steps(of: .text(text)).filter { !isEarlier(commit, than: $0.commit) }.allSatisfy { step in
      step.commit == commit
        && step.sources.allSatisfy { if case .showing(_, post: post, _) = $0 { true } else { false } }
    }
  }

  /// The channels whose readers see a text in a version of a post, sorted. No rendition is made.
  func channels(showing text: Digest, in version: FileVersion.Place) throws -> [String] {
    try showings.channels(showing: text, in: version)
  }

  /// Whether readers of a channel see a rendition in a version of a post that names no file: it is the same in each tree.
  func shows(
    _ rendition: Digest, on channel: String, withoutFilesIn version: FileVersion.Place
  ) throws -> Bool {
    guard try history.files.version(version).post?.files.isEmpty ?? false else { return false }
    return try showings.showings(of: version, in: .emptyTree)[channel]?.shown == .rendition(rendition)
  }

  private func postSteps(_ post: String) throws -> PostSteps {
    if let known = seen[post] { return known }
    let all = try history.steps(of: post, under: policy) { arrivals in
      var found = PostSteps(arrivals: arrivals.count, last: arrivals.last?.commit)
      var sights: [Sight: Ancestry.Marks] = [:]
      for arrival in arrivals { try note(arrival, of: post, &found, &sights) }
      return found
    }
    let found = all.restricted(to: reachable)
    seen[post] = found
    return found
  }

  private struct Sight: Hashable {
    let channel: String
    let shown: Shown
  }

  /// Notes what a commit changed for the readers of a post, channel by channel, unless an ancestor already showed it.
  private func note(
    _ arrival: PostPast.Arrival, of post: String, _ found: inout PostSteps, _ sights: inout [Sight: Ancestry.Marks]
  ) throws {
    let commit = arrival.commit
    let before = try arrival.before.map { try showings.showings(of: $0.version, in: $0.tree) }
    for (channel, showing) in try showings.showings(of: arrival.version, in: arrival.tree) {
      let earlier = before.compactMap { $0[channel] }
      let sight = Sight(channel: channel, shown: showing.shown)
      let isKnown = history.graph.isAny(of: sights[sight] ?? Ancestry.Marks(), below: commit)
      history.graph.add(commit, to: &sights[sight, default: Ancestry.Marks()])
      guard !isKnown, !earlier.contains(where: { $0.shown == showing.shown }) else { continue }
      var sources = arrival.predecessors + parts(of: showing, notIn: earlier)
      if earlier.isEmpty { sources.append(.channels(post, except: channel)) }
      found.steps[channel, default: []].append(Step(commit: commit, shown: showing.shown, sources: sources))
      if !arrival.folders.isEmpty { found.hidden[commit, default: []].formUnion(arrival.folders) }
    }
  }

  /// The text and the media of `showing` that readers of the channel did not have in this post before.
  private func parts(of showing: Showing, notIn earlier: [Showing]) -> [Source] {
    let media = Set(earlier.flatMap { $0.media.map(\.identity) })
    var sources = showing.media.filter { !media.contains($0.identity) }.map { Source.strand(.file($0.blob)) }
    if let text = showing.text, !earlier.contains(where: { $0.text == text }) { sources.append(.text(text)) }
    return sources
  }
}

// MARK: - Who contributed

extension BranchHistory {
  private func contributions(to post: String, on channel: String) throws -> [Contribution] {
    var found: [Contribution] = []
    let hidden = try postSteps(post).hidden
    let shares = try ShareFinder(of: post, channel: channel, in: self).shares
    for (number, share) in shares.sorted(by: { comesFirst($0.key, $1.key) }) {
      let commit = try history.commit(number)
      for var contribution in people.contributions(to: commit) {
        // Readers had its files before: then it is no contribution any more. A person's own record does not tell that.
        if share.isFilesOnly, try witnesses.areKnown(share.files, toOthersThan: contribution.person) { continue }
        contribution.exemptBy = try exemption(of: contribution, share, post, channel, number)
        found.append(contribution)
      }
      found += (hidden[number] ?? []).sorted().map {
        Contribution(person: CommitPeople.unknown(behind: $0), commit: commit.id.hex)
      }
    }
    return found
  }

  /// In the order of history, whatever was walked first: as commits were made, and of one second parents first.
  private func comesFirst(_ left: Int, _ right: Int) -> Bool {
    let graph = history.graph
    guard graph.times[left] == graph.times[right] else { return graph.times[left] < graph.times[right] }
    let (one, other) = (graph.generation(left), graph.generation(right))
    return one == other ? graph.ids[left] > graph.ids[right] : one < other
  }

  /// The approval that exempts a person from being a contributor: a person whom a squash names as co-author, and who
  /// had approved exactly that rendition before, did not write it.
  private func exemption(
    of contribution: Contribution, _ share: Share, _ post: String, _ channel: String, _ commit: Int
  ) throws -> Digest? {
    guard let author = contribution.namedBy, !share.shown.isEmpty else { return nil }
    let records = share.shown.map { shown -> Digest? in
      guard case .rendition(let digest) = shown else { return nil }
      return decisions.approvals(
        by: contribution.person, of: post, on: channel, rendition: digest, naming: author
      ).first { wasGiven($0, before: commit) }?.entry.id
    }
    return records.contains(nil) ? nil : records.first ?? nil
  }

  /// Whether an approval was given before a commit: the commit lies neither below what it was given for, nor below the
  /// policy that it was given under. What it was given for may be gone since.
  private func wasGiven(_ approval: Decisions.Decision, before commit: Int) -> Bool {
    guard let policy = approval.entry.record.policy?.commit,
      let isBelowPolicy = isBelow(commit, policy), !isBelowPolicy
    else { return false }
    return approval.subject.evidence.map { isBelow(commit, $0.commit) != true } ?? true
  }

  /// Whether a commit can be reached from another, which is named in hexadecimal; `nil` where that is not here.
  private func isBelow(_ commit: Int, _ later: String) -> Bool? {
    guard let later = ObjectID(hex: later) else { return nil }
    if let number = history.graph.number(of: later) { return isAncestor(commit, of: number) }
    return try? repository.git.isAncestor(history.graph.ids[commit], of: later)
  }
}

/// Names the people of commits.
///
/// An address of `stet.yml` belongs to its person. Another may be one that the policy branch's `.mailmap` puts in the
/// place of an address of `stet.yml`: it may merge identities, but never attribute one person's commits to another.
struct CommitPeople {
  private let people: PeopleDirectory
  private let mailmap: Mailmap

  init(_ policy: PolicySnapshot) {
    people = PeopleDirectory(policy.configuration)
    mailmap = policy.mailmap
  }

  /// The author, and then the co-authors that they name, each person once; not the committer, whom a rebase or a
  /// forge's merge button sets.
  func contributions(to commit: Commit) -> [Contribution] {
    let author = authorName(of: commit)
    var seen: Set<String> = [author]
    let named = commit.coAuthors.map(name).filter { seen.insert($0).inserted }
    return [Contribution(person: author, commit: commit.id.hex)]
      + named.map { Contribution(person: $0, commit: commit.id.hex, namedBy: author) }
  }

  /// The author's name.
  func authorName(of commit: Commit) -> String {
    commit.isMalformed ? Self.unknown(behind: commit.id) : name(commit.author.identity)
  }

  /// The name that stands for the unknown author behind a malformed commit or folder.
  static func unknown(behind object: ObjectID) -> String { "?malformed:\(object)" }

  /// The person's name; `?` and part of the address's hash if no person in `stet.yml` has it.
  private func name(_ identity: Identity) -> String {
    people.person(forAddress: identity.email) ?? people.name(forAddress: mailmap.resolve(identity).email)
  }
}
