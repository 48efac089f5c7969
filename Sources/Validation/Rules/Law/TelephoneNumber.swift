/// A telephone number: `+49 40 123456`, `040 / 12 34 56`, `0171-1234567`.
struct TelephoneNumber {
  let end: Int
  /// Whether it is a German mobile number, which usually belongs to one person.
  let isMobile: Bool

  /// `nil` if the number that begins at `start` has another form, or is a public service number.
  ///
  /// - Parameter isNamed: whether a word such as `Telefon` stands before it.
  init?(_ bytes: [UInt8], from start: Int, isNamed: Bool) {
    let groups = Groups(bytes, from: start)
    guard !Self.isPartOfMore(bytes, groups.end) else { return nil }
    end = groups.end
    let national: [UInt8]
    if bytes[start] == UInt8(ascii: "+") || groups.digits.starts(with: "00".utf8) {
      let digits = groups.digits.drop { $0 == UInt8(ascii: "0") }
      guard (9...15).contains(digits.count), groups.digits.count - digits.count <= 2 else { return nil }
      national = digits.starts(with: "49".utf8) ? digits.dropFirst(2).drop { $0 == 0x30 }.map { $0 } : []
    } else {
      guard groups.digits.first == 0x30, (8...13).contains(groups.digits.count), groups.first >= 3,
        isNamed || !groups.isPostcode,
        isNamed || groups.count > 1 || Self.isMobile(groups.digits.dropFirst())
      else { return nil }
      national = Array(groups.digits.dropFirst())
    }
    guard !Self.isService(national) else { return nil }
    isMobile = Self.isMobile(national[...])
  }

  /// `15x`, `16x` and `17x`, with as many digits as they have.
  private static func isMobile(_ national: ArraySlice<UInt8>) -> Bool {
    guard (10...11).contains(national.count), national.first == UInt8(ascii: "1") else { return false }
    return "567".utf8.contains(national[national.startIndex + 1])
  }

  /// Service numbers, which are not personal: 0800, 0900, 0180, 0137, 0700.
  private static func isService(_ national: [UInt8]) -> Bool {
    ["800", "900", "180", "137", "700"].contains { national.starts(with: $0.utf8) }
  }

  /// Whether it goes on as a decimal, a unit or a word.
  private static func isPartOfMore(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count else { return false }
    if bytes[end].isASCIILetterOrDigit || "%€".utf8.contains(bytes[end]) { return true }
    return ".,:".utf8.contains(bytes[end]) && end + 1 < bytes.count && bytes[end + 1].isASCIIDigit
  }

  /// Digits in groups, as people write them.
  private struct Groups {
    var digits: [UInt8] = []
    var end: Int
    /// How many groups there are, and how many digits the first has.
    var count = 0
    var first = 0

    /// Whether it may be an American postcode: `02110-1301`.
    var isPostcode: Bool { count == 2 && first == 5 && digits.count == 9 }

    init(_ bytes: [UInt8], from start: Int) {
      var place = bytes[start] == UInt8(ascii: "+") ? start + 1 : start
      end = place
      var gap = 0
      while place < bytes.count, digits.count < 18 {
        let byte = bytes[place]
        if byte.isASCIIDigit {
          if digits.isEmpty || gap > 0 { count += 1 }
          digits.append(byte)
          if count == 1 { first += 1 }
          gap = 0
          end = place + 1
        } else if " -/()".utf8.contains(byte), gap < 3, !digits.isEmpty {
          gap += 1
        } else {
          break
        }
        place += 1
      }
    }
  }
}
