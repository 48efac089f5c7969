/// A path as file systems that fold case and normalise see it: macOS and Windows keep only one of two that are equal.
///
/// Equality of strings is canonical equivalence, which is equality after NFC; the text is folded for case.
package struct FoldedPath: Hashable, Sendable {
  private let folded: String

  package init(_ path: String) {
    let isASCII = path.utf8.allSatisfy { $0 < 0x80 }
    folded = isASCII ? path.lowercased() : FoldedPath.fold(path)
  }

  /// Full case folding: upper case first, so that `ß` meets `ss` and `ς` meets `σ`. Only the dotless `ı`, which folds to
  /// itself, would meet `i` that way.
  private static func fold(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      guard scalar != "\u{131}" else { return String(scalar) }
      return scalar.properties.uppercaseMapping.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }.joined()
  }
}
