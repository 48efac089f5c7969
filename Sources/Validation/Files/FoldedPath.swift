internal import Foundation

/// A path as seen by file systems that fold case and normalise: macOS and Windows keep only one of two equal ones.
///
/// Equality of strings is canonical equivalence, which is equality after NFC; the text is folded for case.
package struct FoldedPath: Hashable, Sendable {
  private let folded: String

  package init(_ path: String) {
    let isASCII = path.utf8.allSatisfy { $0 < 0x80 }
    folded = isASCII ? path.lowercased() : FoldedPath.fold(path)
  }

  /// A hash that is the same for equal paths; ASCII paths, which nearly all are, need no conversion to text.
  static func hash(_ path: UnsafeRawBufferPointer) -> UInt64 {
    var hash = StableHash.start
    for byte in path {
      if byte >= 0x80 { return Self.hash(unusual: String(decoding: path, as: UTF8.self)) }
      let isCapital = byte &- 0x41 < 26
      hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* StableHash.prime
    }
    return hash
  }

  private static func hash(unusual path: String) -> UInt64 {
    StableHash.of(FoldedPath(path).folded.precomposedStringWithCanonicalMapping)
  }

  /// Full case folding: upper case first, so that `ß` meets `ss` and `ς` meets `σ`. Only the dotless `ı`, which folds
  /// to itself, would meet `i` that way.
  private static func fold(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      guard scalar != "\u{131}" else { return String(scalar) }
      return scalar.properties.uppercaseMapping.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    }.joined()
  }
}
