import Foundation
import Testing

@testable import Checks

@Suite struct RuleReferenceTests {
  /// The document in the package, which the generated text must equal byte for byte.
  private var document: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/rules.md")
  }

  @Test func `the committed reference is what the rules say`() throws {
    let generated = RuleReference.markdown(RuleRegistry.descriptions)
    if ProcessInfo.processInfo.environment["STET_UPDATE_GOLDEN"] == "1" {
      try Data(generated.utf8).write(to: document)
    }
    let committed = try String(contentsOf: document, encoding: .utf8)
    #expect(committed.utf8.elementsEqual(generated.utf8), "run the tests with STET_UPDATE_GOLDEN=1")
  }

  @Test func `nothing hidden stands in the document`() {
    let generated = RuleReference.markdown(RuleRegistry.descriptions)
    #expect(!generated.unicodeScalars.contains { HiddenScalar.isHidden($0) && $0 != "\n" })
  }
}
