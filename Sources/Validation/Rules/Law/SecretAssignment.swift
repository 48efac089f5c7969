/// A value after a word such as `Passwort:`.
struct SecretAssignment {
  /// The bytes of the value.
  let value: Range<Int>

  private static let names: [[UInt8]] = [
    "password", "passwort", "passwd", "kennwort", "api_key", "api-key", "apikey", "access_token", "auth_token",
    "secret_key", "client_secret", "secret_access_key", "aws_secret_access_key", "token", "secret",
  ].map { Array($0.utf8) }

  /// The beginnings of those words, in letters of any case.
  static let beginnings: [[UInt8]] = names.flatMap { name in
    [name[0], name[0] - 0x20].flatMap { first in [name[1], name[1] - 0x20].map { [first, $0] } }
  }

  /// `nil` where no such word begins at `place`, or what follows it is an ordinary word.
  init?(_ bytes: [UInt8], at place: Int) {
    guard let name = Self.names.first(where: { Self.starts($0, bytes, at: place) }) else { return nil }
    var start = place + name.count
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    guard start < bytes.count, bytes[start] == UInt8(ascii: ":") || bytes[start] == UInt8(ascii: "=") else {
      return nil
    }
    start += 1
    while start < bytes.count, " \"'`".utf8.contains(bytes[start]) { start += 1 }
    var end = start
    while end < bytes.count, end - start < 200, bytes[end] > 0x20, !"\"'`,<>".utf8.contains(bytes[end]) { end += 1 }
    guard Self.isSecret(bytes[start..<end]) else { return nil }
    value = start..<end
  }

  private static func starts(_ name: [UInt8], _ bytes: [UInt8], at place: Int) -> Bool {
    guard place + name.count <= bytes.count, bytes[place] | 0x20 == name[0] else { return false }
    return name.indices.allSatisfy { bytes[place + $0] == name[$0] || bytes[place + $0] | 0x20 == name[$0] }
  }

  /// At least eight characters with letters and digits, and no address of a web page: `Passwort: Sommer2026!`.
  private static func isSecret(_ value: ArraySlice<UInt8>) -> Bool {
    value.count >= 8 && value.contains(where: \.isASCIIDigit) && value.contains(where: \.isASCIILetter)
      && !value.starts(with: "http".utf8)
  }
}
