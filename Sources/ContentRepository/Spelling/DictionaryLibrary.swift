internal import Canonical
internal import Foundation
internal import Git
internal import Synchronization
internal import Validation

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
    return "spelling in \(Validation.Shown.plain(language)) is not checked: no dictionary for hunspell is installed "
      + "(\(debian); macOS: put its .aff and .dic into ~/Library/Spelling)"
  }
}
