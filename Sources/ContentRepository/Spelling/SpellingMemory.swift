internal import Canonical
internal import Foundation
internal import Git
internal import Validation

/// The words that dictionaries were found to have, kept in `.git/stet/words`: loading a dictionary takes longer than
/// checking a post. Right for as long as the dictionaries are the same; deleted at will.
struct SpellingMemory {
  private let path: String
  private let heading: String
  private(set) var words: [String: Set<String>] = [:]

  private static let limit = 1 << 24

  /// - Parameter identity: what changes with the dictionaries.
  init(repository: Repository, identity: [String]) {
    path = repository.commonDirectory + "stet/words"
    heading = "stet words 1 \(Digest(of: Array(identity.joined(separator: "\n").utf8)).hex)"
    guard let file = FileEntry(root: repository.commonDirectory, path: "stet/words"), file.kind == .regular,
      file.size <= Self.limit, let bytes = file.bytes(limit: Self.limit)
    else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first.map({ $0 == heading }) == true else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t")
      if parts.count == 2 { words[String(parts[0]), default: []].insert(String(parts[1])) }
    }
  }

  /// Adds what was learned. A memory that cannot be written is no error.
  func add(_ learned: [String: [String]]) {
    guard learned.values.contains(where: { !$0.isEmpty }) else { return }
    let all = words.merging(learned.mapValues(Set.init)) { $0.union($1) }
    let lines = all.sorted { $0.key < $1.key }.flatMap { name, words in words.sorted().map { "\(name)\t\($0)" } }
    let text = ([heading] + lines.filter { !$0.contains("\n") }).joined(separator: "\n") + "\n"
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
