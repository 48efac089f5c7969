internal import Core
internal import Git
internal import SocialText

/// The policy as it was: the versions that the first-parent line of the policy branch has had.
final class PolicyTimeline {
  /// A version of the policy, with what is found out by it.
  final class Version {
    let policy: PolicySnapshot
    let authority: Authority
    /// What history says by this version, by the tips of publishing branches.
    var histories: [ObjectID: BranchHistory] = [:]

    init(_ policy: PolicySnapshot, _ authority: Authority) {
      self.policy = policy
      self.authority = authority
    }
  }

  private let repository: ContentRepository
  private let reference: String
  private let ledger: LedgerContents
  private let graph: CommitGraph
  /// The commits of the line, oldest first, by their numbers.
  private let line: [Int]
  /// The latest time of a commit and those before it, since clocks may go back.
  private let times: [Int64]
  private let places: [Int: Int]
  private let history: PolicyHistory
  /// Whether changes of the policy are, or were, decisions.
  private let isBinding: Bool
  /// Where the line has other files than before, oldest first, and what decides of them.
  private let changes: [(place: Int, files: [String: ObjectID])]
  /// The places where it has another `stet.yml` than before.
  private let starts: [Int]
  /// The versions that took effect, with the places where the line has them, by the approvals that there were.
  private var effective: [Set<Digest>: [(place: Int, commit: ObjectID)]] = [:]
  private var versions: [[String: ObjectID]: Version] = [:]
  /// The versions that the line has from a place of `changes` on, as far as they were asked for.
  private var own: [Int: Version] = [:]

  /// - Parameters:
  ///   - policy: the policy of today.
  ///   - history: at least that of the policy's commit.
  ///   - ledger: whose records are judged.
  init(
    _ repository: ContentRepository, upTo policy: PolicySnapshot, _ history: ContentHistory, _ ledger: LedgerContents
  ) throws {
    self.repository = repository
    self.ledger = ledger
    reference = policy.reference
    let graph = history.graph
    line = Array((graph.number(of: policy.tip).map(graph.firstParentLine) ?? []).reversed())
    times = graph.latestTimes(of: line)
    let places = Dictionary(line.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let versions = try repository.policyHistory(upTo: policy.tip, in: repository.store)
    let changes = versions.line.compactMap { change in
      graph.number(of: change.commit).flatMap { places[$0] }.map { (place: $0, files: change.files) }
    }.sorted { $0.place < $1.place }
    (self.graph, self.places, self.history, isBinding) = (graph, places, versions, versions.isBinding)
    self.changes = changes
    starts = changes.indices.filter { index in
      changes[index].files[PolicySnapshot.path] != (index == 0 ? nil : changes[index - 1].files[PolicySnapshot.path])
    }.map { changes[$0].place }
  }

  /// The versions that took effect by what lies below a commit of the ledger, with the places where the line has them.
  private func effective(below commit: ObjectID) throws -> [(place: Int, commit: ObjectID)] {
    let approvals = Set(
      ledger.records(.policy).filter { entry in
        entry.additions.contains { ledger.ancestry.isAncestor($0.commit, of: commit) }
      }.map(\.id))
    if let known = effective[approvals] { return known }
    let found = try EffectivePolicy(history, in: repository, reference: reference, ledger, approvals: approvals)
      .versions.map { (arrival(of: $0.commit), $0.commit) }
    effective[approvals] = found
    return found
  }

  /// The place where the line first has a commit.
  private func arrival(of commit: ObjectID) -> Int {
    guard let number = graph.number(of: commit) else { return line.count }
    return places[number] ?? line.partitioningIndex { graph.isAncestor(number, of: $0) }
  }

  /// The place on the line of the last commit that was there at a moment; the first one before that.
  func place(at moment: Timestamp) -> Int { max(0, times.partitioningIndex { $0 > moment.seconds } - 1) }

  /// The place of a commit, in hexadecimal; `nil` where the line does not have it.
  func place(of commit: String) -> Int? {
    ObjectID(hex: commit).flatMap(graph.number).flatMap { places[$0] }
  }

  /// The id of the commit at a place.
  func commit(at place: Int) -> ObjectID { graph.ids[line[place]] }

  /// Whether two places have the same version, as far as it decides anything.
  func isSame(_ one: Int, _ other: Int, below commit: ObjectID) throws -> Bool {
    try version(at: one, below: commit) === version(at: other, below: commit)
  }

  /// The places whose versions were in force between a moment and a place, latest first, and where the next one came. The
  /// version of the place itself is not among them.
  func earlier(than place: Int, since start: Timestamp) -> [(place: Int, changedAt: Int)] {
    starts.reversed().filter { 0 < $0 && $0 <= place && times[$0] >= start.seconds }.map { ($0 - 1, $0) }
  }

  /// The version in force at a place: a `stet.yml` that cannot be used leaves the one before it in force, and where there
  /// is none, the first one that can be used counts.
  ///
  /// - Parameter commit: the commit of the ledger below which changes of the policy were approved, where they have to be.
  func version(at place: Int, below commit: ObjectID) throws -> Version {
    let inEffect = try isBinding ? effective(below: commit).last { $0.place <= place } : nil
    if let inEffect, self.commit(at: inEffect.place) != inEffect.commit {
      return try usableVersion(of: inEffect.commit, at: inEffect.place)
    }
    let place = inEffect?.place ?? place
    var refusal: (any Error)?
    // What cannot be used in a commit cannot be used in its neighbour, where that has the same.
    let others = starts.reversed().filter { 0 < $0 && $0 <= place }.map { $0 - 1 } + starts.filter { $0 > place }
    for other in [place] + others {
      do {
        return try usableVersion(at: other)
      } catch let error as RepositoryError {
        refusal = refusal ?? error
      }
    }
    throw refusal ?? RepositoryError("\(PolicySnapshot.path) cannot be used in any commit of \(reference)")
  }

  /// The version that the line has at a place.
  private func usableVersion(at place: Int) throws -> Version {
    let next = changes.partitioningIndex { $0.place > place }
    guard next > 0 else { return try usableVersion(of: commit(at: place), at: place) }
    let start = changes[next - 1].place
    if let known = own[start] { return known }
    let version = try usableVersion(of: commit(at: start), at: start)
    own[start] = version
    return version
  }

  /// The version of a commit, which the line has from a place on.
  private func usableVersion(of id: ObjectID, at place: Int) throws -> Version {
    let files = try repository.policyFiles(in: repository.git.commit(id))
    if let known = versions[files] { return known }
    guard let blob = files[PolicySnapshot.path], try repository.configuration(in: blob) != nil else {
      throw RepositoryError("\(PolicySnapshot.path) cannot be used at \(id)")
    }
    let policy = try repository.policy(at: id, reference: reference)
    let version = Version(policy, try authority(policy.configuration, at: place))
    versions[files] = version
    return version
  }

  private func authority(_ configuration: Configuration, at place: Int) throws -> Authority {
    let authority = Authority(configuration, ancestry: ledger.ancestry)
    guard ledger.kindsOfActors.contains(where: authority.needsHistory) else { return authority }
    var seen: Set<ObjectID> = []
    let blobs = changes.reversed().filter { $0.place <= place }.compactMap { $0.files[PolicySnapshot.path] }
      .filter { seen.insert($0).inserted }
    return Authority(
      configuration, ancestry: ledger.ancestry,
      earlier: try blobs.dropFirst().compactMap { try repository.configuration(in: $0) })
  }
}

extension CommitGraph {
  /// For each commit of a line, oldest first, the latest time of it and those before it.
  func latestTimes(of line: [Int]) -> [Int64] {
    var latest = Int64.min
    return line.map { commit in
      latest = max(latest, times[commit])
      return latest
    }
  }
}
