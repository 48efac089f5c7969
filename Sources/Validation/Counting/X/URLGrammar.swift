/// The differences between programs that find addresses with twitter-text: X itself, and Mastodon with expressions of
/// its own (`config/initializers/twitter_regex.rb`).
enum URLGrammar {
  case x, mastodon

  /// What may stand before `://`, in lower case.
  var schemes: [[Unicode.Scalar]] {
    switch self {
    case .x: Self.webSchemes
    case .mastodon: Self.allSchemes
    }
  }

  private static let webSchemes = ["https", "http"].map { Array($0.unicodeScalars) }
  private static let allSchemes =
    webSchemes + ["dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini"].map { Array($0.unicodeScalars) }

  /// Whether an address may begin after `scalar`.
  func mayPrecede(_ scalar: Unicode.Scalar) -> Bool {
    !(scalar.isASCIILetterOrDigit || scalar.isAtSign || scalar == "$" || scalar.isHashSign || scalar.isInvalidOnX)
  }

  /// Whether `scalar` may be in a host name, hyphen and underscore aside.
  func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return !(scalar.isXSpace || scalar.isInvalidOnX || scalar.isDirectional) }
    if scalar.isASCIILetterOrDigit { return true }
    switch self {
    case .x: return !(scalar.isXPunctuation || scalar.isXSpace)
    case .mastodon: return false
    }
  }

  /// Whether `scalar` may be in a path, parentheses aside.
  func isPathCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .x: scalar.isXPathCharacter
    case .mastodon: !(scalar.isUnicodeSpace || Self.notInPath.contains(scalar))
    }
  }

  /// Whether a path may end with `scalar`.
  func mayEndPath(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .x: scalar.isXPathEnding
    case .mastodon: !(scalar.isUnicodeSpace || Self.notAtPathEnd.contains(scalar))
    }
  }

  /// Whether `scalar` may be in a query.
  func isQueryCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isQueryCharacter || self == .mastodon && (scalar == "^" || scalar.isMastodonQueryCharacter)
  }

  /// Whether a query may end with `scalar`.
  func mayEndQuery(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isQueryEnding || self == .mastodon && scalar.isMastodonQueryCharacter
  }

  private static let notInPath = Array("<>()?".unicodeScalars)
  private static let notAtPathEnd = Array("()?!*\"'\u{300C}\u{300D}<>;:=,.$%[]~&|@".unicodeScalars)
}

extension Unicode.Scalar {
  var isXPathCharacter: Bool {
    if isASCII {
      if isASCIILetterOrDigit { return true }
      switch self {
      case "!", "*", "'", ";", ":", "=", "+", ",", ".", "$", "/", "%", "#", "[", "]", "-", "_", "~", "@", "|", "&":
        return true
      default: return false
      }
    }
    return isCyrillic || isLatinAccent || value == 0x2013
  }

  fileprivate var isXPathEnding: Bool {
    if isASCII {
      if isASCIILetterOrDigit { return true }
      return self == "+" || self == "-" || self == "=" || self == "_" || self == "#" || self == "/"
    }
    return isCyrillic || isLatinAccent
  }

  fileprivate var isQueryCharacter: Bool {
    if isASCIILetterOrDigit { return true }
    switch self {
    case "!", "?", "*", "'", "@", "(", ")", ";", ":", "&", "=", "+", "$", "/", "%", "#", "[", "]", "-", "_", ".", ",",
      "~", "|":
      return true
    default: return false
    }
  }

  fileprivate var isQueryEnding: Bool {
    isASCIIWord || self == "-" || self == "&" || self == "=" || self == "#" || self == "/"
  }

  /// `UCHARS`: the characters that RFC 3987 allows in a query, nearly all beyond ASCII.
  fileprivate var isMastodonQueryCharacter: Bool {
    switch value {
    case 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFEF: true
    case 0xE0000...0xE0FFF: false
    default: value >= 0x10000 && value & 0xFFFF < 0xFFFE
    }
  }
}
