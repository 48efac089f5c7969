internal import CHunspell
internal import SocialText
internal import Synchronization

/// One dictionary, such as `de_DE`, loaded when a word is first looked up that is not remembered.
package final class SpellingDictionary: Sendable {
  /// What the dictionary said of a word in earlier runs; `nil` for a word that was not looked up.
  package typealias Remembered = @Sendable (_ word: String) -> DictionarySaying?

  private let loaded: LoadedDictionary
  private let remembered: Remembered?
  private let makeLabel: @Sendable () -> String
  private let state = Mutex(State())

  private struct State {
    var label: String?
    /// Earlier answers: the same words are looked up again and again.
    var sayings: [ExactText: DictionarySaying] = [:]
  }

  /// How many answers are kept, so that hostile text does not fill the memory.
  private static let maximumSayings = 200_000

  /// - Parameters:
  ///   - affixes: the path of its `.aff` file, which must exist.
  ///   - words: the path of its `.dic` file, which must exist.
  ///   - remembered: earlier answers of exactly these files; `nil` where there are none.
  ///   - label: its name and version, as findings name it: `de_DE (3f9c01ab)`; computed at most once.
  package init(
    affixes: String, words: String, remembered: Remembered? = nil,
    label: @escaping @Sendable () -> String
  ) {
    loaded = LoadedDictionary.dictionary(affixes: affixes, words: words)
    self.remembered = remembered
    makeLabel = label
  }

  /// Its name and version.
  package var label: String {
    state.withLock { state in
      if let label = state.label { return label }
      let label = makeLabel()
      state.label = label
      return label
    }
  }

  /// Whether it can be loaded, and has a supported encoding.
  package var isUsable: Bool { remembered != nil || loaded.isUsable }

  /// Whether it has the word, capitalised or not, as the language allows. A word with letters that the dictionary's
  /// encoding lacks cannot be judged, and counts as known.
  package func knows(_ word: String) -> Bool {
    if let saying = remembered?(word) { return saying.isKnown }
    let key = ExactText(word)
    return state.withLock { state in
      if let saying = state.sayings[key] { return saying.isKnown }
      let isKnown = loaded.knows(word)
      if state.sayings.count < Self.maximumSayings { state.sayings[key] = DictionarySaying(isKnown: isKnown) }
      return isKnown
    }
  }

  /// What may have been meant, the likeliest first. Slow: up to a third of a second.
  package func suggestions(for word: String) -> [String] {
    let known = remembered?(word)
    if let suggestions = known?.suggestions { return suggestions }
    let key = ExactText(word)
    return state.withLock { state in
      if let suggestions = state.sayings[key]?.suggestions { return suggestions }
      let suggestions = loaded.suggestions(for: word)
      var saying = known ?? state.sayings[key] ?? DictionarySaying(isKnown: loaded.knows(word))
      saying.suggestions = suggestions
      if state.sayings.count < Self.maximumSayings { state.sayings[key] = saying }
      return suggestions
    }
  }

  /// What was looked up in this run and not remembered from earlier ones.
  package var learned: [String: DictionarySaying] {
    let sayings = state.withLock { $0.sayings }
    return Dictionary(sayings.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A dictionary in memory, loaded on first use.
///
/// Each is loaded once per process and never freed: both take longer than checking a post.
final class LoadedDictionary: Sendable {
  private let affixes: String
  private let words: String
  private let state = Mutex(State())

  private struct State {
    var handle: HunspellHandle?
    var hasFailed = false
  }

  private static let all = Mutex<[String: LoadedDictionary]>([:])

  /// The dictionary of two existing files.
  static func dictionary(affixes: String, words: String) -> LoadedDictionary {
    all.withLock { all in
      let key = affixes + "\0" + words
      let dictionary = all[key] ?? LoadedDictionary(affixes: affixes, words: words)
      all[key] = dictionary
      return dictionary
    }
  }

  private init(affixes: String, words: String) {
    self.affixes = affixes
    self.words = words
  }

  /// Whether it can be loaded, and has a supported encoding.
  var isUsable: Bool { state.withLock { handle(&$0) != nil } }

  /// Whether it has a word. A word that its encoding cannot represent counts as known, and so does every word if the
  /// dictionary is not usable.
  func knows(_ word: String) -> Bool {
    state.withLock { handle(&$0)?.knows(word) ?? true }
  }

  /// What may have been meant, the likeliest first.
  func suggestions(for word: String) -> [String] {
    state.withLock { handle(&$0)?.suggestions(for: word) ?? [] }
  }

  private func handle(_ state: inout State) -> HunspellHandle? {
    if state.handle != nil || state.hasFailed { return state.handle }
    state.handle = HunspellHandle(affixes: affixes, words: words)
    state.hasFailed = state.handle == nil
    return state.handle
  }
}

/// A dictionary loaded by hunspell for the life of the process. Not thread-safe, like the library.
struct HunspellHandle {
  private let pointer: OpaquePointer
  private let encoding: DictionaryEncoding

  /// Loads the two files of a dictionary; `nil` if their encoding is not supported. Hunspell does not report missing
  /// files, so the caller must check.
  init?(affixes: String, words: String) {
    guard let pointer = Hunspell_create(affixes, words), let name = Hunspell_get_dic_encoding(pointer),
      let encoding = DictionaryEncoding(named: String(decoding: Self.bytes(of: name), as: UTF8.self))
    else { return nil }
    self.pointer = pointer
    self.encoding = encoding
  }

  /// Whether the dictionary has the word. One that its encoding cannot represent counts as known.
  func knows(_ word: String) -> Bool { terminated(word).map { Hunspell_spell(pointer, $0) != 0 } ?? true }

  /// Words that may have been meant, the likeliest first. This takes up to a third of a second.
  func suggestions(for word: String) -> [String] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    guard let word = terminated(word) else { return [] }
    let count = Hunspell_suggest(pointer, &list, word)
    guard count > 0, let words = list else { return [] }
    defer { Hunspell_free_list(pointer, &list, count) }
    return (0..<Int(count)).compactMap { words[$0].map(Self.bytes).map(encoding.text) }
  }

  private func terminated(_ word: String) -> [CChar]? {
    encoding.bytes(of: word).map { $0.map { CChar(bitPattern: $0) } + [0] }
  }

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

/// Which dictionaries go with a language.
package enum DictionaryName {
  /// The names to look for, in the order of nearness, of those `available`.
  ///
  /// - Parameter language: a BCP 47 tag, as it is written.
  package static func names(for language: String, among available: [String]) -> [String] {
    let subtags = language.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = subtags.first?.lowercased(), (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy(\.isASCIISmall)
    else { return [] }
    let usual = usual[first] ?? ["\(first)_\(first.uppercased())"]
    let all = usual.filter(available.contains) + others(of: first, among: available, without: usual)
    guard let region = subtags.dropFirst().first(where: { $0.utf8.count == 2 })?.uppercased() else {
      let varieties = usual.filter(available.contains)
      return varieties.isEmpty ? Array(all.prefix(1)) : varieties
    }
    // English is either; a tag that says which excludes the other.
    if first == "en" { return [region == "US" ? "en_US" : "en_GB"].filter(available.contains) }
    let own = "\(first)_\(region)"
    return available.contains(own) ? [own] : Array(all.prefix(1))
  }

  private static func others(of language: String, among available: [String], without usual: [String]) -> [String] {
    available.filter { ($0 == language || $0.hasPrefix(language + "_")) && !usual.contains($0) }.sorted()
  }

  /// What a language without a region means, where it is not the country of the same letters. English is either.
  private static let usual = [
    "en": ["en_US", "en_GB"], "pt": ["pt_PT", "pt_BR"], "da": ["da_DK"], "sv": ["sv_SE"], "no": ["nb_NO", "nn_NO"],
  ]
}

/// The dictionaries of a machine; safe to use from several threads.
package protocol DictionaryShelf: AnyObject, Sendable {
  /// The dictionaries that are there for a language, by name: only the nearest for a tag with a region (`de-AT`), all
  /// usual varieties for one without (`en`). Empty if the machine has none.
  func names(for language: String) -> [String]

  /// A dictionary of these names, loaded on first use; `nil` if that fails.
  func dictionary(_ name: String) -> SpellingDictionary?
}

/// What a dictionary says of a word.
package struct DictionarySaying: Hashable, Sendable {
  /// Whether it has the word.
  package var isKnown: Bool
  /// What may have been meant, the likeliest first; `nil` if it was not looked up.
  package var suggestions: [String]?

  package init(isKnown: Bool, suggestions: [String]? = nil) {
    self.isKnown = isKnown
    self.suggestions = suggestions
  }
}
