import Foundation

/// The package's own sources, as text.
struct SourceTree {
  /// One Swift file.
  struct File {
    let target: String
    let name: String
    let lines: [Substring]
  }

  /// The package's root, found from where this file was compiled.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let files: [File]

  init() throws {
    let sources = SourceTree.root.appendingPathComponent("Sources").resolvingSymlinksInPath()
    let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    files = try (all?.allObjects as? [URL] ?? [])
      .filter { $0.pathExtension == "swift" }
      .map { url in
        let path = url.resolvingSymlinksInPath().path.dropFirst(sources.path.count + 1)
        let text = try String(contentsOf: url, encoding: .utf8)
        return File(
          target: String(path.prefix { $0 != "/" }), name: String(path),
          lines: text.split(separator: "\n", omittingEmptySubsequences: false))
      }
      .sorted { $0.name < $1.name }
  }
}

extension SourceTree.File {
  /// The modules that the file imports, with the line's access level.
  var imports: [(module: String, line: String)] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          ["internal", "package", "private", "fileprivate", "@preconcurrency"].contains($0)
        })
      else { return nil }
      return (words.last.map { String($0.prefix { $0 != "." }) } ?? "", String(line))
    }
  }

  /// The lines that are code: neither comment nor blank.
  var code: [Substring] {
    lines.filter { line in
      let text = line.drop { $0 == " " }
      return !text.isEmpty && !text.hasPrefix("//")
    }
  }
}
