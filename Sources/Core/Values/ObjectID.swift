/// The SHA-1 name of a git object.
///
/// Three integers, big-endian, so that comparing and hashing need no allocation: a history of
/// 100,000 commits holds several hundred thousand of these. The order is that of the bytes, hence of the hexadecimal.
package struct ObjectID: Hashable, Sendable {
  /// How many bytes an id has.
  package static let byteCount = 20

  /// Bytes 1 to 8, the first one highest.
  package let high: UInt64
  /// Bytes 9 to 16.
  package let middle: UInt64
  /// The last four.
  package let low: UInt32

  /// The id of no object: git's word for "absent".
  package static let zero = ObjectID(high: 0, middle: 0, low: 0)
  /// The id of the tree without entries, which every repository has.
  package static let emptyTree = ObjectID(high: 0x4b82_5dc6_42cb_6eb9, middle: 0xa060_e54b_f8d6_9288, low: 0xfbee_4904)

  package init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// The id that 20 raw bytes stand for; `nil` where there are more or fewer.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(bytes, at: 0)
  }

  /// The id whose 20 raw bytes begin at `offset`; `nil` where there are fewer.
  package init?(_ bytes: [UInt8], at offset: Int) {
    guard let id = bytes.withUnsafeBytes({ ObjectID($0, at: offset) }) else { return nil }
    self = id
  }

  package init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    guard offset >= 0, bytes.count - offset >= Self.byteCount else { return nil }
    self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
      middle: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)),
      low: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self)))
  }

  /// Reads 40 hexadecimal digits of either case; `nil` where the text is anything else.
  package init?(hex: String) {
    var hex = hex
    guard let id = hex.withUTF8({ ObjectID(hexDigits: $0) }) else { return nil }
    self = id
  }

  /// Reads 40 hexadecimal digits given as ASCII bytes. Not generic: other modules would run it unspecialized, thirty
  /// times as slowly, and a history has one for each commit.
  package init?(hexDigits: ArraySlice<UInt8>) {
    guard let id = hexDigits.withUnsafeBufferPointer({ ObjectID(hexDigits: $0) }) else { return nil }
    self = id
  }

  private init?(hexDigits: UnsafeBufferPointer<UInt8>) {
    guard hexDigits.count == 2 * Self.byteCount else { return nil }
    var (high, middle, low): (UInt64, UInt64, UInt32) = (0, 0, 0)
    for index in hexDigits.indices {
      guard let value = hexValue(hexDigits[index]) else { return nil }
      switch index {
      case ..<16: high = high << 4 | UInt64(value)
      case ..<32: middle = middle << 4 | UInt64(value)
      default: low = low << 4 | UInt32(value)
      }
    }
    self.init(high: high, middle: middle, low: low)
  }

  /// A number that depends on all of the id, for finding it: also ids that only differ at their ends are spread evenly.
  package var hash: UInt64 {
    let mixed = (high ^ middle &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(low)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 32
  }

  /// The 20 raw bytes.
  package var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      store(into: UnsafeMutableRawBufferPointer(buffer))
      count = Self.byteCount
    }
  }

  /// Writes the 20 raw bytes to the start of `buffer`.
  package func store(into buffer: UnsafeMutableRawBufferPointer) {
    buffer.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
    buffer.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
    buffer.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
  }

  /// The 40 lower-case hexadecimal digits.
  package var hex: String {
    String(unsafeUninitializedCapacity: 2 * Self.byteCount) { digits in
      withUnsafeTemporaryAllocation(byteCount: Self.byteCount, alignment: 8) { bytes in
        store(into: bytes)
        for (index, byte) in bytes.enumerated() {
          digits[2 * index] = hexDigit(byte >> 4)
          digits[2 * index + 1] = hexDigit(byte & 0x0F)
        }
      }
      return 2 * Self.byteCount
    }
  }
}

extension ObjectID: Comparable {
  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }
}

extension ObjectID: CustomStringConvertible {
  package var description: String { hex }
}

/// The lower-case digit of a value below 16.
private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// The value of one hexadecimal digit, given as ASCII.
private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  default: nil
  }
}
