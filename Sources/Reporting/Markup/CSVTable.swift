/// A table by RFC 4180 that spreadsheets may open.
struct CSVTable {
  let columns: [String]
  let rows: [[String]]

  /// The table; every record ends with CR and LF.
  var text: String {
    ([columns] + rows).map { $0.map(CSVTable.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// One field. What a spreadsheet would take for a formula gets an apostrophe before it.
  static func field(_ text: String) -> String {
    let harmless = startsFormula(text) ? "'" + text : text
    guard harmless.utf8.contains(where: { special.contains($0) }) || harmless != harmless.trimmedOfSpaces else {
      return harmless
    }
    return "\"" + harmless.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func startsFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  private static let special = Set("\",\r\n;".utf8)
}

extension String {
  fileprivate var trimmedOfSpaces: String {
    let inner = drop(while: \.isWhitespace)
    return String(String(inner.reversed()).drop(while: \.isWhitespace).reversed())
  }
}
