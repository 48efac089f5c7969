internal import Core
internal import Git

/// The commits that were walked, by number, parents before children, whatever branch they are on.
struct CommitGraph {
  private var ancestry = Ancestry([])
  /// The first parent of each; `none` for a root.
  private var firstParents: [UInt32] = []
  /// The other parents, in the order of the commits.
  private var otherParents: [OtherParent] = []
  /// The committer's time of each, in seconds since 1970.
  private(set) var times: [Int64] = []

  private struct OtherParent: BitwiseCopyable {
    let commit: UInt32
    let parent: UInt32
  }

  private static let none = UInt32.max

  var count: Int { ancestry.count }

  /// The commits, by number.
  var ids: [ObjectID] { ancestry.commits }

  /// Adds a commit, after its parents, and returns its number.
  ///
  /// - Parameters:
  ///   - parents: their numbers.
  ///   - time: the committer's, in seconds since 1970.
  @discardableResult mutating func add(_ id: ObjectID, parents: [Int], time: Int64) -> Int {
    let number = count
    ancestry.add(id, at: parents)
    times.append(time)
    firstParents.append(parents.first.map { UInt32($0) } ?? Self.none)
    for parent in parents.dropFirst() {
      otherParents.append(OtherParent(commit: UInt32(number), parent: UInt32(parent)))
    }
    return number
  }

  /// The number of a commit that was added; otherwise `nil`.
  func number(of commit: ObjectID) -> Int? { ancestry.number(of: commit) }

  /// The length of the longest path from a commit to a root.
  func generation(_ commit: Int) -> Int { ancestry.generation(at: commit) }

  /// Whether `ancestor` lies below `commit`, or is it.
  func isAncestor(_ ancestor: Int, of commit: Int) -> Bool {
    // Parents have smaller numbers.
    ancestor == commit || ancestor < commit && ancestry.isAncestor(at: ancestor, of: commit)
  }

  /// Whether a commit came before another: below it, or on another branch and made earlier, by the clocks of those who
  /// committed them.
  func isEarlier(_ one: Int, than other: Int) -> Bool {
    if isAncestor(other, of: one) { return false }
    if isAncestor(one, of: other) { return true }
    return times[one] == times[other] ? ids[one] > ids[other] : times[one] < times[other]
  }

  /// Whether a commit lies below another one, and was not made later by the clocks: what is earlier than the one is
  /// earlier than the other.
  func isBelow(_ one: Int, _ other: Int) -> Bool {
    one != other && times[one] <= times[other] && isAncestor(one, of: other)
  }

  /// `isAncestor` by ids. False for commits that were not added.
  func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) -> Bool {
    guard let ancestor = number(of: ancestor), let commit = number(of: commit) else { return false }
    return isAncestor(ancestor, of: commit)
  }

  /// The commits that can be reached from some others.
  func reachable(from tips: [Int]) -> CommitSet {
    var reached = CommitSet(count: count)
    for tip in tips { reached.insert(tip) }
    var others = otherParents[...]
    // Children before parents.
    for commit in firstParents.indices.reversed() {
      let isReached = reached.contains(commit)
      if isReached, firstParents[commit] != Self.none { reached.insert(Int(firstParents[commit])) }
      while let other = others.last, other.commit == commit {
        if isReached { reached.insert(Int(other.parent)) }
        others.removeLast()
      }
    }
    return reached
  }

  /// The commit, its first parent, and so on to the root.
  func firstParentLine(from tip: Int) -> [Int] {
    var line = [tip]
    while firstParents[line[line.count - 1]] != Self.none { line.append(Int(firstParents[line[line.count - 1]])) }
    return line
  }

  /// Adds a commit to a set to search for below others.
  ///
  /// - Returns: whether the others do not make it superfluous.
  @discardableResult func add(_ commit: Int, to marks: inout Ancestry.Marks) -> Bool {
    ancestry.add(at: commit, to: &marks)
  }

  /// Whether any commit of `marks` other than `commit` itself can be reached from `commit`.
  func isAny(of marks: Ancestry.Marks, below commit: Int) -> Bool { ancestry.isAny(of: marks, belowAt: commit) }
}

// MARK: - In the store

extension CommitGraph {
  /// How many commits a page of the store has.
  static let pageSize = 1_024

  /// A page as the store keeps it.
  func page(_ number: Int) -> [UInt8] {
    let commits = number * Self.pageSize..<min((number + 1) * Self.pageSize, count)
    var writer = ByteWriter()
    writer.ids(Array(ids[commits]))
    writer.array(Array(times[commits]))
    writer.array(Array(firstParents[commits]))
    writer.array(otherParents.filter { commits.contains(Int($0.commit)) })
    return writer.bytes
  }

  /// Adds the commits of the next page. Returns false where the bytes are none of a page.
  mutating func add(page: [UInt8]) -> Bool {
    var reader = ByteReader(page)
    guard let ids = reader.ids(), let times = reader.array(Int64.self), let firstParents = reader.array(UInt32.self),
      let otherParents = reader.array(OtherParent.self), firstParents.count == ids.count,
      times.count == ids.count, reader.isAtEnd
    else { return false }
    var others = otherParents[...]
    for (place, (id, first)) in zip(ids, firstParents).enumerated() {
      var parents = first == Self.none ? [] : [Int(first)]
      while let other = others.first, other.commit == count {
        parents.append(Int(other.parent))
        others.removeFirst()
      }
      guard parents.allSatisfy({ $0 < count }) else { return false }
      add(id, parents: parents, time: times[place])
    }
    return others.isEmpty
  }
}

/// Commits of a graph, by their numbers. Those that are added to the graph later do not belong to it.
struct CommitSet {
  private var isMember: [Bool]

  /// An empty set.
  ///
  /// - Parameter count: how many commits the graph has.
  fileprivate init(count: Int) { isMember = Array(repeating: false, count: count) }

  func contains(_ commit: Int) -> Bool { commit < isMember.count && isMember[commit] }

  fileprivate mutating func insert(_ commit: Int) { isMember[commit] = true }
}
