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
  /// The commits of the first-parent line, with how many of them came before.
  private let positions: [Int: Int]
  private var seen: [String: PostSteps] = [:]
  private var commits: [Int: Commit] = [:]
  /// The files that readers of posts have had, with the people whose word that is.
  private var published: [String: [Digest: Set<String>]] = [:]

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
    let tips = ([tip] + merged).compactMap(history.graph.number)
    reachable = history.graph.reachable(from: tips)
    let mainline = history.graph.number(of: tip).map(history.graph.firstParentLine) ?? []
    positions = Dictionary(
      mainline.reversed().enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for malformed in history.malformed(where: reachable.contains) { repository.note(malformed) }
  }

  /// What history says of the post with that id.
  ///
  /// - Parameter isWanted: tells on which channels the contributions are wanted.
  package func history(of post: String, on isWanted: (String) -> Bool = { _ in true }) throws -> PostHistory {
    var found = PostHistory()
    for event in try history.past(of: post).events {
      guard let position = positions[event.commit] else { continue }
      let place = Entered(
        commit: history.graph.ids[event.commit].hex, at: Timestamp(seconds: history.graph.times[event.commit]),
        position: position)
      if event.change != .removed, found.entered.map({ position < $0.position }) ?? true { found.entered = place }
      if found.lastChange.map({ position > $0.position }) ?? true { found.lastChange = place }
      found.labels.formUnion(event.labels)
    }
    for channel in try channels(of: post, isWanted) {
      found.contributions[channel] = try contributions(to: post, on: channel)
    }
    return found
  }

  /// The wanted channels on which a post was ever seen, sorted.
  private func channels(of post: String, _ isWanted: (String) -> Bool) throws -> [String] {
    // Where none is wanted that the post ever named, no rendition is made.
    let arrivals = try history.past(of: post).arrivals
    let named = try arrivals.flatMap { try history.files.version($0.version).post?.channels ?? [] }
    guard named.contains(where: isWanted) else { return [] }
    return try steps(of: post).keys.filter(isWanted).sorted()
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
    let shares = try ShareFinder(of: post, channel: channel, in: self).shares.map { number, share in
      (number: number, share: share, commit: try commit(number))
    }
    for (number, share, commit) in shares.sorted(by: { isEarlier(($0.number, $0.commit), ($1.number, $1.commit)) }) {
      let witnesses = try witnesses(of: share)
      for var contribution in people.contributions(to: commit) {
        // A person's own record does not make their picture known to readers.
        if let witnesses, !witnesses.isSubset(of: [contribution.person]) { continue }
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
  private func isEarlier(_ left: (number: Int, commit: Commit), _ right: (number: Int, commit: Commit)) -> Bool {
    let (one, other) = (left.commit.committer.time, right.commit.committer.time)
    guard one == other else { return one < other }
    let (first, second) = (history.graph.generation(left.number), history.graph.generation(right.number))
    return first == second ? left.commit.id > right.commit.id : first < second
  }

  private func commit(_ number: Int) throws -> Commit {
    if let known = commits[number] { return known }
    let commit = try repository.git.commit(history.graph.ids[number])
    commits[number] = commit
    return commit
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

  /// The people whose word it is that readers had all files of a share before: then it is no contribution any more.
  /// `nil` where they did not, or the share is more than files.
  private func witnesses(of share: Share) throws -> Set<String>? {
    guard share.shown.isEmpty, !share.isText else { return nil }
    var witnesses: Set<String>?
    for blob in share.files {
      let file = repository.hashes.file(named: blob.hex) {
        try? repository.git.blob(blob, limit: SourceMediaLibrary.limit)
      }
      guard let file else { return nil }
      var own: Set<String> = []
      // Two people are enough to know it by, unless others saw other files of the share.
      for post in try history.posts(showing: blob) where own.count < 2 || share.files.count > 1 {
        own.formUnion(try publishedFiles(of: post)[file.sha256] ?? [])
      }
      guard !own.isEmpty else { return nil }
      witnesses = witnesses?.intersection(own) ?? own
    }
    return witnesses
  }

  /// The digests of all files that published renditions of a post show, as far as the ledger keeps those, with the people
  /// whose word that is.
  private func publishedFiles(of post: String) throws -> [Digest: Set<String>] {
    if let known = published[post] { return known }
    var digests: [Digest: Set<String>] = [:]
    for (rendition, witnesses) in decisions.publishedRenditions(of: post) {
      guard let bytes = try decisions.ledger.object(rendition, .rendition, in: repository.git),
        let rendition = try? JSONValue(canonical: bytes)
      else { continue }
      let media = rendition["parts"]?.arrayValue?.flatMap { $0["media"]?.arrayValue ?? [] } ?? []
      let captions = media.flatMap { $0["captions"]?.arrayValue ?? [] }
      let files =
        (media + captions).map { $0["sha256"] } + media.map { $0["thumbnail"] } + [rendition["preview"]?["image"]]
      for digest in files.compactMap({ $0?.stringValue.flatMap { Digest($0) } }) {
        digests[digest, default: []].formUnion(witnesses)
      }
    }
    published[post] = digests
    return digests
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
