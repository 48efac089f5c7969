internal import Foundation

/// `bytes` without the spaces, tabs and carriage returns at its ends.
func trimmingSpaces<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes
where Bytes.SubSequence == Bytes {
  let spaces: [UInt8] = [0x20, 0x09, 0x0D]
  let start = bytes.drop(while: spaces.contains)
  return start.lastIndex { !spaces.contains($0) }.map { start[...$0] } ?? start.prefix(0)
}

/// An ASCII letter in lower case; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// The bytes of a path, to be shown to people.
func text(_ path: some Collection<UInt8>) -> String {
  String(decoding: path, as: UTF8.self)
}

/// Compares bytes. Negative, zero or positive, like `memcmp`; a prefix comes first.
func byteOrder(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  guard common > 0, let start = left.baseAddress, let other = right.baseAddress else { return left.count - right.count }
  let order = Int(memcmp(start, other, common))
  return order == 0 ? left.count - right.count : order
}

/// How many bytes are compared at once, before the first difference is searched byte by byte.
private let stride = 256

/// The length of the common prefix.
func commonPrefix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let count = min(left.count, right.count)
  guard let one = left.baseAddress, let other = right.baseAddress else { return 0 }
  var equal = 0
  while equal + stride <= count, memcmp(one + equal, other + equal, stride) == 0 { equal += stride }
  while equal < count, left[equal] == right[equal] { equal += 1 }
  return equal
}

/// The length of the common suffix.
func commonSuffix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let count = min(left.count, right.count)
  guard let one = left.baseAddress, let other = right.baseAddress else { return 0 }
  let (oneEnd, otherEnd) = (one + left.count, other + right.count)
  var equal = 0
  while equal + stride <= count,
    memcmp(oneEnd - equal - stride, otherEnd - equal - stride, stride) == 0
  {
    equal += stride
  }
  while equal < count, left[left.count - 1 - equal] == right[right.count - 1 - equal] { equal += 1 }
  return equal
}

/// How the text of a commit is encoded: by its `encoding` header, UTF-8 where there is none.
enum TextEncoding {
  case utf8
  case latin1
  /// One that this program cannot read; its ASCII is still shown.
  case unknown

  init(header: ArraySlice<UInt8>?) {
    guard let header else {
      self = .utf8
      return
    }
    switch String(decoding: header, as: UTF8.self).lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1": self = .latin1
    default: self = .unknown
    }
  }

  /// The text of `bytes`, and whether some of it had to be replaced by U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, isLossy: Bool) {
    switch self {
    case .latin1:
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: bytes.map { Unicode.Scalar($0) })
      return (String(scalars), false)
    case .utf8:
      if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
      return (String(decoding: bytes, as: UTF8.self), true)
    case .unknown:
      return (String(decoding: bytes.map { $0 < 0x80 ? $0 : 0xFF }, as: UTF8.self), bytes.contains { $0 >= 0x80 })
    }
  }
}

/// The exact bytes of a text that ends in a NUL: `String(cString:)` would repair them silently.
func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
  Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
}

/// Calls `body` with an array of C strings, which are freed when it returns.
func withCTexts<Value>(_ texts: [String], _ body: (inout [UnsafeMutablePointer<CChar>?]) -> Value) -> Value {
  var (storage, starts): ([CChar], [Int]) = ([], [])
  for text in texts {
    starts.append(storage.count)
    storage += text.utf8.map { CChar(bitPattern: $0) } + [0]
  }
  return storage.withUnsafeMutableBufferPointer { storage in
    var pointers = starts.map { start in storage.baseAddress.map { $0 + start } }
    return body(&pointers)
  }
}
