/// Reads the fields of OpenSSH's binary formats (RFC 4251, section 5), each of them in its only form.
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next bytes; `nil` if there are fewer.
  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func number() -> UInt32? { bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) } }

  /// A string: its length, and that many bytes.
  mutating func string() -> [UInt8]? { number().flatMap { bytes(Int($0)) } }

  /// A positive integer (`mpint`) of at most `limit` bytes, most significant byte first and without leading zeros;
  /// `nil` for zero, a negative one, and one that is written with more bytes than it needs.
  mutating func integer(limit: Int) -> [UInt8]? {
    guard let written = string(), let first = written.first, first < 0x80 else { return nil }
    let digits = first == 0 ? Array(written.dropFirst()) : written
    guard let leading = digits.first, first != 0 || leading >= 0x80, digits.count <= limit else { return nil }
    return digits
  }
}

extension [UInt8] {
  /// A string of OpenSSH's binary formats.
  static func sshString(_ bytes: some Collection<UInt8>) -> [UInt8] { sshNumber(UInt32(bytes.count)) + bytes }

  static func sshNumber(_ number: UInt32) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }
}

/// Base64 (RFC 4648, section 4) without line ends.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  /// By character: what it stands for; 64 where it has no value.
  private static let values: [UInt8] = alphabet.enumerated().reduce(into: [UInt8](repeating: 64, count: 256)) {
    $0[Int($1.element)] = UInt8($1.offset)
  }

  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text stands for; `nil` unless it is exactly what `encode` makes of them.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? { decode(Array(text)) }

  private static func decode(_ text: [UInt8]) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    let padded = text.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var (bits, count) = (UInt32(0), UInt32(0))
    for character in text.dropLast(padded) {
      let value = values[Int(character)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    // Bits that belong to no byte are zero, so that no two texts stand for the same bytes.
    return bits & (1 << count - 1) == 0 ? bytes : nil
  }
}
