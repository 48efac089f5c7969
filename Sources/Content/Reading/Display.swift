/// How words of a file are shown inside a finding: on one line, short, and harmless on a terminal.
enum Display {
  private static let maximumLength = 60

  /// The text in double quotes, with anything hidden spelled out.
  static func quoted(_ text: String) -> String { "\"\(shortened(text))\"" }

  /// The text in backticks, as something to be written.
  static func code(_ text: String) -> String { "`\(shortened(text))`" }

  /// A dotted path in words: `media.0.alt` is "`alt` in entry 1 of `media`". People count from one.
  static func place(_ path: String) -> String {
    var (names, place) = ([Substring](), "")
    for step in path.split(separator: ".") {
      guard let number = number(step), !names.isEmpty else {
        names.append(step)
        continue
      }
      place = "entry \(number) of \(code(names.joined(separator: ".")))" + (place.isEmpty ? "" : " in " + place)
      names = []
    }
    if names.isEmpty { return place }
    return code(names.joined(separator: ".")) + (place.isEmpty ? "" : " in " + place)
  }

  /// `1` for `0`.
  private static func number(_ step: Substring) -> Int? {
    step.utf8.count < 6 && step.utf8.allSatisfy(isDigit) ? Int(step).map { $0 + 1 } : nil
  }

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
