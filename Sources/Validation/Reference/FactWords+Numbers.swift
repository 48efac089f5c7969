extension FactWords {
  /// `63,206`.
  static func number(_ value: some BinaryInteger) -> String {
    let digits = Array(String(value))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
    return groups.reversed().joined(separator: ",")
  }

  /// `0.8`; whole numbers without a point.
  static func decimal(_ value: Double) -> String {
    if value == value.rounded(), let whole = Int(exactly: value) { return number(whole) }
    return "\((value * 1_000).rounded() / 1_000)"
  }

  /// `5 MB` where that is exact, else `2,000,000 bytes`.
  static func bytes(_ value: Int64) -> String {
    let units: [(Int, String)] = [(30, "GB"), (20, "MB"), (10, "KB")]
    for (shift, name) in units where value > 1 && value & ((1 << shift) - 1) == 0 {
      return "\(number(value >> shift)) \(name)"
    }
    return "\(number(value)) bytes"
  }

  /// `32 to 1,280`, or one end alone if the other is no limit.
  static func range<Bound: Comparable & Numeric>(_ range: ClosedRange<Bound>, _ text: (Bound) -> String) -> String {
    if range.lowerBound <= 1, range.lowerBound == 0 || range.lowerBound == 1 {
      return "up to \(text(range.upperBound))"
    }
    if let upper = range.upperBound as? Int, upper == .max { return "at least \(text(range.lowerBound))" }
    return "\(text(range.lowerBound)) to \(text(range.upperBound))"
  }
}
