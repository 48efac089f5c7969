/// How words of a file are shown inside a finding: on one line, short, and harmless on a terminal.
enum Display {
  private static let maximumLength = 60

  /// The text in double quotes, with anything hidden spelled out.
  static func quoted(_ text: String) -> String { "\"\(shortened(text))\"" }

  /// The text in backticks, as something to be written.
  static func code(_ text: String) -> String { "`\(shortened(text))`" }

  private static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(maximumLength + 1)
    let shown = scalars.prefix(maximumLength).map(visible).joined()
    return scalars.count > maximumLength ? shown + "…" : shown
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    default: HiddenCharacter(scalar) == nil ? String(scalar) : "<\(HiddenCharacter.codePoint(scalar))>"
    }
  }
}
