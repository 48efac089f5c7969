internal import Canonical
internal import Git
internal import Validation

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
