import Checks
import TestSupport
import Testing

@testable import ContentRepository

/// Files and folders typed on a command line, and the files that they mean.
@Suite struct CheckScopeTests {
  private static let parts = ["a", "b", "posts", "a.md", "posts-x", "ä", "a\u{308}", "A", ".", ""]

  private static func path(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in parts.randomElement(using: &random) ?? "a" }
      .joined(separator: "/")
  }

  @Test func `a path was given, or lies in a folder that was`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let typed = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.path(&random) }
      let paths = Set((0..<12).map { _ in Self.path(&random) }.filter { !$0.isEmpty })
      var files = FileCollector()
      for path in paths { files.append(path, .regular) }
      let (scope, index) = (CheckScope(paths: typed, changed: nil), FileIndex(files.files))
      let plain = typed.map { $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") }
      let expected = index.list.filter { file in
        plain.isEmpty || plain.contains { $0.isEmpty || file.path == $0 || file.path.hasPrefix($0 + "/") }
      }
      #expect(index.list.filter { scope.contains($0.path) }.map(\.place) == expected.map(\.place), "\(typed)")
      #expect(scope.files(of: index).map(\.place) == expected.map(\.place), "\(typed)")
    }
  }

  /// Swift's strings would take `/` and a mark that follows it for one letter.
  @Test func `a post is one by the bytes of its path`() {
    #expect(ContentFile.isPost("posts/\u{301}x.md"))
    #expect(!ContentFile.isPost("posts.md"))
    #expect(!ContentFile.isPost("posts/x.md/"))
  }
}
