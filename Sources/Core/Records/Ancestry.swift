/// Which commit came before which, answered from memory.
///
/// A history is mostly linear. So its commits are put into chains, each commit next to a parent: within a chain,
/// positions are compared, and only parents in other chains have to be followed. All is in a few lists of numbers, which
/// can be kept as they are.
package struct Ancestry: Sendable {
  /// Where a commit is.
  package struct Place: Sendable, BitwiseCopyable {
    let chain: UInt32
    let position: UInt32
    /// The length of the longest path to a root, which is smaller for ancestors.
    let generation: UInt32
  }

  /// A parent in another chain, of the commit at a position of `chain`.
  package struct Crossing: Sendable, BitwiseCopyable {
    let chain: UInt32
    let position: UInt32
    /// The parent's number.
    let parent: UInt32
    /// The crossing before it in its chain; `none` for the first one.
    let earlier: UInt32
  }

  private struct Chain: Sendable {
    var length: UInt32 = 0
    var lastCrossing = Ancestry.none
  }

  private static let none = UInt32.max

  /// The commits, by their numbers: in the order in which they were added.
  package private(set) var commits: [ObjectID] = []
  private var places: [Place] = []
  private var crossings: [Crossing] = []
  private var chains: [Chain] = []
  private var numbers = PlaceIndex()

  /// - Parameter commits: each after its parents; parents that are not among them are ignored.
  package init(_ commits: some Sequence<(id: ObjectID, parents: [ObjectID])>) {
    for commit in commits { add(commit.id, parents: commit.parents) }
  }

  /// Adds a commit, after its parents.
  package mutating func add(_ id: ObjectID, parents: [ObjectID]) {
    if number(of: id) == nil { add(id, at: parents.compactMap(number(of:))) }
  }

  /// Adds a commit that was not given before, after its parents.
  ///
  /// - Parameter parents: their numbers.
  package mutating func add(_ id: ObjectID, at parents: [Int]) {
    let generation = parents.reduce(0) { max($0, places[$1].generation + 1) }
    let before = parents.first { places[$0].position + 1 == chains[Int(places[$0].chain)].length }
    let chain = before.map { places[$0].chain } ?? UInt32(chains.count)
    if before == nil { chains.append(Chain()) }
    let place = Place(chain: chain, position: chains[Int(chain)].length, generation: generation)
    for parent in parents where places[parent].chain != chain {
      append(
        Crossing(
          chain: chain, position: place.position, parent: UInt32(parent), earlier: chains[Int(chain)].lastCrossing))
    }
    commits.append(id)
    numbers.append(id.hash)
    append(place)
  }

  private mutating func append(_ place: Place) {
    places.append(place)
    chains[Int(place.chain)].length = place.position + 1
  }

  private mutating func append(_ crossing: Crossing) {
    chains[Int(crossing.chain)].lastCrossing = UInt32(crossings.count)
    crossings.append(crossing)
  }

  /// How many commits there are.
  package var count: Int { commits.count }

  /// The number of a commit; `nil` for one that was not given.
  package func number(of commit: ObjectID) -> Int? { numbers.last(commit.hash) { commits[$0] == commit } }

  /// The length of the longest path from the commit of a number to a root.
  package func generation(at number: Int) -> Int { Int(places[number].generation) }

  /// The length of the longest path from `commit` to a root; `nil` for one that was not given.
  package func generation(_ commit: ObjectID) -> Int? { number(of: commit).map(generation(at:)) }

  /// Whether a commit was given.
  package func contains(_ commit: ObjectID) -> Bool { number(of: commit) != nil }

  /// Whether a commit, in hexadecimal, was given.
  package func contains(_ commit: String) -> Bool { ObjectID(hex: commit).map(contains) ?? false }

  /// Whether `commit` can be reached from `descendant`, a commit in hexadecimal.
  package func isAncestor(_ commit: ObjectID, of descendant: String) -> Bool {
    ObjectID(hex: descendant).map { isAncestor(commit, of: $0) } ?? false
  }

  /// Whether `commit` can be reached from `descendant`. A commit counts as its own ancestor. False for commits that were
  /// not given.
  package func isAncestor(_ commit: ObjectID, of descendant: ObjectID) -> Bool {
    guard let commit = number(of: commit), let descendant = number(of: descendant) else { return false }
    return isAncestor(at: commit, of: descendant)
  }

  /// The same, by the commits' numbers.
  package func isAncestor(at commit: Int, of descendant: Int) -> Bool {
    let (goal, start) = (places[commit], places[descendant])
    if goal.chain == start.chain { return goal.position <= start.position }
    guard goal.generation < start.generation else { return false }
    return search(from: start, downTo: goal.generation) {
      $0.chain == goal.chain && $0.position >= goal.position
    }
  }

  /// Adds the places of the parents in other chains of the commits between two positions of a chain, the last commit
  /// first.
  private func addCrossings(of chain: UInt32, above floor: Int, upTo position: UInt32, to waiting: inout [Place]) {
    var next = chains[Int(chain)].lastCrossing
    while next != Self.none {
      let crossing = crossings[Int(next)]
      guard Int(crossing.position) > floor else { return }
      if crossing.position <= position { waiting.append(places[Int(crossing.parent)]) }
      next = crossing.earlier
    }
  }
}

extension Ancestry {
  /// What was added after the first commits: enough to add it again without their parents.
  package struct Part: Sendable {
    package let commits: [ObjectID]
    package let places: [Place]
    package let crossings: [Crossing]

    package init(commits: [ObjectID], places: [Place], crossings: [Crossing]) {
      self.commits = commits
      self.places = places
      self.crossings = crossings
    }
  }

  /// How much there is of what a part consists of.
  package struct Extent: Sendable, Hashable {
    package var commits = 0
    package var crossings = 0

    package init() {}
  }

  package var extent: Extent {
    var extent = Extent()
    extent.commits = commits.count
    extent.crossings = crossings.count
    return extent
  }

  /// What was added since there was only so much.
  package func part(from start: Extent) -> Part {
    Part(
      commits: Array(commits[start.commits...]), places: Array(places[start.commits...]),
      crossings: Array(crossings[start.crossings...]))
  }

  /// Adds again what was added then. Returns false for a part that does not fit.
  package mutating func append(_ part: Part) -> Bool {
    let count = commits.count + part.commits.count
    guard part.places.count == part.commits.count else { return false }
    places.reserveCapacity(places.count + part.places.count)
    for place in part.places {
      if place.chain == chains.count { chains.append(Chain()) }
      guard place.chain < chains.count, place.position == chains[Int(place.chain)].length else { return false }
      append(place)
    }
    for crossing in part.crossings {
      guard crossing.chain < chains.count, crossing.parent < count,
        crossing.earlier == chains[Int(crossing.chain)].lastCrossing
      else { return false }
      append(crossing)
    }
    commits.take(part.commits)
    numbers.append(contentsOf: part.commits.map(\.hash))
    return true
  }
}

extension Ancestry {
  /// A set of commits to search for below others. The first one of each chain is enough, so the cost does not depend on
  /// their number.
  package struct Marks: Sendable {
    fileprivate var positions: [UInt32: UInt32] = [:]
    fileprivate var generation = UInt32.max

    package init() {}
  }

  /// Adds a commit to `marks`. No effect for a commit that was not given.
  ///
  /// - Returns: whether it is the only one of its chain so far.
  @discardableResult package func add(_ commit: ObjectID, to marks: inout Marks) -> Bool {
    number(of: commit).map { add(at: $0, to: &marks) } ?? false
  }

  /// Adds the commit of a number to `marks`.
  @discardableResult package func add(at number: Int, to marks: inout Marks) -> Bool {
    let place = places[number]
    marks.generation = min(marks.generation, place.generation)
    guard let known = marks.positions[place.chain] else {
      marks.positions[place.chain] = place.position
      return true
    }
    marks.positions[place.chain] = min(known, place.position)
    return false
  }

  /// Whether any commit of `marks` other than `commit` itself can be reached from `commit`.
  package func isAny(of marks: Marks, below commit: ObjectID) -> Bool {
    number(of: commit).map { isAny(of: marks, belowAt: $0) } ?? false
  }

  /// The same, by the commit's number.
  package func isAny(of marks: Marks, belowAt number: Int) -> Bool {
    let start = places[number]
    guard marks.generation < start.generation else { return false }
    if let first = marks.positions[start.chain], first < start.position { return true }
    return search(from: start, downTo: marks.generation) { place in
      let isStart = place.chain == start.chain && place.position == start.position
      return marks.positions[place.chain].map { isStart ? $0 < place.position : $0 <= place.position } ?? false
    }
  }

  /// Visits the latest reachable place of each chain below `start` until `isFound` is true.
  private func search(from start: Place, downTo generation: UInt32, _ isFound: (Place) -> Bool) -> Bool {
    var waiting = [start]
    var seen: [UInt32: Int] = [:]
    while let next = waiting.popLast() {
      guard next.generation >= generation else { continue }
      if isFound(next) { return true }
      let floor = seen[next.chain] ?? -1
      guard Int(next.position) > floor else { continue }
      seen[next.chain] = Int(next.position)
      addCrossings(of: next.chain, above: floor, upTo: next.position, to: &waiting)
    }
    return false
  }
}
