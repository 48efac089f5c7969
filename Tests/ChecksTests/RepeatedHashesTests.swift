import Core
import Testing
@testable import Checks

@Suite struct RepeatedHashesTests {
  /// Finds each hash that occurs twice, and few that occur once.
  @Test(arguments: [0, 1, 2, 10, 1_000, 50_000]) func allThatAreRepeatedAreFound(count: Int) {
    let once = (0..<count).map { StableHash.of("post-\($0)") }
    let repeated = once.enumerated().filter { $0.offset % 10 == 3 }.map(\.element)
    let hashes = RepeatedHashes(once + repeated)
    #expect(repeated.allSatisfy(hashes.contains))
    #expect(once.count(where: hashes.contains) - repeated.count <= count / 5)
  }
}
