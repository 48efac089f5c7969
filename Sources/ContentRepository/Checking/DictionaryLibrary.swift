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
    let remembered = memory.withLock { $0?.words(of: name) } ?? RememberedWords()
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

/// What dictionaries said of words, kept in `.git/stet/words`: loading a dictionary takes longer than checking a post.
/// Valid as long as the dictionaries are the same; may be deleted at any time.
///
/// After a heading, each dictionary has a line of a tab and its name, and then the lines of `RememberedWords`.
struct SpellingMemory {
  private let file: KeptFile
  private let heading: [UInt8]
  /// The lines of each dictionary.
  private var sections: [String: ArraySlice<UInt8>] = [:]

  private static let (lineEnd, tab) = (UInt8(ascii: "\n"), UInt8(ascii: "\t"))

  /// - Parameter identity: a text that changes with the dictionaries.
  init(repository: Repository, identity: [String]) {
    file = KeptFile("words", in: repository, limit: 1 << 24)
    heading = Array("stet words 3 \(Digest(of: Array(identity.joined(separator: "\n").utf8)).hex)\n".utf8)
    let bytes = file.bytes.map(Array.init) ?? []
    if bytes.starts(with: heading) { readSections(bytes) }
  }

  private mutating func readSections(_ bytes: [UInt8]) {
    let starts = (heading.count..<bytes.count).filter { bytes[$0] == Self.tab && bytes[$0 - 1] == Self.lineEnd }
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      guard let nameEnd = bytes[start..<end].firstIndex(of: Self.lineEnd) else { continue }
      sections[String(decoding: bytes[(start + 1)..<nameEnd], as: UTF8.self)] = bytes[(nameEnd + 1)..<end]
    }
  }

  /// What is remembered of a dictionary.
  func words(of name: String) -> RememberedWords { RememberedWords(sections[name] ?? []) }

  /// Adds what was learned. Failing to write the memory is not an error.
  func add(_ learned: [String: [String: DictionarySaying]]) {
    guard learned.values.contains(where: { !$0.isEmpty }) else { return }
    var bytes = heading
    for name in Set(sections.keys).union(learned.keys).sorted() {
      bytes += [Self.tab] + Array(name.utf8) + [Self.lineEnd] + words(of: name).adding(learned[name] ?? [:])
    }
    file.replace(with: bytes)
  }
}
