internal import Canonical

/// The body of a text file, which contributions follow when it is copied or moved.
///
/// Works on the raw bytes, and so also for files that cannot be read as posts.
enum TextBody {
  /// The digest of the body below the front matter; `nil` where it is blank.
  static func digest(ofFile bytes: [UInt8]) -> Digest? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let lines = lines(bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...])
    guard lines.first.map(isFence) == true, let end = lines.dropFirst().firstIndex(where: isFence) else {
      return digest(lines[...])
    }
    return digest(lines[(end + 1)...])
  }

  /// The digest of a text that is no file; `nil` where it is blank.
  static func digest(of text: String) -> Digest? { digest(lines(Array(text.utf8)[...])[...]) }

  /// Without the blank lines around it, and with LF for every line end.
  private static func digest(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Digest? {
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return Digest(of: Array(lines[first...last].joined(separator: [lineFeed])))
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == lineFeed || bytes[index] == carriageReturn {
      // A line feed right after a carriage return ended that line already.
      let isSecond = bytes[index] == lineFeed && index > bytes.startIndex && bytes[index - 1] == carriageReturn
      if !isSecond { lines.append(bytes[start..<index]) }
      start = index + 1
    }
    return lines + [bytes[start...]]
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && isBlank(line.dropFirst(3))
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
