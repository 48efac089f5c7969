/// A table of GitHub's Markdown. Its cells are escaped already.
struct MarkdownTable {
  let columns: [String]
  let rows: [[String]]

  /// The table, with a line break at its end.
  var text: String {
    ([columns, columns.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }
}
