internal import Checks
package import Core
internal import Git

/// What the commits reachable from a branch say of its posts: who contributed, when each entered, when it changed last.
///
/// Every commit is compared with its parents once, over raw tree objects with equal sub-trees skipped. What readers saw
/// with each is only found out for the posts that are asked for, and for those that these were made of.
package final class BranchHistory {
  private let repository: ContentRepository
  private let decisions: Decisions
  private let people: CommitPeople
  private let revisions: PostRevisions
  private let showings: Showings
  private let lineage = Lineage()
  /// What commits brought of each post, in the order of history, as far as its steps are not noted yet.
  private var arrivals: [String: [Arrival]] = [:]
  /// The malformed folders that posts came out of, by commit.
  private var hidden: [Int: [String: Set<ObjectID>]] = [:]
  /// The files that readers have had, with the people whose word that is; `nil` until first used.
  private var published: [Digest: Set<String>]?
  private var entered: [String: Entered] = [:]
  private var lastChange: [String: Entered] = [:]
  private var labels: [String: BorneLabels] = [:]

  /// A version of a post that a commit brought, or of which it brought a file.
  private struct Arrival {
    /// The number of the commit.
    let commit: Int
    let revision: Revision
    let tree: ObjectID
    /// The versions of the post that the commit's parents had, with their trees.
    let before: [(revision: Revision, tree: ObjectID)]
    /// What stood in its place or was the same file.
    let predecessors: [Lineage.Source]
    /// The malformed folders that it came out of.
    let folders: Set<ObjectID>
  }

  /// Walks the history of `tip`, with the renditions that the policy's configuration gives.
  ///
  package convenience init(
    repository: ContentRepository, tip: ObjectID, policy: PolicySnapshot, decisions: Decisions
  ) throws {
    try self.init(
      PostRevisions(repository: repository), repository: repository, tip: tip, policy: policy, decisions: decisions)
  }

  /// - Parameters:
  ///   - revisions: where the versions of posts are read; other walks may have read some.
  ///   - merged: commits that are about to be merged into `tip`: their posts have not entered yet.
  init(
    _ revisions: PostRevisions, repository: ContentRepository, tip: ObjectID, merging merged: [ObjectID] = [],
    policy: PolicySnapshot, decisions: Decisions
  ) throws {
    self.repository = repository
    self.decisions = decisions
    people = CommitPeople(policy)
    self.revisions = revisions
    showings = Showings(revisions, repository: repository, configuration: policy.configuration)
    let commits = try repository.git.history(from: [tip] + merged, oldestFirst: true)
    let mainline = try repository.git.firstParentLine(from: tip)
    let position = Dictionary(
      mainline.reversed().enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for commit in commits {
      let step = try revisions.step(commit)
      try note(step, by: lineage.add(commit))
      guard let position = position[commit.id] else { continue }
      note(step, Entered(commit: commit.id.hex, at: Timestamp(seconds: commit.committer.time), position: position))
    }
  }

  /// What history says of the post with that id.
  ///
  /// - Parameter isWanted: tells on which channels the contributions are wanted.
  package func history(of post: String, on isWanted: (String) -> Bool = { _ in true }) throws -> PostHistory {
    var contributions: [String: [Contribution]] = [:]
    for channel in try channels(of: post, isWanted) {
      contributions[channel] = try self.contributions(to: post, on: channel)
    }
    return PostHistory(
      entered: entered[post], contributions: contributions, lastChange: lastChange[post],
      labels: labels[post] ?? BorneLabels())
  }

  /// The wanted channels on which a post was ever seen, sorted.
  private func channels(of post: String, _ isWanted: (String) -> Bool) throws -> [String] {
    // Where none is wanted that the post ever named, no rendition is made.
    let named = (arrivals[post] ?? []).flatMap(\.revision.post.channels) + lineage.channels(of: post)
    guard named.contains(where: isWanted) else { return [] }
    try noteSteps(of: post)
    return lineage.channels(of: post).filter(isWanted)
  }

  private func note(_ step: PostStep, _ place: Entered) {
    for (id, change) in step.sinceFirstParent {
      lastChange[id] = place
      if change != .removed, entered[id] == nil { entered[id] = place }
    }
    for revision in (step.differences.first?.after ?? [:]).values.joined() {
      labels[revision.post.id, default: BorneLabels()].formUnion(BorneLabels(revision.post.labels))
    }
  }
}

// MARK: - What a commit brought

extension BranchHistory {
  /// Notes what a commit brought that none of its parents had: files and texts, and then what posts show of them.
  private func note(_ step: PostStep, by commit: Int) throws {
    guard let first = step.differences.first else { return }
    let others = step.differences.dropFirst()
    let own = first.changes.keys.filter { path in others.allSatisfy { $0.changes[path] != nil } }
    for path in own.sorted() {
      // The target of a link counts like the bytes of a file.
      guard let entry = first.changes[path]?.new, entry.mode.isFile || entry.mode == .symlink else { continue }
      try noteFile(path, entry, step, commit)
    }
    let touched = first.touched.filter { path in others.allSatisfy { $0.touched.contains(path) } }
    for path in touched.sorted() {
      guard let arrival = try arrival(at: path, step, commit) else { continue }
      arrivals[arrival.revision.post.id, default: []].append(arrival)
    }
  }

  /// Notes what commits changed for the readers of a post, if that was not done before.
  private func noteSteps(of post: String) throws {
    let arrivals = arrivals.removeValue(forKey: post) ?? []
    var start = arrivals.startIndex
    while start < arrivals.endIndex {
      let own = arrivals[start...].prefix { $0.commit == arrivals[start].commit }
      let steps = try own.flatMap(steps)
      // Noted after those of all its files, since sources refer to the post as it was before the commit.
      for (strand, step) in steps { lineage.note(step, of: strand) }
      start = own.endIndex
    }
  }

  private func noteFile(_ path: ExactText, _ entry: TreeEntry, _ step: PostStep, _ commit: Int) throws {
    let befores = step.differences.compactMap { $0.changes[path]?.old }
    let isMoved = step.differences.contains { $0.had(entry.id) }
    let isKnown = lineage.sees(.file(entry.id), in: commit) || isMoved
    guard path.isText else {
      guard !isKnown else { return }
      // A file that replaces its git-LFS pointer at the same path, or the reverse, keeps its contributors.
      let same = try befores.filter { try revisions.isSameFile($0, entry) }.compactMap { lineage.source(.file($0.id)) }
      lineage.note(Lineage.Step(commit: commit, isOwn: same.isEmpty, sources: same), of: .file(entry.id))
      return
    }
    let texts = try revisions.texts(at: path, entry)
    let old = try befores.map { try revisions.texts(at: path, $0) }
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      let isKnown = lineage.sees(.text(text), in: commit) || old.contains { $0.values.contains(text) }
      guard !isKnown else { continue }
      let sources = try step.differences.flatMap { try origins(of: name, at: path, $0, commit) }
      lineage.note(Lineage.Step(commit: commit, sources: sources), of: .text(text))
    }
    let whole = lineage.source(.file(entry.id))
    let isLoose = try revisions.revision(path, entry) == nil
    if isLoose {
      // Not readable as a post, so what readers would see of it is unknown: any edit counts.
      let earlier = try befores.compactMap { try revisions.revision(path, $0) }.map {
        Lineage.Source.channels($0.post.id, except: nil, before: commit)
      }
      let sources = earlier + [whole].compactMap { $0 }
      lineage.note(Lineage.Step(commit: commit, isOwn: !isKnown, sources: sources), of: .loose(path))
      if let id = try revisions.looseID(at: path, entry) {
        let draft = [lineage.source(.loose(path))].compactMap { $0 }
        lineage.note(Lineage.Step(commit: commit, isOwn: false, sources: draft), of: .draft(id))
      }
    }
    if !isKnown {
      let draft = isLoose ? lineage.source(.loose(path)) : nil
      lineage.note(Lineage.Step(commit: commit, sources: [draft].compactMap { $0 }), of: .file(entry.id))
    }
  }

  /// The sources of a text that a file has under `name` now: for a post, the channels whose readers saw the previous
  /// text.
  private func origins(
    of name: String, at path: ExactText, _ difference: PostDifference, _ commit: Int
  ) throws -> [Lineage.Source] {
    guard let entry = difference.changes[path]?.old, let text = try revisions.texts(at: path, entry)[name] else {
      return []
    }
    guard let post = try revisions.revision(path, entry) else { return [lineage.source(.text(text))].compactMap { $0 } }
    return try showings.channels(of: post, showing: text).map {
      .post(post.post.id, channel: $0, before: commit)
    }
  }

  /// What a commit brought of the post at a path; `nil` where there is none.
  private func arrival(at path: ExactText, _ step: PostStep, _ commit: Int) throws -> Arrival? {
    guard let difference = step.differences.first else { return nil }
    let entry = try difference.changes[path].map(\.new) ?? revisions.entry(at: path, in: difference.new)
    guard let revision = try revisions.revision(path, entry) else { return nil }
    let id = revision.post.id
    var before: [(revision: Revision, tree: ObjectID)] = []
    var predecessors: [Lineage.Source] = []
    var isNew = true
    for difference in step.differences {
      guard let old = difference.old else { continue }
      let there = try difference.changes[path].map(\.old) ?? revisions.entry(at: path, in: old)
      let standing = try revisions.revision(path, there)
      let others = (difference.before[id] ?? []).filter { ExactText($0.post.path) != path }
      isNew = isNew && standing?.post.id != id && others.isEmpty
      for earlier in [standing].compactMap({ $0?.post.id == id ? $0 : nil }) + others {
        before.append((earlier, old))
      }
      if let standing, standing.post.id != id {
        predecessors.append(.channels(standing.post.id, except: nil, before: commit))
      } else if standing == nil {
        predecessors += [lineage.source(.loose(path))].compactMap { $0 }
      }
    }
    // The same file elsewhere: a draft that was moved or copied.
    predecessors += [lineage.source(.file(revision.blob))].compactMap { $0 }
    // A draft that is moved and changed in the same commit is recognised by its id.
    if isNew { predecessors += [lineage.source(.draft(id))].compactMap { $0 } }
    let folders = step.differences.reduce(into: Set<ObjectID>()) { $0.formUnion($1.folders(hiding: path)) }
    return Arrival(
      commit: commit, revision: revision, tree: difference.new, before: before, predecessors: predecessors,
      folders: folders)
  }

  /// What a commit changed for the readers of a post, channel by channel, unless an ancestor already showed it.
  private func steps(of arrival: Arrival) throws -> [(Strand, Lineage.Step)] {
    let (id, commit) = (arrival.revision.post.id, arrival.commit)
    let before = try arrival.before.map { try showings.showings(of: $0.revision, in: $0.tree) }
    let steps = try showings.showings(of: arrival.revision, in: arrival.tree).sorted { $0.key < $1.key }
      .compactMap { channel, showing -> (Strand, Lineage.Step)? in
        let earlier = before.compactMap { $0[channel] }
        let sight = Lineage.Sight(post: id, channel: channel, shown: showing.shown)
        let isKnown = lineage.sees(sight, in: commit) || earlier.contains { $0.shown == showing.shown }
        guard !isKnown else { return nil }
        var sources = arrival.predecessors + parts(of: showing, notIn: earlier, post: id, commit)
        if earlier.isEmpty { sources.append(.channels(id, except: channel, before: commit)) }
        let step = Lineage.Step(commit: commit, shown: showing.shown, sources: sources)
        return (.post(id, channel: channel), step)
      }
    if !steps.isEmpty, !arrival.folders.isEmpty {
      hidden[commit, default: [:]][id, default: []].formUnion(arrival.folders)
    }
    return steps
  }

  /// The text and the media of `showing` that readers of the channel did not have in this post before.
  private func parts(
    of showing: Showing, notIn earlier: [Showing], post: String, _ commit: Int
  ) -> [Lineage.Source] {
    let media = Set(earlier.flatMap { $0.media.map(\.identity) })
    var strands = showing.media.filter { !media.contains($0.identity) }.map { Strand.file($0.blob) }
    // A text that this commit itself wrote in this post has no other source.
    if let text = showing.text, !earlier.contains(where: { $0.text == text }),
      !lineage.isNew(text, in: commit, from: post)
    {
      strands.append(.text(text))
    }
    return strands.compactMap { lineage.source($0, with: commit) }
  }
}

// MARK: - Who contributed

extension BranchHistory {
  private func contributions(to post: String, on channel: String) throws -> [Contribution] {
    var found: [Contribution] = []
    let shares = try lineage.shares(of: post, channel: channel, completing: noteSteps)
    for (number, share) in shares.sorted(by: { $0.key < $1.key }) {
      let commit = lineage.commits[number]
      let witnesses = try witnesses(of: share)
      for var contribution in people.contributions(to: commit) {
        // A person's own record does not make their picture known to readers.
        if let witnesses, !witnesses.isSubset(of: [contribution.person]) { continue }
        contribution.exemptBy = exemption(of: contribution, share, post, channel, number)
        found.append(contribution)
      }
      found += (hidden[number]?[post] ?? []).sorted().map {
        Contribution(person: CommitPeople.unknown(behind: $0), commit: commit.id.hex)
      }
    }
    return found
  }

  /// The approval that exempts a person from being a contributor: a person whom a squash names as co-author, and who
  /// had approved exactly that rendition before, did not write it.
  private func exemption(
    of contribution: Contribution, _ share: Lineage.Share, _ post: String, _ channel: String, _ commit: Int
  ) -> Digest? {
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
    if let number = lineage.number(of: later) { return lineage.isAncestor(commit, of: number) }
    return try? repository.git.isAncestor(lineage.commits[commit].id, of: later)
  }

  /// The people whose word it is that readers had all files of a share before: then it is no contribution any more.
  /// `nil` where they did not, or the share is more than files.
  private func witnesses(of share: Lineage.Share) throws -> Set<String>? {
    guard share.shown.isEmpty, !share.isText else { return nil }
    var witnesses: Set<String>?
    for blob in share.files {
      guard let file = repository.hashes.known(blob) else { return nil }
      let published = try published ?? publishedFiles()
      self.published = published
      guard let own = published[file.sha256] else { return nil }
      witnesses = witnesses?.intersection(own) ?? own
    }
    return witnesses
  }

  /// The digests of all files that published renditions show, as far as the ledger keeps those, with the people whose
  /// word that is.
  private func publishedFiles() throws -> [Digest: Set<String>] {
    var digests: [Digest: Set<String>] = [:]
    for (rendition, witnesses) in decisions.publishedRenditions {
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
