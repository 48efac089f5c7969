internal import SocialText

/// A telephone number: `+49 40 123456`, `040 / 12 34 56`, `0171-1234567`.
struct TelephoneNumber {
  let end: Int
  /// Whether it is a German mobile number, which usually belongs to one person.
  let isMobile: Bool

  /// `nil` if the number that begins at `start` has another form, or is a public service number.
  ///
  /// - Parameter isNamed: whether a word such as `Telefon` stands before it.
  init?(_ bytes: [UInt8], from start: Int, isNamed: Bool) {
    let groups = DigitGroups(bytes, from: start, separators: " -/()", widestGap: 3, mostDigits: 18)
    guard !Self.isPartOfMore(bytes, groups.end) else { return nil }
    end = groups.end
    let national: [UInt8]
    if bytes[start] == UInt8(ascii: "+") || groups.digits.starts(with: "00".utf8) {
      let digits = groups.digits.drop { $0 == UInt8(ascii: "0") }
      guard (9...15).contains(digits.count), groups.digits.count - digits.count <= 2 else { return nil }
      national = digits.starts(with: "49".utf8) ? digits.dropFirst(2).drop { $0 == 0x30 }.map { $0 } : []
    } else {
      guard groups.digits.first == 0x30, (8...13).contains(groups.digits.count), groups.sizes[0] >= 3,
        isNamed || !groups.isPostcode,
        isNamed || groups.sizes.count > 1 || Self.isMobile(groups.digits.dropFirst())
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
}

extension TelephoneNumber {
  /// What looks like a telephone number in a text: seven to fifteen digits that begin with `+`, `0` or a code in
  /// brackets, service numbers included. The stretches in UTF-8 bytes, in the order of `text`; one pass over it.
  static func lookalikes(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      guard mayBegin(at: place, in: bytes) else {
        place += 1
        continue
      }
      let groups = DigitGroups(bytes, from: place, separators: " -/.()", widestGap: 2)
      // Not a date such as `01.12.2026`, and not so short that it could be anything.
      let isDate = groups.sizes == [2, 2, 4] || groups.sizes == [2, 2, 2, 2]
      if (7...15).contains(groups.digits.count), !isDate { found.append(place..<groups.end) }
      place = groups.end
    }
    return found
  }

  private static func mayBegin(at place: Int, in bytes: [UInt8]) -> Bool {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    let before = place > 0 ? bytes[place - 1] : 0x20
    guard !before.isASCIIDigit, before != 0x2E, before != 0x2D, before != 0x2F else { return false }
    return bytes[place] == 0x30 || (bytes[place] == 0x2B || bytes[place] == 0x28) && next.isASCIIDigit
  }
}

/// Digits in groups, as people write them.
private struct DigitGroups {
  private(set) var digits: [UInt8] = []
  /// How many digits each group has.
  private(set) var sizes: [Int] = []
  /// Where the last digit ends.
  private(set) var end: Int

  /// Whether it may be an American postcode: `02110-1301`.
  var isPostcode: Bool { sizes == [5, 4] }

  /// - Parameters:
  ///   - start: of the first digit, or of a sign before it.
  ///   - separators: what may stand between groups.
  ///   - widestGap: how many of these may stand there.
  init(
    _ bytes: [UInt8], from start: Int, separators: String, widestGap: Int, mostDigits: Int = .max
  ) {
    var place = bytes[start].isASCIIDigit ? start : start + 1
    end = place
    var gap = 0
    while place < bytes.count, digits.count < mostDigits {
      if bytes[place].isASCIIDigit {
        if digits.isEmpty || gap > 0 { sizes.append(0) }
        sizes[sizes.count - 1] += 1
        digits.append(bytes[place])
        gap = 0
        end = place + 1
      } else if separators.utf8.contains(bytes[place]), gap < widestGap, !digits.isEmpty {
        gap += 1
      } else {
        break
      }
      place += 1
    }
  }
}
