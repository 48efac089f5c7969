import Checks
import TestSupport
import Testing

@testable import ContentRepository

/// Names typed on a command line, and the paths that they mean.
@Suite struct NamedPathsTests {
  private static let parts = ["a", "b", "posts", "a.md", "posts-x", "ä", "a\u{308}", "A", ".", ""]

  private static func path(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in parts.randomElement(using: &random) ?? "a" }
      .joined(separator: "/")
  }

  private static func contains(_ names: NamedPaths, _ path: String) -> Bool {
    Array(path.utf8).withUnsafeBytes(names.contains)
  }

  @Test func `a path is named, or lies in a folder that is`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let typed = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.path(&random) }
      let paths = Set((0..<12).map { _ in Self.path(&random) }.filter { !$0.isEmpty })
      var files = FileCollector()
      for path in paths { files.append(path, .regular) }
      let (names, list) = (NamedPaths(typed), files.files)
      let plain = typed.map { $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") }
      let expected = list.map(\.path).map { path in
        plain.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
      }
      #expect(list.map { Self.contains(names, $0.path) } == expected, "\(typed)")
      #expect(names.places(in: list) == list.indices.filter { expected[$0] }, "\(typed)")
      #expect(names.isEmpty == typed.isEmpty)
    }
  }

  @Test func `posts alone`() {
    #expect(NamedPaths(["posts/a.md", "./posts//ä/b.md"]).areAllPosts)
    for other in [[], [""], ["."], ["posts"], ["posts/a.md", "media/a.png"], ["posts/a.md", "posts/b"]] {
      #expect(!NamedPaths(other).areAllPosts, "\(other)")
    }
  }

  /// Swift's strings would take `/` and a mark that follows it for one letter.
  @Test func `a post is one by the bytes of its path`() {
    #expect(ContentFile.isPost("posts/\u{301}x.md"))
    #expect(!ContentFile.isPost("posts.md"))
    #expect(!ContentFile.isPost("posts/x.md/"))
  }
}
