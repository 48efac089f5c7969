/// A bank account's number (IBAN, ISO 13616), by its length and its checksum.
enum BankAccount {
  /// Lengths by country. Source: SWIFT IBAN registry.
  private static let lengths: [String: Int] = [
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24,
  ]

  /// Where the number ends that begins at `start`, with or without spaces in it; `nil` where there is none.
  static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start + 4 < bytes.count, bytes[start].isASCIICapital, bytes[start + 1].isASCIICapital,
      bytes[start + 2].isASCIIDigit, bytes[start + 3].isASCIIDigit,
      let length = lengths[String(decoding: bytes[start..<start + 2], as: UTF8.self)]
    else { return nil }
    var digits: [UInt8] = []
    var place = start
    while place < bytes.count, digits.count < length {
      if bytes[place].isASCIIDigit || bytes[place].isASCIICapital {
        digits.append(bytes[place])
      } else if bytes[place] != 0x20 || bytes[place - 1] == 0x20 {
        return nil
      }
      place += 1
    }
    guard digits.count == length, place == bytes.count || !bytes[place].isASCIILetterOrDigit else { return nil }
    return remainder(digits[4...] + digits[..<4]) == 1 ? place : nil
  }

  /// The number modulo 97, `A` being 10 and `Z` 35.
  private static func remainder(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { rest, byte in
      byte.isASCIIDigit ? (rest * 10 + Int(byte) - 0x30) % 97 : (rest * 100 + Int(byte) - 0x41 + 10) % 97
    }
  }
}
