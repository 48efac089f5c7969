/// The sixteen digits.
private let digits = Array("0123456789abcdef".utf8)

/// Bytes as lower-case hexadecimal digits, two each.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }, as: UTF8.self)
}

/// Whether `text` is `count` lower-case hexadecimal digits.
package func isLowercaseHex(_ text: some StringProtocol, count: Int) -> Bool {
  text.utf8.count == count
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}
