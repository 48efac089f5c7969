internal import Canonical
internal import Content
internal import Git
internal import Ledger
internal import Workflow

/// An event, and what tells what came before it: the commit that did it, or the record.
struct Happening {
  var event: TrailEvent
  var commit: Commit?
  /// The post as the commit has it; `nil` where it is removed, and of a record.
  var revision: Revision?
  var record: LedgerRecord?
  /// The approvals that a commit brought along with what they were given for.
  var carried: Set<Digest> = []

  /// What the record says of the post.
  var subject: PostSubject? {
    for case .post(let subject) in record?.record.subjects ?? [] where subject.post == event.post { return subject }
    return nil
  }

  /// The commit that the record's actor judged the post by.
  var judged: ObjectID? { subject?.evidence.flatMap { ObjectID(hex: $0.commit) } }

  /// The commit of the policy branch that the record's actor had.
  var policy: ObjectID? { record?.record.policy.flatMap { ObjectID(hex: $0.commit) } }
}

/// Puts what happened to a post into the order in which it did.
///
/// Clocks differ, and a rebase keeps the times of authors. So the time decides only where the rest leaves it open: a commit comes
/// after its ancestors, a record after those that its actor saw and after the commits that they had, and before commits on
/// top of these.
struct TrailOrder {
  private let ancestry: Ancestry
  private let ledger: LedgerContents

  /// - Parameter ancestry: of the content.
  init(_ ancestry: Ancestry, _ ledger: LedgerContents) {
    self.ancestry = ancestry
    self.ledger = ledger
  }

  /// Whether a record's actor had a commit, and whether the commit grew from one that they had.
  private func relation(of record: Happening, to commit: ObjectID) -> (had: Bool, isBelow: Bool) {
    let bases = [record.judged, record.policy].compactMap { $0 }
    return (
      bases.contains { ancestry.isAncestor(commit, of: $0) }, bases.contains { ancestry.isAncestor($0, of: commit) }
    )
  }

  /// Whether a commit and the one that a record's actor judged the post by are unrelated, neither an ancestor of the other,
  /// and the actor did not have the commit.
  func isApart(_ record: Happening, from commit: ObjectID) -> Bool {
    guard let judged = record.judged else { return false }
    return !relation(of: record, to: commit).had && !ancestry.isAncestor(judged, of: commit)
  }

  /// The happenings in order, given commits in the order of history and then records in that of the ledger.
  func sorted(_ happenings: [Happening]) -> [Happening] {
    var followers: [[Int]] = Array(repeating: [], count: happenings.count)
    var waits = Array(repeating: 0, count: happenings.count)
    for group in Dictionary(grouping: happenings.indices, by: { happenings[$0].event.post }).values {
      for (first, second) in pairs(group, of: happenings) {
        followers[first].append(second)
        waits[second] += 1
      }
    }
    var ready = PriorityQueue<Turn>()
    for index in happenings.indices where waits[index] == 0 { ready.insert(Turn(happenings[index], index)) }
    // People may say that they saw what cannot be: then the time decides.
    var rest = happenings.indices.map { Turn(happenings[$0], $0) }.sorted().map(\.index)
    var isTaken = Array(repeating: false, count: happenings.count)
    var sorted: [Happening] = []
    while let index = ready.popGreatest()?.index ?? rest.popLast() {
      guard !isTaken[index] else { continue }
      isTaken[index] = true
      sorted.append(happenings[index])
      for follower in followers[index] {
        waits[follower] -= 1
        if waits[follower] == 0 { ready.insert(Turn(happenings[follower], follower)) }
      }
    }
    return sorted
  }

  /// More pairs of commits and records of one post are not compared: their times decide.
  private static let mostPairs = 100_000

  /// Which of the happenings of one post came before which, as far as that does not follow from other pairs.
  private func pairs(_ group: [Int], of happenings: [Happening]) -> [(Int, Int)] {
    let commits = group.compactMap { index in happenings[index].commit.map { (index: index, id: $0.id) } }
    let records = group.compactMap { index in happenings[index].record.map { (index: index, entry: $0) } }
    var pairs: [(Int, Int)] = []
    for (place, commit) in commits.enumerated() {
      let before = commits[..<place].last { ancestry.isAncestor($0.id, of: commit.id) }
      if let before { pairs.append((before.index, commit.index)) }
    }
    for (place, record) in records.enumerated() {
      let before = records[..<place].last { ledger.saw(record.entry, $0.entry) }
      if let before { pairs.append((before.index, record.index)) }
    }
    guard commits.count * records.count <= Self.mostPairs else { return pairs }
    for record in records {
      for commit in commits {
        let relation = relation(of: happenings[record.index], to: commit.id)
        if relation.had {
          pairs.append((commit.index, record.index))
        } else if relation.isBelow || happenings[commit.index].carried.contains(record.entry.id) {
          pairs.append((record.index, commit.index))
        }
      }
    }
    return pairs
  }

  /// What comes next of what may: the oldest, and of one second the first in history, greatest here.
  private struct Turn: Comparable {
    let time: Timestamp
    let index: Int

    init(_ happening: Happening, _ index: Int) {
      time = happening.event.time
      self.index = index
    }

    static func < (left: Turn, right: Turn) -> Bool { (left.time, left.index) > (right.time, right.index) }
  }
}
