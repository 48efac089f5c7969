/// A part of a text between two spaces.
struct TextToken {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where each of `scalars` begins, in bytes of the text.
  private(set) var offsets: [Int] = []
  private(set) var isTooLong = false
  private(set) var hasLetter = false
  /// A sign that addresses, tags or code have and words do not.
  private var hasForeignSign = false

  /// Longer tokens are addresses.
  static let maximumLength = 200

  mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    guard scalars.count < Self.maximumLength else { return isTooLong = true }
    scalars.append(scalar)
    offsets.append(offset)
    if scalar.isASCII {
      if scalar.isLatin { hasLetter = true } else if Self.isForeign(scalar) { hasForeignSign = true }
    } else if scalar == "\u{FFFD}" {
      hasForeignSign = true
    } else if scalar.isLatin {
      hasLetter = true
    }
  }

  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "@", "#", "$", "%", "\\", "=", "<", ">", "{", "}", "|", "^", "~", "`": true
    default: false
    }
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// Whether its words are prose: no address, tag, file name, path or code.
  var isProse: Bool {
    hasLetter && !isTooLong && !hasForeignSign && !isDotted && scalars[0] != "/" && !isShortCode
  }

  /// `:tada:`, which some networks show as an emoji.
  private var isShortCode: Bool { scalars[0] == ":" && scalars.dropFirst(2).contains(":") }

  /// Whether a full stop or a slash stands in it as in `hof.example`, `z.B.`, `README.md`, `https://…`.
  private var isDotted: Bool {
    for place in scalars.indices.dropFirst().dropLast() {
      let next = scalars[place + 1]
      if scalars[place] == ".", scalars[place - 1].isWordPart, next.isWordPart { return true }
      if scalars[place] == "/", scalars[place - 1] == "/" { return true }
    }
    return false
  }

  /// Whether it is the address of a page, a mailbox or an account.
  var isAddress: Bool { !isTooLong && hasLetter && (isDotted || scalars.contains("@")) }

  /// Whether it is one letter with a full stop, which does not end a sentence.
  var isInitial: Bool { scalars.count == 2 && scalars[0].isWordPart && scalars[1] == "." }

  /// Whether the next word begins a sentence.
  var endsSentence: Bool {
    guard !isInitial else { return false }
    let last = scalars.last { !"\"'”“»«’)]".unicodeScalars.contains($0) }
    return last.map { ".!?:…–—•".unicodeScalars.contains($0) } ?? false
  }

  var endsWithDigit: Bool { scalars.last?.isASCIIDigit == true }
}
