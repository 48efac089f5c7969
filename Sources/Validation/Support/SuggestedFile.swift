internal import Diagnostics

/// Finds the file that was meant by a path that does not exist.
enum SuggestedFile {
  /// The path among `paths` of one folder whose name is nearest to that of `path`.
  static func nearest(to path: String, among paths: [String]) -> String? {
    Suggestions.nearest(to: name(of: path), among: paths.map(name)).flatMap { meant in
      paths.first { name(of: $0) == meant }
    }
  }

  private static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}
