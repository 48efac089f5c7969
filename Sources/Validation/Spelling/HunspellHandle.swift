internal import CHunspell

/// A dictionary loaded by hunspell for the life of the process. Not thread-safe, like the library.
struct HunspellHandle {
  private let pointer: OpaquePointer

  /// Loads the two files of a dictionary. Hunspell does not report missing files, so the caller must check.
  init?(affixes: String, words: String) {
    guard let pointer = Hunspell_create(affixes, words) else { return nil }
    self.pointer = pointer
  }

  /// The encoding's name as the affix file has it: `UTF-8`, `ISO8859-1`.
  var encoding: String {
    guard let name = Hunspell_get_dic_encoding(pointer) else { return "" }
    return String(decoding: Self.bytes(of: name), as: UTF8.self)
  }

  /// Whether the dictionary has the word, in its own encoding and without a NUL.
  func knows(_ word: [UInt8]) -> Bool { Hunspell_spell(pointer, Self.terminated(word)) != 0 }

  /// Words that may have been meant, the likeliest first. This takes up to a third of a second.
  func suggestions(for word: [UInt8]) -> [[UInt8]] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = Hunspell_suggest(pointer, &list, Self.terminated(word))
    guard count > 0, let words = list else { return [] }
    defer { Hunspell_free_list(pointer, &list, count) }
    return (0..<Int(count)).compactMap { words[$0].map(Self.bytes) }
  }

  private static func terminated(_ word: [UInt8]) -> [CChar] { word.map { CChar(bitPattern: $0) } + [0] }

  private static func bytes(of text: UnsafeMutablePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = text
    while place.pointee != 0 {
      bytes.append(UInt8(bitPattern: place.pointee))
      place += 1
    }
    return bytes
  }
}
