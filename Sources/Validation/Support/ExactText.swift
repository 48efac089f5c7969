internal import Foundation

/// A text that equals another only byte for byte: Swift's strings would call NFC and NFD twins one path.
package struct ExactText: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool { left.order(to: right) == 0 }

  package static func < (left: ExactText, right: ExactText) -> Bool { left.order(to: right) < 0 }

  private func order(to other: ExactText) -> Int {
    var (left, right) = (text, other.text)
    return left.withUTF8 { left in
      right.withUTF8 { Self.order(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer($0)) }
    }
  }

  /// Compares bytes. Negative, zero or positive, like `memcmp`; a prefix comes first.
  static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let common = min(left.count, right.count)
    guard common > 0, let start = left.baseAddress, let other = right.baseAddress else {
      return left.count - right.count
    }
    let order = Int(memcmp(start, other, common))
    return order == 0 ? left.count - right.count : order
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
