import Core
import Git
import TestSupport
import Testing

@Suite struct HistoryTests {
  /// A history of merges, also criss-cross ones.
  private func woven(_ count: Int) throws -> (TestRepository, [ObjectID]) {
    let test = try TestRepository()
    let tree = try test.open().createTree([])
    let repository = try test.open()
    var (random, ids) = (Sequence31(seed: 7), [ObjectID]())
    for number in 0..<count {
      var parents: [ObjectID] = []
      for _ in 0..<(number == 0 ? 0 : 1 + random.next() % 3) {
        let parent = ids[max(0, ids.count - 1 - random.next() % 6)]
        if !parents.contains(parent) { parents.append(parent) }
      }
      // Every third clock is wrong.
      let time = 1_793_520_000 + Int64(number) * 60 - (number % 3 == 0 ? 1000 : 0)
      ids.append(
        try repository.createCommit(
          tree: tree, parents: parents, author: try signature(time), committer: try signature(time),
          message: "\(number)\n"))
    }
    return (test, ids)
  }

  @Test func equalsGitLog() throws {
    let (test, ids) = try woven(60)
    let repository = try test.open()
    for (tip, hidden) in [(59, 30), (58, 57), (40, 59), (59, 0)] {
      let expected = lines(try test.git("log", "--date-order", "--format=%H %P", ids[tip].hex, "^" + ids[hidden].hex))
      let history = try repository.history(from: [ids[tip]], excluding: [ids[hidden]])
      #expect(
        history.map { ([$0.id] + $0.parents).map(\.hex).joined(separator: " ") }.sorted()
          == expected.map { $0.trimmed }.sorted())
    }
    let history = try repository.history(from: [ids[59], ids[58]])
    let expected = lines(try test.git("log", "--date-order", "--format=%H", ids[59].hex, ids[58].hex))
    #expect(history.map(\.id.hex) == expected)
    #expect(try repository.history(from: [ids[58], ids[59]], oldestFirst: true).map(\.id.hex) == expected.reversed())
    let first = lines(try test.git("log", "--first-parent", "--format=%H", ids[59].hex))
    #expect(try repository.firstParentHistory(from: ids[59]).map(\.id.hex) == first)
  }

  @Test func ancestryAndMergeBasesEqualGit() throws {
    let (test, ids) = try woven(40)
    let repository = try test.open()
    for left in stride(from: 0, to: 40, by: 5) {
      for right in stride(from: 1, to: 40, by: 4) {
        let bases = lines(try test.git("merge-base", "--all", ids[left].hex, ids[right].hex))
        let base = try #require(try repository.mergeBase(ids[left], ids[right]))
        #expect(bases.contains(base.hex))
        #expect(try repository.mergeBase(ids[right], ids[left]) == base)
        #expect(try repository.isAncestor(ids[left], of: ids[right]) == (bases == [ids[left].hex]))
      }
    }
    let other = try repository.createCommit(
      tree: try repository.createTree([]), parents: [], author: try signature(), committer: try signature(),
      message: "alone\n")
    #expect(try repository.mergeBase(other, ids[39]) == nil)
    #expect(try !repository.isAncestor(other, of: ids[39]))
    #expect(try repository.isAncestor(other, of: other))
  }

  @Test func shallowHistoriesEndWhereTheyWereCut() throws {
    let source = try TestRepository()
    let ids = try (0..<5).map { try source.commit("\($0)") }
    let clone = try TestRepository(cloning: source, "--depth=2")
    let repository = try clone.open()
    #expect(repository.isShallow)
    #expect(try !source.open().isShallow)
    #expect(try repository.history(from: [ids[4]]).map(\.id) == [ids[4], ids[3]])
    #expect(try repository.commit(ids[3]).parents.isEmpty)
    #expect(try repository.firstParentHistory(from: ids[4]).count == 2)
    #expect(try repository.mergeBase(ids[4], ids[3]) == ids[3])
    try clone.git("fetch", "--quiet", "--unshallow")
    #expect(try repository.history(from: [ids[4]]).count == 5)
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
