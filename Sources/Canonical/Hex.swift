/// The sixteen digits.
private let digits = Array("0123456789abcdef".utf8)

/// Bytes as lower-case hexadecimal digits, two each.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 0x0F)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes that pairs of lower-case hexadecimal digits stand for.
///
/// - Parameter digits: an even number of digits, as ``isLowercaseHex(_:count:)`` has them.
func bytes(ofHex digits: some Collection<UInt8>) -> [UInt8] {
  func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
  var bytes: [UInt8] = []
  var high: UInt8?
  for digit in digits {
    if let first = high { bytes.append(first << 4 | value(digit)) }
    high = high == nil ? value(digit) : nil
  }
  return bytes
}

/// Whether `text` is `count` lower-case hexadecimal digits.
package func isLowercaseHex(_ text: some StringProtocol, count: Int) -> Bool {
  text.utf8.count == count
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}
