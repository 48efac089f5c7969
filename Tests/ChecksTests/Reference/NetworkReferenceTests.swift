import Core
import Foundation
import Testing

@testable import Checks
@testable import SocialText

@Suite struct NetworkReferenceTests {
  private var document: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/networks.md")
  }

  @Test func `the committed reference is what the facts say`() throws {
    let generated = NetworkReference.markdown()
    if ProcessInfo.processInfo.environment["STET_UPDATE_GOLDEN"] == "1" {
      try Data(generated.utf8).write(to: document)
    }
    let committed = try String(contentsOf: document, encoding: .utf8)
    #expect(committed.utf8.elementsEqual(generated.utf8), "run the tests with STET_UPDATE_GOLDEN=1")
  }

  /// A fact without a row would be missing from the reference.
  @Test(arguments: Network.allCases)
  func `every fact has a row`(network: Network) {
    let rows = NetworkFactRows.rows(of: network.facts)
    #expect(rows.count == FactCounter.count(network.facts))
    #expect(rows.allSatisfy { $0.count == 5 && !$0.contains(where: \.isEmpty) })
  }

  @Test func `numbers and sizes are written for people`() {
    #expect(FactWords.number(63_206) == "63,206")
    #expect(FactWords.bytes(5 << 20) == "5 MB")
    #expect(FactWords.bytes(2_000_000) == "2,000,000 bytes")
    #expect(FactWords.decimal(1.91) == "1.91")
    #expect(FactWords.range(320...Int.max, FactWords.number) == "at least 320")
    #expect(FactWords.range(0...60.0, FactWords.decimal) == "up to 60")
  }
}

/// Counts the facts in a value, at any depth.
private enum FactCounter {
  static func count(_ value: Any) -> Int {
    let mirror = Mirror(reflecting: value)
    if String(describing: type(of: value)).hasPrefix("Fact<") { return 1 }
    return mirror.children.reduce(0) { $0 + count($1.value) }
  }
}
