import Foundation
import SocialText
import Testing

/// The example in the README's section about this library.
@Suite struct ReadmeExampleTests {
  @Test func theExampleCountsAsTheReadmeSays() {
    let text = "Open day on Saturday: https://example.org/open-day #OpenDay"
    let count = TextCounter.count(text, on: .mastodon)
    let verdict = TextVerdict(text, count, on: .mastodon)
    let scalars = Array(text.unicodeScalars)
    let links = count.urls.map { String(String.UnicodeScalarView(scalars[$0])) }

    #expect(verdict.isValid)
    #expect(verdict.length == 54...54)
    #expect(verdict.limit == 500)
    #expect(links == ["https://example.org/open-day"])
    #expect(Network.mastodon.textLimits.map(\.value.maximum) == [500])
  }

  /// Each line of the README's example is a line of the test above.
  @Test func theReadmeHasTheSameLines() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let example = try #require(readme.firstMatch(of: #/```swift\nimport SocialText\n\n([^`]*)```/#)).1
    let own = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let lines = example.split(separator: "\n")
    #expect(lines.count == 5)
    for line in lines { #expect(own.contains("\n    \(line)\n"), "\(line)") }
  }
}
