internal import Foundation

/// Makes words comparable: full case folding, and one form of letters with marks (NFC).
enum WordFolding {
  /// A word of a list, folded.
  static func folded(_ word: String) -> [UInt8] {
    var folded: [UInt8] = []
    var hasMark = false
    for scalar in word.unicodeScalars {
      hasMark = hasMark || (0x300...0x36F).contains(scalar.value)
      append(scalar, to: &folded)
    }
    if hasMark { compose(&folded, from: 0) }
    return folded
  }

  /// Appends a code point; invisible ones are left out.
  ///
  /// Upper case first, so that `ß` meets `ss` and `ς` meets `σ`, as Unicode's full case folding has it.
  static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80: folded.append(UInt8(scalar.value).asciiLowercased)
    case 0xDF, 0x1E9E: folded += "ss".utf8
    case 0xC0...0xFE:
      // Letters of Latin-1: `C3` and the small one's second byte, which lies 32 after the capital's.
      folded.append(0xC3)
      folded.append(UInt8(scalar.value - (scalar.value < 0xDF ? 0x20 : 0x40)))
    case _ where scalar.isJoiner: break
    default:
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      for scalar in upper { folded += scalar.properties.lowercaseMapping.utf8 }
    }
  }

  /// Composes the bytes from `start` on: `a` and U+0308 become `ä`.
  static func compose(_ folded: inout [UInt8], from start: Int) {
    let composed = String(decoding: folded[start...], as: UTF8.self).precomposedStringWithCanonicalMapping
    folded.replaceSubrange(start..., with: composed.utf8)
  }
}

extension Unicode.Scalar {
  /// Whether it is invisible and does not end a word: soft hyphens, joiners, and spaces without width.
  var isJoiner: Bool {
    switch value {
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Whether it can stand inside a word.
  var isWordOrJoiner: Bool { isPartOfWord || isJoiner }
}
