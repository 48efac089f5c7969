/// Numbers as findings show them: the same on every machine, regardless of its locale.
enum Amount {
  /// `5.3 MiB of 5 MiB`: both in the unit in which the limit is round. A value beyond the limit is never rounded to the
  /// limit.
  static func size(_ size: Int64, of limit: Int64, isTooSmall: Bool = false) -> (size: String, limit: String) {
    let unit = units.first { limit >= $0.bytes && limit % $0.bytes == 0 } ?? (1, "bytes")
    // A pointer may claim any size: this keeps the number from overflowing.
    let exact = Double(min(size, 1 << 55)) / Double(unit.bytes) * 10
    let tenths = Int64(exact.rounded(isTooSmall ? .down : .up))
    return ("\(decimal(tenths)) \(unit.name)", "\(limit / unit.bytes) \(unit.name)")
  }

  /// A number with at most one digit after the point.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    return decimal(Int64((value * 10).rounded()))
  }

  /// The same with what is counted: `1 second`, `2.5 seconds`.
  static func short(_ value: Double, _ plural: String) -> String {
    let number = short(value)
    return "\(number) \(number == "1" && plural.hasSuffix("s") ? String(plural.dropLast()) : plural)"
  }

  /// Width divided by height: `1.91:1`.
  static func ratio(_ value: Double) -> String {
    let hundredths = Int64((min(value, 1e9) * 100).rounded())
    let rest = hundredths % 100
    let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(hundredths / 100)\(digits):1"
  }

  /// `3 pictures`, `1 picture`: `plural` ends with the letter that one of them does not have.
  static func count(_ count: Int, _ plural: String) -> String {
    "\(count) \(count == 1 && plural.hasSuffix("s") ? String(plural.dropLast()) : plural)"
  }

  private static func decimal(_ tenths: Int64) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static let units: [(bytes: Int64, name: String)] = [
    (1 << 30, "GiB"), (1_000_000_000, "GB"), (1 << 20, "MiB"), (1_000_000, "MB"), (1 << 10, "KiB"), (1_000, "kB"),
  ]
}
