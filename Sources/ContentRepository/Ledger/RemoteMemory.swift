internal import Core
internal import Foundation
internal import Git

/// What this clone remembers of a remote: how far its ledger once was, and when its branches were last fetched.
///
/// `refs/stet/seen/<remote>` keeps the ledger's commits from being collected as garbage. A file beside it has the same
/// and more, since `git fetch --prune` in a mirror deletes the reference. The file and the reference only ever gain: a
/// ledger that was rewound at the remote is still known here.
struct RemoteMemory {
  /// The commits that the ledger of the remote is known to have had: one, or two if file and reference differ.
  private(set) var seen: [ObjectID]
  /// When branches were last fetched, by their full names at the remote.
  private(set) var fetched: [String: Timestamp] = [:]
  private let remote: String
  private let repository: Repository
  /// The lines of the file.
  private var lines: [String]

  private static let sizeLimit = 1 << 16

  init(of remote: String, in repository: Repository) throws(GitError) {
    self.remote = remote
    self.repository = repository
    var seen = [try repository.reference(Self.reference(remote))].compactMap { $0 }
    lines = Self.lines(of: Self.file(remote, repository))
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 2, words[0] == "seen", let id = ObjectID(hex: words[1]) {
        if !seen.contains(id), try Self.isPresent(id, repository) { seen.append(id) }
      } else if words.count == 3, words[0] == "fetched", let seconds = Int64(words[1]) {
        fetched[words[2]] = Timestamp(seconds: seconds)
      }
    }
    self.seen = seen
  }

  /// Notes a state of the remote's ledger, and when it and other branches were fetched.
  ///
  /// - Parameter ledger: above everything that was seen before, or not noted.
  mutating func note(ledger: ObjectID?, fetched branches: [String] = [], at time: Timestamp? = nil) throws(GitError) {
    if let ledger { try advance(to: ledger) }
    if let time { for branch in branches { fetched[branch] = time } }
    let lines =
      seen.map { "seen \($0.hex)" }
      + fetched.sorted { $0.key < $1.key }.map { "fetched \($0.value.seconds) \($0.key)" }
    guard lines != self.lines else { return }
    self.lines = lines
    let file = Self.file(remote, repository)
    do {
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw GitError(.io, operation: "remember how far \(remote) is", message: error.localizedDescription)
    }
  }

  private mutating func advance(to ledger: ObjectID) throws(GitError) {
    for id in seen where try !repository.isAncestor(id, of: ledger) { return }
    let name = Self.reference(remote)
    let known = try repository.reference(name)
    seen = [ledger]
    guard known != ledger else { return }
    do throws(GitError) {
      try repository.updateReference(
        name, to: ledger, expecting: known, message: "stet: seen", identity: LedgerRoot.author(time: 0))
    } catch {
      // Another process has noted what it saw; this is in the file.
      guard error.isRace else { throw error }
    }
  }

  private static func reference(_ remote: String) -> String { "refs/stet/seen/\(remote)" }

  /// In the folder that linked work trees share. A remote's name may have slashes.
  private static func file(_ remote: String, _ repository: Repository) -> String {
    let name = remote.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? remote
    return repository.commonDirectory + "stet-seen/\(name)"
  }

  private static func lines(of file: String) -> [String] {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
      let size = attributes[.size] as? Int, size <= sizeLimit, let bytes = FileManager.default.contents(atPath: file)
    else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func isPresent(_ id: ObjectID, _ repository: Repository) throws(GitError) -> Bool {
    do throws(GitError) {
      _ = try repository.commit(id)
      return true
    } catch {
      guard error.code == .notFound || error.code == .invalid else { throw error }
      return false
    }
  }
}
