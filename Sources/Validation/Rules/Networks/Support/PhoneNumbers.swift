/// Finds what looks like a phone number: seven to fifteen digits that begin with `+`, `0` or a code in brackets.
enum PhoneNumbers {
  /// The stretches in UTF-8 bytes, in the order of `text`; one pass over it.
  static func stretches(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var found: [Range<Int>] = []
    var place = 0
    while place < bytes.count {
      guard begins(at: place, in: bytes) else {
        place += 1
        continue
      }
      let end = end(from: place, in: bytes)
      if isNumber(bytes[place..<end]) { found.append(place..<end) }
      place = max(end, place + 1)
    }
    return found
  }

  private static func begins(at place: Int, in bytes: [UInt8]) -> Bool {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    let before = place > 0 ? bytes[place - 1] : 0x20
    guard !before.isASCIIDigit, before != 0x2E, before != 0x2D, before != 0x2F else { return false }
    return bytes[place] == 0x30 || (bytes[place] == 0x2B || bytes[place] == 0x28) && next.isASCIIDigit
  }

  /// Digits with only space, `-`, `/`, `.` and brackets between them.
  private static func end(from start: Int, in bytes: [UInt8]) -> Int {
    var (place, end, gap) = (start + 1, start + 1, 0)
    while place < bytes.count, gap < 3 {
      if bytes[place].isASCIIDigit {
        end = place + 1
        gap = 0
      } else if " -/.()".utf8.contains(bytes[place]) {
        gap += 1
      } else {
        break
      }
      place += 1
    }
    return end
  }

  /// Not a date such as `01.12.2026`, and not so short that it could be anything.
  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    let groups = bytes.split { !$0.isASCIIDigit }.map(\.count)
    return (7...15).contains(groups.reduce(0, +)) && groups != [2, 2, 4] && groups != [2, 2, 2, 2]
  }
}
