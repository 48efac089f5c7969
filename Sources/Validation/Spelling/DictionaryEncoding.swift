/// How a dictionary writes its letters.
enum DictionaryEncoding: Sendable {
  case utf8
  /// ISO 8859-1.
  case latin1
  /// ISO 8859-2: Polish, Hungarian and other languages of central Europe.
  case latin2
  /// ISO 8859-15: Latin 1 with the euro sign and seven letters of French and Finnish.
  case latin9

  /// The encoding that an affix file names; `nil` where it is none of these.
  init?(named name: String) {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8": self = .utf8
    case "iso88591": self = .latin1
    case "iso88592": self = .latin2
    case "iso885915": self = .latin9
    default: return nil
    }
  }

  /// The word in this encoding; `nil` where it has letters that the encoding lacks, or a NUL.
  func bytes(of word: String) -> [UInt8]? {
    guard !word.utf8.contains(0) else { return nil }
    if self == .utf8 { return Array(word.utf8) }
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// The text of bytes in this encoding.
  func text(of bytes: [UInt8]) -> String {
    guard self != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.map { differences[$0] ?? Unicode.Scalar($0) })
    return String(text)
  }

  private func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if let byte = differences.first(where: { $0.value == scalar })?.key { return byte }
    guard let byte = UInt8(exactly: scalar.value) else { return nil }
    return differences[byte] == nil ? byte : nil
  }

  /// Where it differs from ISO 8859-1.
  private var differences: [UInt8: Unicode.Scalar] {
    switch self {
    case .utf8, .latin1: [:]
    case .latin2: Self.latin2Differences
    case .latin9: Self.latin9Differences
    }
  }

  private static let latin9Differences: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]

  /// Of the letters from 0xA1 on.
  private static let latin2Differences: [UInt8: Unicode.Scalar] = {
    let letters =
      "Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
    return Dictionary(uniqueKeysWithValues: zip(0xA1...0xFF, letters.unicodeScalars))
  }()
}
