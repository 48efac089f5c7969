import Core
import Foundation
import TestSupport
import Testing

@testable import ContentRepository

/// A check of some files finds what a check of all finds in them, for any cached results of the others.
@Suite struct ScopedCheckTests {
  private static let texts = [
    "Im Hof ist Markt.", "IM HOF IST MARKT!", "Das Tor öffnet am Dienstag.",
    "Am Samstag reparieren wir im Hinterhof alte Lampen, Toaster und Räder. Kaffee und Kuchen gibt es auch.",
    "Am Samstag reparieren wir im Hinterhof alte Lampen, Toaster und Räder. Kaffee und Kuchen gibt es auch, bitte.",
  ]
  private static let folders = ["posts/", "posts/a/", "posts/A/", "posts/b.c/"]

  /// A repository under random changes.
  private struct Garden {
    let fixture: Fixture
    var random: Numbers

    init(seed: UInt64) throws {
      fixture = try Fixture()
      random = Numbers(seed: seed)
      try fixture.repository.write("media/1.png", "1")
      for _ in 0..<12 { try plant() }
      try fixture.repository.commit("garden")
    }

    private mutating func path() -> String { random.one(of: folders) + random.one(of: ["p", "P", "q", "r"]) + ".md" }

    private var posts: [String] {
      let all = FileManager.default.enumerator(atPath: fixture.repository.path + "/posts")?.compactMap { $0 as? String }
      return (all ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "posts/" + $0 }
    }

    /// A new post or another text, often with an id that another has, often with a picture.
    mutating func plant() throws {
      let media = random.next(4) == 0 ? "media: [{ file: media/\(random.next(3)).png, alt: A }]" : ""
      let text = random.next(8) == 0 ? "no front matter" : nil
      try fixture.repository.write(
        path(), text ?? Fixture.post("id-\(random.next(12))", text: random.one(of: texts), more: media))
    }

    mutating func change() throws {
      switch random.next(5) {
      case 0: if let post = random.any(of: posts) { try fixture.repository.remove(post) }
      case 1: if let post = random.any(of: posts) { try move(post) }
      case 2: try fixture.repository.write("media/\(random.next(3)).png", "\(random.next(9))")
      default: try plant()
      }
    }

    private mutating func move(_ post: String) throws {
      let bytes = try Data(contentsOf: URL(filePath: fixture.repository.path + "/" + post))
      try fixture.repository.remove(post)
      try fixture.repository.write(path(), bytes: Array(bytes))
    }

    /// A check, with or without the cache, of the index or the work tree.
    func check(
      _ tree: CheckedTree = .current, paths: [String] = [], base: String? = nil, keeps: Bool
    ) throws
      -> CheckResult
    {
      var request = CheckRequest(paths: paths, base: base, usesStore: keeps, workers: 2)
      request.storeThreshold = 1
      return try Checker(repository: fixture.open(), tree: tree).check(request)
    }
  }

  @Test(arguments: 1...8) func findsWhatACheckOfAllFinds(seed: UInt64) throws {
    var garden = try Garden(seed: seed)
    for _ in 0..<3 {
      if garden.random.next(3) > 0 { _ = try garden.check(keeps: true) }
      for _ in 0...garden.random.next(4) { try garden.change() }
      try expectTheSame(.current, garden)
      try garden.fixture.repository.git("add", "--all")
      try expectTheSame(.staged, garden)
      try garden.fixture.repository.commit("more")
    }
  }

  private func expectTheSame(_ tree: CheckedTree, _ garden: Garden) throws {
    let all = try garden.check(keeps: false)
    #expect(all.findings.contains { $0.rule.hasPrefix("duplicate-") })
    for keeps in [true, false, true] {
      let some = try garden.check(tree, base: "HEAD", keeps: keeps)
      let asked = Set(some.paths)
      // Only this check knows the base revision; only the other one has findings in files that are no posts.
      #expect(
        some.findings.filter { asked.contains($0.path) && $0.rule != "id-changed" }
          == all.findings.filter { asked.contains($0.path) })
      for path in ["posts/a", "posts/b.c/q.md", all.paths.first ?? "posts"] {
        let named = try garden.check(paths: [path], keeps: keeps)
        #expect(named.findings == all.findings.filter { $0.path == path || $0.path.hasPrefix(path + "/") })
      }
    }
    #expect(
      try garden.check(tree, base: "HEAD", keeps: true).findings
        == garden.check(tree, base: "HEAD", keeps: false).findings)
  }
}

/// Numbers that look random, and are the same in every run.
private struct Numbers {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A number from 0 to below `limit`.
  mutating func next(_ limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &generator)
  }

  mutating func one(of texts: [String]) -> String { texts[next(texts.count)] }

  mutating func any(of texts: [String]) -> String? { texts.isEmpty ? nil : one(of: texts) }
}
