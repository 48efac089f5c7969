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
