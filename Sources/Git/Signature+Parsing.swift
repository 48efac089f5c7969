extension Signature {
  /// Reads the text of an `author` or `committer` line.
  ///
  /// Lenient, since existing commits cannot be corrected: as git does, the address is what stands between the
  /// first `<` and the next `>`, and a time that cannot be read is 0. Control characters become U+FFFD.
  init(line: ArraySlice<UInt8>, encoding: TextEncoding) {
    let opening = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    let rest = line[opening...].dropFirst()
    let closing = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
    let (time, offset) = Self.time(line)
    self.init(
      unchecked: Self.cleaned(line[..<opening], encoding), Self.cleaned(rest[..<closing], encoding), time, offset)
  }

  private static func cleaned(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String {
    var text = encoding.decode(bytes).text
    if text.unicodeScalars.contains(where: isControl) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }
    return String(Substring(trimmingSpaces(Substring(text).utf8)))
  }

  /// The time of an `author` or `committer` line, ` <seconds> <+hhmm>` after the last `>`; 0 if it is malformed.
  static func time(_ line: ArraySlice<UInt8>) -> (seconds: Int64, offsetMinutes: Int) {
    let closing = line.lastIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    let words = line[closing...].dropFirst().split(separator: UInt8(ascii: " "))
    guard let first = words.first, first.allSatisfy(isDigit),
      let seconds = Int64(String(decoding: first, as: UTF8.self))
    else { return (0, 0) }
    return (seconds, words.dropFirst().first.map(offset) ?? 0)
  }

  private static func offset(_ word: ArraySlice<UInt8>) -> Int {
    guard word.count == 5, let sign = word.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign),
      word.dropFirst().allSatisfy(isDigit), let number = Int(String(decoding: word.dropFirst(), as: UTF8.self))
    else { return 0 }
    let minutes = number / 100 * 60 + number % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
