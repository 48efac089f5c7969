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

  /// What makes two commits one version: the blobs of `stet.yml`, of `.mailmap` and of the word files.
  private typealias Key = [ObjectID?]

  private let repository: ContentRepository
  private let reference: String
  private let ledger: LedgerContents
  private let graph: CommitGraph
  /// The commits of the line, oldest first, by their numbers.
  private let line: [Int]
  /// The latest time of a commit and those before it, since clocks may go back.
  private let times: [Int64]
  private let places: [Int: Int]
  /// The versions of the line, where changes of the policy are decisions; `nil` where they are free.
  private var decided: PolicyHistory?
  /// The versions that took effect, with the places where the line has them, by the approvals that there were.
  private var effective: [Set<Digest>: [(place: Int, commit: ObjectID)]] = [:]
  private var blobs: [Int: ObjectID?] = [:]
  private var versions: [Key: Version] = [:]
  /// The versions that the commits of the line have, by their places, as far as they were asked for.
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
    graph = history.graph
    line = Array((graph.number(of: policy.tip).map(graph.firstParentLine) ?? []).reversed())
    times = graph.latestTimes(of: line)
    places = Dictionary(line.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let versions = try repository.policyHistory(upTo: policy.tip, in: repository.store)
    decided = versions.isBinding ? versions : nil
  }

  /// The versions that took effect by what lies below a commit of the ledger, with the places where the line has them.
  private func effective(
    below commit: ObjectID, _ history: PolicyHistory
  ) throws -> [(place: Int, commit: ObjectID)] {
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
  func earlier(than place: Int, since start: Timestamp) throws -> [(place: Int, changedAt: Int)] {
    var found: [(place: Int, changedAt: Int)] = []
    for change in (0...place).reversed() {
      guard change > 0, times[change] >= start.seconds else { break }
      if try blob(at: change) != blob(at: change - 1) { found.append((change - 1, change)) }
    }
    return found
  }

  /// The blob of `stet.yml`; `nil` where a commit has none.
  private func blob(at place: Int) throws -> ObjectID? {
    if let known = blobs[place] { return known }
    let blob = try repository.blob(at: PolicySnapshot.path, in: repository.git.commit(commit(at: place)))
    blobs[place] = .some(blob)
    return blob
  }

  /// The version in force at a place: a `stet.yml` that cannot be used leaves the one before it in force, and where there
  /// is none, the first one that can be used counts.
  ///
  /// - Parameter commit: the commit of the ledger below which changes of the policy were approved, where they have to be.
  func version(at place: Int, below commit: ObjectID) throws -> Version {
    let inEffect = try decided.flatMap { try effective(below: commit, $0).last { $0.place <= place } }
    if let inEffect, self.commit(at: inEffect.place) != inEffect.commit {
      return try usableVersion(of: inEffect.commit, at: inEffect.place)
    }
    let place = inEffect?.place ?? place
    var refusal: (any Error)?
    let others = Array((0..<place).reversed()) + Array(place + 1..<max(place + 1, line.count))
    for other in [place] + others {
      // What could not be used in the neighbouring commit cannot be used in this one.
      if other != place, try blob(at: other) == blob(at: other < place ? other + 1 : other - 1) { continue }
      do {
        return try usableVersion(at: other)
      } catch let error as RepositoryError {
        refusal = refusal ?? error
      }
    }
    throw refusal ?? RepositoryError("\(PolicySnapshot.path) cannot be used in any commit of \(reference)")
  }

  private func usableVersion(at place: Int) throws -> Version {
    if let known = own[place] { return known }
    let version = try usableVersion(of: commit(at: place), at: place)
    own[place] = version
    return version
  }

  /// The version of a commit, which the line has from a place on.
  private func usableVersion(of id: ObjectID, at place: Int) throws -> Version {
    let commit = try repository.git.commit(id)
    guard let blob = try repository.blob(at: PolicySnapshot.path, in: commit),
      let configuration = try repository.configuration(in: blob)
    else {
      throw RepositoryError("\(PolicySnapshot.path) cannot be used at \(id)")
    }
    let files = [PolicySnapshot.mailmapPath] + Set(configuration.lint.files + configuration.dayLists).sorted()
    let key = [blob] + (try files.map { try repository.blob(at: $0, in: commit) })
    if let known = versions[key] { return known }
    let policy = try repository.policy(at: id, reference: reference)
    let version = Version(policy, try authority(policy.configuration, at: place))
    versions[key] = version
    return version
  }

  private func authority(_ configuration: Configuration, at place: Int) throws -> Authority {
    let authority = Authority(configuration, ancestry: ledger.ancestry)
    guard ledger.kindsOfActors.contains(where: authority.needsHistory) else { return authority }
    var seen: Set<ObjectID> = []
    let blobs = try (0...place).reversed().compactMap { try blob(at: $0) }.filter { seen.insert($0).inserted }
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
