/// Which commit came before which, answered from memory.
///
/// A history is mostly linear. So its commits are stored in chains, each commit next to a parent: within a chain,
/// positions are compared, and only parents in other chains have to be followed.
package struct Ancestry: Sendable {
  fileprivate struct Place: Sendable {
    let chain: Int
    let position: Int
    /// The length of the longest path to a root, which is smaller for ancestors.
    let generation: Int
  }

  /// A parent in another chain, of the commit at `position`.
  private struct Crossing: Sendable {
    let position: Int
    let parent: Place
  }

  private struct Chain: Sendable {
    var length = 0
    /// In the order of their positions.
    var crossings: [Crossing] = []
  }

  private var places: [ObjectID: Place] = [:]
  private var chains: [Chain] = []

  /// - Parameter commits: each after its parents; parents that are not among them are ignored.
  package init(_ commits: some Sequence<(id: ObjectID, parents: [ObjectID])>) {
    for commit in commits { add(commit.id, parents: commit.parents) }
  }

  /// Adds a commit, after its parents.
  package mutating func add(_ id: ObjectID, parents: [ObjectID]) { add(id, parents.compactMap { places[$0] }) }

  private mutating func add(_ id: ObjectID, _ parents: [Place]) {
    guard places[id] == nil else { return }
    let generation = (parents.map(\.generation).max() ?? -1) + 1
    let before = parents.first { chains[$0.chain].length == $0.position + 1 }
    let chain = before?.chain ?? chains.count
    if before == nil { chains.append(Chain()) }
    let position = chains[chain].length
    chains[chain].length += 1
    for parent in parents where parent.chain != chain {
      chains[chain].crossings.append(Crossing(position: position, parent: parent))
    }
    places[id] = Place(chain: chain, position: position, generation: generation)
  }

  /// How many commits there are.
  package var count: Int { places.count }

  /// The length of the longest path from `commit` to a root; `nil` for one that was not given.
  package func generation(_ commit: ObjectID) -> Int? { places[commit]?.generation }

  /// Whether a commit, in hexadecimal, was given.
  package func contains(_ commit: String) -> Bool { ObjectID(hex: commit).map { places[$0] != nil } ?? false }

  /// Whether `commit` can be reached from `descendant`, a commit in hexadecimal.
  package func isAncestor(_ commit: ObjectID, of descendant: String) -> Bool {
    ObjectID(hex: descendant).map { isAncestor(commit, of: $0) } ?? false
  }

  /// Whether `commit` can be reached from `descendant`. A commit counts as its own ancestor. False for commits that were
  /// not given.
  package func isAncestor(_ commit: ObjectID, of descendant: ObjectID) -> Bool {
    guard let goal = places[commit], let start = places[descendant] else { return false }
    return search(from: start, downTo: goal.generation) { $0.chain == goal.chain && $0.position >= goal.position }
  }

  /// The parents in other chains of the commits between two positions of a chain.
  private func crossings(of chain: Int, above floor: Int, upTo position: Int) -> [Place] {
    chains[chain].crossings.reversed().drop { $0.position > position }.prefix { $0.position > floor }.map(\.parent)
  }
}

extension Ancestry {
  /// A set of commits to search for below others. The first one of each chain is enough, so the cost does not depend on
  /// their number.
  package struct Marks: Sendable {
    fileprivate var positions: [Int: Int] = [:]
    fileprivate var generation = Int.max

    package init() {}
  }

  /// Adds a commit to `marks`. No effect for a commit that was not given.
  package func add(_ commit: ObjectID, to marks: inout Marks) {
    guard let place = places[commit] else { return }
    marks.positions[place.chain] = min(marks.positions[place.chain] ?? place.position, place.position)
    marks.generation = min(marks.generation, place.generation)
  }

  /// Whether any commit of `marks` other than `commit` itself can be reached from `commit`.
  package func isAny(of marks: Marks, below commit: ObjectID) -> Bool {
    guard let start = places[commit] else { return false }
    return search(from: start, downTo: marks.generation) { place in
      let isStart = place.chain == start.chain && place.position == start.position
      return marks.positions[place.chain].map { isStart ? $0 < place.position : $0 <= place.position } ?? false
    }
  }

  /// Visits the latest reachable place of each chain below `start` until `isFound` is true.
  private func search(from start: Place, downTo generation: Int, _ isFound: (Place) -> Bool) -> Bool {
    var waiting = [start]
    var seen: [Int: Int] = [:]
    while let next = waiting.popLast() {
      guard next.generation >= generation else { continue }
      if isFound(next) { return true }
      let floor = seen[next.chain] ?? -1
      guard next.position > floor else { continue }
      seen[next.chain] = next.position
      waiting += crossings(of: next.chain, above: floor, upTo: next.position)
    }
    return false
  }
}
