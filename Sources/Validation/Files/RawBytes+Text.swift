internal import Foundation

extension UnsafeRawBufferPointer {
  /// Whether the bytes begin with those of a text.
  func begins(with text: StaticString) -> Bool {
    text.withUTF8Buffer { begins(with: UnsafeRawBufferPointer($0)) }
  }

  /// Whether the bytes begin with others.
  package func begins(with other: UnsafeRawBufferPointer) -> Bool {
    guard count >= other.count, let start = baseAddress, let otherStart = other.baseAddress else {
      return other.isEmpty
    }
    return memcmp(start, otherStart, other.count) == 0
  }

  /// Whether the bytes end with those of a text.
  func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      text.count <= count
        && UnsafeRawBufferPointer(rebasing: self[(count - text.count)...]).begins(with: UnsafeRawBufferPointer(text))
    }
  }
}
