/// How words of the content are shown inside a finding: on one line, short, and harmless on a terminal.
package enum Shown {
  private static let maximumLength = 80

  /// The text in double quotes.
  package static func quoted(_ text: String) -> String { "\"\(plain(text))\"" }

  /// The text in backticks, as something to be written.
  package static func code(_ text: String) -> String { "`\(plain(text))`" }

  /// The text with anything hidden spelled out (`<U+202E>`), cut where it is long.
  package static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(maximumLength + 1)
    let shown = scalars.prefix(maximumLength).map(visible).joined()
    return scalars.count > maximumLength ? shown + "…" : shown
  }

  /// The whole text with everything beyond ASCII spelled out: `Sta<U+0308>nde`.
  package static func spelled(_ text: String) -> String {
    text.unicodeScalars.map { $0.isASCII ? visible($0) : "<\(HiddenScalar.codePoint($0))>" }.joined()
  }

  /// A few of the names, and how many more there are.
  package static func list(_ names: [String], most: Int = 10) -> String {
    let shown = names.prefix(most).map(plain).joined(separator: ", ")
    return names.count > most ? shown + " and \(names.count - most) more" : shown
  }

  /// A scalar, spelled out if it is invisible.
  package static func visible(_ scalar: Unicode.Scalar) -> String {
    HiddenScalar.isHidden(scalar) ? "<\(HiddenScalar.codePoint(scalar))>" : String(scalar)
  }
}

/// Invisible characters, which can make a name look like another one.
package enum HiddenScalar {
  /// Whether `scalar` is a control character, a direction override, a line separator, or none that text may have.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint || scalar == "\u{FEFF}"
    }
  }

  /// `U+202E`.
  package static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
