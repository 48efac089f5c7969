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
    let asked = paths(of: tree.files.list.filter { tree.isReportedOn($0.path) })
    let hashes = Set(asked.map { FoldedPath.hash($0.text) })
    let candidates = paths(of: tree.files.list).filter { hashes.contains(FoldedPath.hash($0.text)) }
    return Dictionary(grouping: candidates) { FoldedPath($0.text) }.values
      .filter { $0.count > 1 }
      .flatMap(findings)
  }

  /// The paths of files and of the folders that they lie in; each folder once where its files stand together.
  private static func paths(of files: [ContentFile]) -> [ExactText] {
    var paths: [ExactText] = []
    var known: Set<ExactText> = []
    var last: Substring = ""
    for file in files {
      paths.append(ExactText(file.path))
      let folder = file.path[..<(file.path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.path.startIndex)]
      guard !folder.utf8.elementsEqual(last.utf8) else { continue }
      last = folder
      paths += FileIndex.folders(above: file.path).map(ExactText.init).filter { known.insert($0).inserted }
    }
    return paths
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
