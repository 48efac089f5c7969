internal import SocialText
import Synchronization

/// Character references: `&amp;`, `&#228;`, `&#x1F600;`.
enum Entities {
  /// The reference at the start of `bytes`, from `&` to `;`; it may be none that Markdown knows.
  static func name(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let head = bytes.prefix(40)
    guard head.first == UInt8(ascii: "&"), let end = head.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let isName = head[head.startIndex + 1..<end].allSatisfy { $0 == UInt8(ascii: "#") || $0.isASCIILetterOrDigit }
    return isName ? head[...end] : nil
  }

  /// What cmark makes of a reference; `nil` where it is plain text.
  static func text(of name: ArraySlice<UInt8>) -> [UInt8]? {
    let key = Array(name)
    if let known = known.withLock({ $0[key] }) { return known }
    let text = parsed(key)
    // Only what exists is kept, so that hostile text does not fill the memory.
    if let text, text.count <= 8 { known.withLock { $0[key] = text } }
    return text
  }

  private static let known = Mutex<[[UInt8]: [UInt8]]>([:])

  /// Asks cmark, whose table it does not show: the reference alone, between two letters that keep it inside a line.
  private static func parsed(_ name: [UInt8]) -> [UInt8]? {
    let texts = SyntaxTree.events(of: Array("x".utf8) + name + Array("x".utf8)).compactMap { event in
      if case .text(let text) = event.kind { text } else { nil }
    }
    guard texts.count == 1, let text = texts.first, text.count >= 2 else { return nil }
    let inner = Array(text.dropFirst().dropLast())
    return inner == name ? nil : inner
  }
}
