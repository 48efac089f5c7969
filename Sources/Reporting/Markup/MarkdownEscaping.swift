/// Makes content harmless in Markdown that a forge shows: no markup, no HTML, no notifications.
enum MarkdownEscaping {
  /// `text` on one line, to be shown literally.
  ///
  /// All characters with a meaning in Markdown become character references, which are never markup, also in tables. A
  /// forge looks for mentions after resolving them, so a zero-width space keeps `@name`, `#12`, `!12` and addresses
  /// from becoming links and notifications.
  static func inline(_ text: String) -> String {
    let scalars = Array(TerminalText.oneLine(text).unicodeScalars)
    return scalars.indices.map { escaped(scalars, at: $0) }.joined()
  }

  /// `text` in a code span.
  static func code(_ text: String) -> String { "<code>\(inline(text))</code>" }

  private static func escaped(_ scalars: [Unicode.Scalar], at index: Int) -> String {
    let scalar = scalars[index]
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    let shown = markup.contains(scalar) ? "&#\(scalar.value);" : String(scalar)
    return needsBreak(scalar, before: next, scalars, index) ? shown + "&#8203;" : shown
  }

  /// Whether a forge could take what starts or goes on here for a reference or an address.
  private static func needsBreak(
    _ scalar: Unicode.Scalar, before next: Unicode.Scalar?, _ scalars: [Unicode.Scalar], _ index: Int
  ) -> Bool {
    guard let next else { return false }
    switch scalar {
    case "@": return true
    case "#", "!", "~", "%", "$", "&", "^": return !next.properties.isWhitespace
    case ":": return next == "/"
    case ".": return ends(scalars, at: index, with: "www")
    case "-": return ends(scalars, at: index, with: "gh")
    default: return false
    }
  }

  /// Whether `word` stands right before `index`, in small or large letters.
  private static func ends(_ scalars: [Unicode.Scalar], at index: Int, with word: String) -> Bool {
    let start = index - word.unicodeScalars.count
    guard start >= 0 else { return false }
    return scalars[start..<index].map { String($0).lowercased() }.joined() == word
  }

  private static let markup = Set("\\`*_{}[]()#+!|<>~&@$%^\"'=".unicodeScalars)
}
