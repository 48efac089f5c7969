/// Durations as people write them: `90s`, `5m`, `2h`, `1d`, `1w`.
package enum DurationText {
  /// How the form is described to people.
  package static let rule = "a number and `s`, `m`, `h`, `d` or `w`, such as `2h`"

  /// The seconds that `text` says; `nil` where it is not of the form or longer than ten years.
  package static func seconds(_ text: String) -> Int64? {
    guard let unit = text.unicodeScalars.last, let factor = factors[unit] else { return nil }
    let digits = text.unicodeScalars.dropLast()
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ ("0"..."9").contains($0) }),
      let number = Int64(String(digits)), number * factor <= 3_660 * 86_400
    else { return nil }
    return number * factor
  }

  /// The shortest such text for a number of seconds: `2h`, `90m`.
  package static func text(_ seconds: Int64) -> String {
    let units: [(Int64, String)] = [(604_800, "w"), (86_400, "d"), (3_600, "h"), (60, "m")]
    for (factor, unit) in units where seconds >= factor && seconds % factor == 0 { return "\(seconds / factor)\(unit)" }
    return "\(seconds)s"
  }

  private static let factors: [Unicode.Scalar: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
}
