import Core
import TestSupport
import Testing

/// An ancestry can be kept in parts, and put together again.
@Suite struct AncestryTests {
  /// A history with branches and merges, no commit before its parents.
  private static func history(
    _ count: Int, _ random: inout SeededGenerator
  ) -> [(id: ObjectID, parents: [ObjectID])] {
    var commits: [(id: ObjectID, parents: [ObjectID])] = []
    for number in 0..<count {
      let id = ObjectID(high: UInt64(number), middle: 0, low: 0)
      let recent = commits.suffix(6).map(\.id)
      let count = number == 0 ? 0 : [1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
      commits.append((id, Array(Set((0..<count).compactMap { _ in recent.randomElement(using: &random) })).sorted()))
    }
    return commits
  }

  @Test(arguments: 0..<8) func partsMakeTheWhole(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let commits = Self.history(60, &random)
    let whole = Ancestry(commits)
    var (growing, copy) = (Ancestry([]), Ancestry([]))
    var extent = Ancestry.Extent()
    for commit in commits {
      growing.add(commit.id, parents: commit.parents)
      guard Int.random(in: 0..<5, using: &random) == 0 else { continue }
      let fits = copy.append(growing.part(from: extent))
      #expect(fits)
      extent = growing.extent
    }
    // The rest by its parents.
    for commit in commits.dropFirst(copy.count) { copy.add(commit.id, parents: commit.parents) }
    #expect(copy.commits == whole.commits)
    for (number, left) in commits.enumerated() {
      #expect(copy.generation(left.id) == whole.generation(left.id))
      #expect(copy.number(of: left.id) == number)
      for (other, right) in commits.enumerated() {
        #expect(copy.isAncestor(left.id, of: right.id) == whole.isAncestor(left.id, of: right.id))
        #expect(copy.isAncestor(at: number, of: other) == whole.isAncestor(left.id, of: right.id))
      }
    }
  }

  /// A part goes only where it was taken from.
  @Test func aPartThatDoesNotFitIsRefused() {
    var random = SeededGenerator(seed: 3)
    let commits = Self.history(40, &random)
    var start = Ancestry(commits.prefix(20))
    let extent = start.extent
    let whole = Ancestry(commits)
    var other = Ancestry(commits.prefix(19))
    let (fits, otherFits) = (start.append(whole.part(from: extent)), other.append(whole.part(from: extent)))
    #expect(fits && !otherFits)
  }
}

/// Places are found by their keys, however these are spread.
@Suite struct PlaceIndexTests {
  @Test(arguments: [1, 7, 1 << 40]) func allPlacesOfAKeyAreFound(spread: UInt64) {
    var random = SeededGenerator(seed: spread)
    var (index, keys) = (PlaceIndex(), [UInt64]())
    for _ in 0..<20 {
      let count = Int.random(in: 0..<40, using: &random)
      let more = (0..<count).map { _ in UInt64.random(in: 0..<50, using: &random) * spread }
      if Bool.random(using: &random) {
        index.append(contentsOf: more)
      } else {
        for key in more { index.append(key) }
      }
      keys += more
    }
    #expect(index.count == keys.count)
    for key in 0..<60 {
      let places = keys.indices.filter { keys[$0] == UInt64(key) * spread }
      #expect(index.places(UInt64(key) * spread) == places)
      #expect(index.last(UInt64(key) * spread) { _ in true } == places.last)
    }
    #expect(PlaceIndex().places(1).isEmpty)
  }
}
