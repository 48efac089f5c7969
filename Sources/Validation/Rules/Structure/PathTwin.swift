internal import Content
internal import Diagnostics

/// No two paths are the same file to some computers.
enum PathTwin: TreeRule {
  static let description = RuleDescription(
    id: "path-twin",
    summary: "No two paths differ only in upper and lower case or in how letters are composed",
    explanation: "macOS and Windows keep only one of the two, and lose the other at checkout. Rename one of them.",
    invalid: """
      ==> posts/Advent.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      ==> posts/advent.md <==
      ---
      id: advent-2
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Der Markt öffnet.
      """,
    valid: """
      ==> posts/advent.md <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      ==> posts/advent-2.md <==
      ---
      id: advent-2
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Der Markt öffnet.
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    let files = tree.files.list
    let fileHashes = files.map { $0.withPath(FoldedPath.hash) }
    let folders = folders(of: files).map { (path: $0, hash: $0.withUnsafeBytes(FoldedPath.hash)) }
    let repeated = RepeatedHashes(fileHashes + folders.map(\.hash))
    let candidates =
      files.indices.filter { repeated.contains(fileHashes[$0]) }.map { files[$0].path }
      + folders.filter { repeated.contains($0.hash) }.map { String(decoding: $0.path, as: UTF8.self) }
    return Dictionary(grouping: candidates.map(ExactText.init)) { FoldedPath($0.text) }.values
      .filter { $0.count > 1 }
      .flatMap(findings)
  }

  /// The folders that files lie in, and those above them.
  private static func folders(of files: ContentFiles) -> Set<[UInt8]> {
    var known: Set<[UInt8]> = []
    var last: [UInt8] = []
    for file in files {
      file.withPath { path in
        let folder = UnsafeRawBufferPointer(rebasing: path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
        guard folder.count != last.count || !last.withUnsafeBytes(folder.begins) else { return }
        let folders = path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { Array(path[..<$0]) }
        known.formUnion(folders)
        last = folders.last ?? []
      }
    }
    return known
  }

  /// One finding for each path, naming the first of the others.
  private static func findings(of twins: [ExactText]) -> [Finding] {
    let sorted = twins.sorted()
    return sorted.map { path in
      let other = path == sorted[0] ? sorted[1] : sorted[0]
      // What differs only in how letters such as `ä` are composed looks the same until it is spelled out.
      let looksSame = path.text == other.text
      let names = [path, other].map { "\"\(looksSame ? Shown.spelled($0.text) : Shown.plain($0.text))\"" }
      return finding(aboutFile: path.text, "\(names[0]) and \(names[1]) are one path to some computers")
    }
  }
}
