/// Whether a host name is one to the domain name system: labels of at most 63 bytes, in their encoding for it.
enum HostLength {
  private static let longestLabel = 63
  /// What stands for a full stop in a host name.
  private static let otherStops: [Unicode.Scalar] = ["\u{3002}", "\u{FF0E}", "\u{FF61}"]

  static func isValid(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
    host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      guard !label.isEmpty, label.count <= longestLabel else { return false }
      if label.allSatisfy(\.isASCII) { return true }
      let pieces = label.split(omittingEmptySubsequences: false) { otherStops.contains($0) }
      return pieces.reduce(pieces.count - 1) { $0 + encodedLength(Array($1)) } <= longestLabel
    }
  }

  /// The length of a label in Punycode (RFC 3492), with `xn--`.
  private static func encodedLength(_ label: [Unicode.Scalar]) -> Int {
    let basic = label.count { $0.isASCII }
    guard basic < label.count else { return label.count }
    return 4 + basic + (basic > 0 ? 1 : 0) + PunycodeDigits.count(label, basic: basic)
  }
}

/// The digits of the deltas that Punycode writes.
private enum PunycodeDigits {
  private static let base = 36
  private static let smallest = 1
  private static let largest = 26

  static func count(_ label: [Unicode.Scalar], basic: Int) -> Int {
    var digits = 0
    var next = 128
    var delta = 0
    var bias = 72
    var handled = basic
    while handled < label.count {
      let least = label.lazy.map { Int($0.value) }.filter { $0 >= next }.min() ?? next
      delta += (least - next) * (handled + 1)
      next = least
      for scalar in label {
        if scalar.value < next { delta += 1 }
        guard scalar.value == next else { continue }
        digits += length(of: delta, bias: bias)
        bias = adapted(delta, handled: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return digits
  }

  private static func length(of delta: Int, bias: Int) -> Int {
    var rest = delta
    var digits = 1
    var weight = base
    while true {
      let threshold = min(max(weight - bias, smallest), largest)
      guard rest >= threshold else { return digits }
      rest = (rest - threshold) / (base - threshold)
      digits += 1
      weight += base
    }
  }

  private static func adapted(_ delta: Int, handled: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / handled
    var steps = 0
    while delta > ((base - smallest) * largest) / 2 {
      delta /= base - smallest
      steps += base
    }
    return steps + (base - smallest + 1) * delta / (delta + 38)
  }
}
