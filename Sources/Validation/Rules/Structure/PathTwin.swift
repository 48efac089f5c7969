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
    let folders = folders(of: tree.files.list)
    let files = tree.files.list.map { FoldedPath.hash($0.path) }
    let repeated = RepeatedHashes(files + folders.map(FoldedPath.hash))
    let candidates =
      files.indices.filter { repeated.contains(files[$0]) }.map { tree.files.list[$0].path }
      + folders.filter { repeated.contains(FoldedPath.hash($0)) }
    return Dictionary(grouping: candidates.map(ExactText.init)) { FoldedPath($0.text) }.values
      .filter { $0.count > 1 }
      .flatMap(findings)
  }

  /// The folders that files lie in, and those above them.
  private static func folders(of files: [ContentFile]) -> [String] {
    var known: Set<ExactText> = []
    var last: [UInt8] = []
    for file in files where !FileIndex.lies(file.path, in: last) {
      last = Array(FileIndex.folder(of: file.path).utf8)
      known.formUnion(FileIndex.folders(above: file.path).map(ExactText.init))
    }
    return known.map(\.text)
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
