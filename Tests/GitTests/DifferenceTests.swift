import Core
import Git
import TestSupport
import Testing

@Suite struct DifferenceTests {
  /// Random changes of random trees give what `git diff-tree -r --raw` gives.
  @Test func equalsDiffTree() throws {
    let test = try TestRepository()
    var random = Sequence31(seed: 2026)
    let names = ["a", "a.b", "a0", "ab", "b", "ä"]
    try test.write("keep.md", "keep")
    var previous = try test.commit("0")
    let repository = try test.open()
    for number in 1...25 {
      for _ in 0..<6 {
        let depth = random.next() % 3
        let path = (0...depth).map { _ in names[random.next() % names.count] }.joined(separator: "/")
        try? test.remove(path)
        if random.next() % 3 > 0 { try? test.write(path, "\(random.next() % 4)") }
      }
      let next = try test.commit("\(number)")
      let expected = try test.git(
        "-c", "core.quotePath=false", "diff-tree", "-r", "--raw", "--no-abbrev", "--no-renames", previous.hex, next.hex)
      let changes = try repository.difference(repository.commit(previous).tree, repository.commit(next).tree).changes
      #expect(changes.map(raw) == lines(expected))
      previous = next
    }
    let all = try test.git(
      "-c", "core.quotePath=false", "diff-tree", "-r", "--raw", "--no-abbrev", "--root", "--no-commit-id",
      "4b825dc642cb6eb9a060e54bf8d69288fbee4904", previous.hex)
    #expect(try repository.difference(nil, repository.commit(previous).tree).changes.map(raw) == lines(all))
  }

  @Test func modesLinksAndSubmodulesAreChanges() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let empty = try repository.createBlob([])
    func tree(_ mode: FileMode) throws -> ObjectID {
      try repository.createTree([TreeEntry(name: [0x61], mode: mode, id: empty)])
    }
    let plain = try tree(.blob)
    for mode in [FileMode.executable, .symlink, .submodule] {
      let changes = try repository.difference(plain, try tree(mode)).changes
      #expect(changes.map(\.new?.mode) == [mode] && changes.map(\.old?.mode) == [.blob])
    }
    #expect(try repository.difference(plain, plain).changes.isEmpty)
  }

  @Test func foldersThatAreNotWantedAreNotRead() throws {
    let test = try TestRepository()
    for path in ["posts/a/b.md", "media/c.md", "d.md"] { try test.write(path, path) }
    let repository = try test.open()
    let tree = try repository.commit(try test.commit("files")).tree
    var asked: [String] = []
    let changes = try repository.difference(nil, tree) { folder in
      asked.append(String(decoding: folder.path, as: UTF8.self))
      return folder.path.starts(with: "posts".utf8)
    }.changes
    #expect(changes.map { String(decoding: $0.path, as: UTF8.self) } == ["d.md", "posts/a/b.md"])
    #expect(asked == ["media", "posts", "posts/a"])
  }

  /// A line of `git diff-tree --raw`.
  private func raw(_ change: TreeChange) -> String {
    func mode(_ entry: TreeEntry?) -> String {
      let digits = String(entry?.mode.number ?? 0, radix: 8)
      return String(repeating: "0", count: 6 - digits.count) + digits
    }
    let letter = change.old == nil ? "A" : change.new == nil ? "D" : "M"
    let ids = "\((change.old?.id ?? .zero).hex) \((change.new?.id ?? .zero).hex)"
    return ":\(mode(change.old)) \(mode(change.new)) \(ids) \(letter)\t\(String(decoding: change.path, as: UTF8.self))"
  }
}

/// Numbers that look random and are the same in every run.
struct Sequence31 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33)
  }
}
