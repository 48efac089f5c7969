internal import Checks
internal import Core
internal import Foundation
internal import Git
internal import Synchronization

/// The dictionaries in the folders of a machine, each opened once, when a word is first looked up in it.
final class DictionaryLibrary: DictionaryShelf {
  /// Where a dictionary's two files are, without their extensions.
  private let places: [String: String]
  private let opened = Mutex<[String: SpellingDictionary?]>([:])
  private let memory = Mutex<SpellingMemory?>(nil)

  /// - Parameter folders: the first that has a dictionary is the one it is taken from.
  init(folders: [String]) {
    places = folders.reduce(into: [:]) { places, folder in
      for name in Self.names(in: folder) where places[name] == nil { places[name] = folder + "/" + name }
    }
    identity = places.values.sorted().flatMap { place in
      [".aff", ".dic"].map { place + $0 + " " + Self.version(ofFile: place + $0) }
    }
  }

  /// What changes where a dictionary is installed, replaced or removed.
  let identity: [String]

  /// Its size and when it was last changed, links followed.
  private static func version(ofFile path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    let stamp = FileStamp(status)
    return "\(stamp.size) \(stamp.modified.seconds) \(stamp.modified.nanoseconds)"
  }

  private static func names(in folder: String) -> [String] {
    let files = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    return files.filter { $0.hasSuffix(".aff") }.map { String($0.dropLast(4)) }.filter { files.contains($0 + ".dic") }
  }

  func names(for language: String) -> [String] {
    DictionaryName.names(for: language, among: places.keys.sorted())
  }

  func dictionary(_ name: String) -> SpellingDictionary? {
    opened.withLock { opened in
      if let known = opened[name] { return known }
      let dictionary = places[name].map { open(name, at: $0) }
      let usable = dictionary?.isUsable == true ? dictionary : nil
      opened[name] = .some(usable)
      return usable
    }
  }

  private func open(_ name: String, at place: String) -> SpellingDictionary {
    let (affixes, words) = (place + ".aff", place + ".dic")
    let remembered = memory.withLock { $0?.words(of: name) } ?? nil
    return SpellingDictionary(affixes: affixes, words: words, remembered: remembered) {
      let bytes = [words, affixes].flatMap { FileManager.default.contents(atPath: $0).map(Array.init) ?? [] }
      return "\(name) (\(Digest(of: bytes).hex.prefix(8)))"
    }
  }

  /// Uses, and later adds to, what a repository remembers of them.
  func use(_ memory: SpellingMemory) { self.memory.withLock { $0 = memory } }

  /// Keeps what was learned for the next run.
  func remember() {
    let dictionaries = opened.withLock { $0.compactMapValues { $0 } }
    memory.withLock { $0?.add(dictionaries.mapValues(\.learned)) }
  }

  /// What to install for a language that has no dictionary here.
  static func hint(_ language: String) -> String {
    let packages = DictionaryPackages.names(for: language).joined(separator: " ")
    let debian = packages.isEmpty ? "Debian and Ubuntu have none" : "Debian and Ubuntu: apt install \(packages)"
    return "spelling in \(Checks.Shown.plain(language)) is not checked: no dictionary for hunspell is installed "
      + "(\(debian); macOS: put its .aff and .dic into ~/Library/Spelling)"
  }
}

/// Debian's packages with dictionaries of hunspell, as of Debian 12; Ubuntu has them under the same names.
enum DictionaryPackages {
  /// The packages for all of these languages, each once.
  static func names(for languages: [String]) -> [String] {
    var seen: Set<String> = []
    return languages.flatMap { names(for: $0) }.filter { seen.insert($0).inserted }
  }

  /// The packages with every dictionary that is asked about a text in a language; empty where Debian has none.
  ///
  /// - Parameter language: a BCP 47 tag. Without a region it stands for every usual variety.
  static func names(for language: String) -> [String] {
    let subtags = language.lowercased().split(separator: "-").map(String.init)
    guard let first = subtags.first else { return [] }
    let region = subtags.dropFirst().first { $0.utf8.count == 2 }
    switch first {
    case "de": return ["hunspell-de-" + (region == "at" || region == "ch" ? region ?? "de" : "de")]
    case "en":
      return region.map { [$0 == "us" ? "hunspell-en-us" : "hunspell-en-gb"] } ?? ["hunspell-en-us", "hunspell-en-gb"]
    case "pt":
      return region.map { [$0 == "br" ? "hunspell-pt-br" : "hunspell-pt-pt"] } ?? ["hunspell-pt-pt", "hunspell-pt-br"]
    case "nb", "nn", "no": return ["hunspell-no"]
    case "eo", "et", "fo", "tl": return ["myspell-" + first]
    default: return plain.contains(first) ? ["hunspell-" + first] : []
    }
  }

  /// Languages with one package of their own.
  private static let plain = Set(
    """
    af an ar be bg bn bo br bs ca cs da dz el es eu fr gd gl gu gug he hi hr hu id is it kk kmr ko lo lt lv ml mn ne \
    nl oc pl ro ru si sk sl sr sv sw te th tr uk uz vi
    """.split(separator: " ").map(String.init))
}

/// What dictionaries said of words in earlier runs, as the store has it: loading a dictionary takes longer than checking
/// a post.
struct SpellingMemory: Sendable {
  private let store: Store

  /// - Parameter identity: texts that change with the dictionaries.
  init(_ store: Store, identity: [String]) {
    self.store = store
    store.use(.words, basis: Array(Digest(of: Array(identity.joined(separator: "\n").utf8)).hex.utf8))
  }

  /// What is remembered of a dictionary.
  func words(of name: String) -> SpellingDictionary.Remembered? {
    guard store.value(.words, Self.key(name)) != nil else { return nil }
    return { [store] word in store.value(.words, Self.key(name, word)).flatMap(Self.saying) }
  }

  /// Adds what was learned, when the run commits.
  func add(_ learned: [String: [String: DictionarySaying]]) {
    for (name, sayings) in learned where !sayings.isEmpty {
      store.put(.words, Self.key(name), [])
      for (word, saying) in sayings { store.put(.words, Self.key(name, word), Self.value(saying)) }
    }
  }

  /// The key of a word, or of the dictionary itself. No dictionary's name has a zero byte.
  private static func key(_ name: String, _ word: String? = nil) -> [UInt8] {
    Array(name.utf8) + (word.map { [0] + Array($0.utf8) } ?? [])
  }

  private static func value(_ saying: DictionarySaying) -> [UInt8] {
    var writer = ByteWriter()
    writer.number(UInt8(saying.isKnown ? 1 : 0))
    writer.number(UInt8(saying.suggestions == nil ? 0 : 1))
    writer.list(saying.suggestions ?? []) { $0.text($1) }
    return writer.bytes
  }

  private static func saying(_ value: [UInt8]) -> DictionarySaying? {
    var reader = ByteReader(value)
    guard let isKnown = reader.number(UInt8.self), let hasSuggestions = reader.number(UInt8.self),
      let suggestions = reader.list({ $0.text() }), reader.isAtEnd
    else { return nil }
    return DictionarySaying(isKnown: isKnown == 1, suggestions: hasSuggestions == 1 ? suggestions : nil)
  }
}
