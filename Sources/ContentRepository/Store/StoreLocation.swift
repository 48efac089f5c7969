internal import CSQLite
internal import Checks
internal import Core
internal import Foundation
internal import Git

/// Where the store of a repository is, and whether this process may write there.
package struct StoreLocation: Sendable {
  private let folder: String
  /// The value of `core.sharedRepository`, read when a file is made.
  private let sharing: @Sendable () -> String?
  private let name: String
  /// Whether the environment named the folder, which is then used on any file system.
  private let isNamed: Bool

  /// How many stores are kept, of programs of different versions.
  private static let mostFiles = 3
  /// Changes with the tables, and with how their keys and values are written.
  private static let form = "3"

  /// - Parameters:
  ///   - named: a folder outside the repository; `nil` for `.git/stet`, which all work trees share.
  ///   - program: a text that tells this version of the program from every other.
  ///   - sharing: `core.sharedRepository`.
  init(of repository: Repository, named: String?, program: String, sharing: @escaping @Sendable () -> String?) {
    let own = repository.commonDirectory + "stet"
    isNamed = named != nil
    folder = named.map { $0 + "/" + Digest(of: Array(repository.commonDirectory.utf8)).hex.prefix(16) } ?? own
    let identity = Digest(of: Array("\(Self.form) \(Store.schema) \(program)".utf8))
    name = Self.prefix + identity.hex.prefix(16) + Self.suffix
    self.sharing = sharing
  }

  private static let (prefix, suffix) = ("store-", ".sqlite")

  private var path: String { folder + "/" + name }

  /// The file; `nil` where there is none that this process may read.
  func opened() -> SQLite? {
    guard FileEntry(root: folder + "/", path: name)?.kind == .regular, !isOnNetwork else { return nil }
    return connection(isWritable ? .write : .read)
  }

  private func connection(_ access: SQLite.Access) -> SQLite? {
    guard let file = try? SQLite(path: path, access) else { return nil }
    file.wait(Self.patience)
    // No page goes to the file before the end of a transaction, so that others can read until then.
    guard (try? file.run("PRAGMA cache_spill = OFF")) != nil else { return nil }
    return file
  }

  /// In milliseconds: another process commits within that time, or this one does without.
  private static let patience: Int32 = 250

  /// A new file with empty tables; `nil` where it cannot be made.
  func created() -> SQLite? {
    guard !isOnNetwork else { return nil }
    let mode = Self.mode(sharing())
    let isNew = !FileManager.default.fileExists(atPath: folder)
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if isNew, let mode { chmod(folder, mode | (mode & 0o444) >> 2 | mode_t(S_ISGID)) }
    guard isWritable, !isOnNetwork else { return nil }
    removeOldest()
    guard let file = connection(.create) else { return nil }
    if let mode { chmod(path, mode) }
    // The journal makes a killed commit harmless; a write-ahead log could not be opened in a read-only folder.
    // Most rows fit into such a page; of half the size, many would take another one for their last bytes.
    let settings = "PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE;"
    guard (try? file.run("\(settings) \(Store.schema)")) != nil else { return nil }
    return file
  }

  /// The permissions that `core.sharedRepository` asks for; `nil` where those of the process are meant.
  private static func mode(_ sharing: String?) -> mode_t? {
    switch sharing?.lowercased() {
    case "group", "true", "1": 0o660
    case "all", "world", "everybody", "2": 0o664
    case .some(let text) where text.hasPrefix("0") && text.count == 4: mode_t(text, radix: 8)
    default: nil
    }
  }

  /// Whether this process may write: the folder, and the file where there is one, which must be its user's own.
  var isWritable: Bool {
    guard access(folder, W_OK) == 0 || !FileManager.default.fileExists(atPath: folder) else { return false }
    var status = stat()
    guard lstat(path, &status) == 0 else { return true }
    return status.st_uid == geteuid() && access(path, W_OK) == 0
  }

  /// Removes the file, which is damaged.
  func remove() {
    guard isWritable else { return }
    unlink(path)
    unlink(path + "-journal")
  }

  /// Removes the stores of all versions of the program. Returns how many there were.
  package func clear() -> Int {
    let files = stores()
    for file in files {
      unlink(folder + "/" + file)
      unlink(folder + "/" + file + "-journal")
    }
    return files.count
  }

  /// Makes room for one more file.
  private func removeOldest() {
    let aged = stores().filter { $0 != name }.map { file -> (file: String, age: Int) in
      var status = stat()
      return (file, lstat(folder + "/" + file, &status) == 0 ? Int(FileStamp(status).modified.seconds) : 0)
    }
    for old in aged.sorted(by: { ($0.age, $0.file) > ($1.age, $1.file) }).dropFirst(Self.mostFiles - 1) {
      unlink(folder + "/" + old.file)
    }
  }

  private func stores() -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }.sorted()
  }

  /// Whether the folder, or the one above it, is on a file system over the network, where SQLite's locks are not to be
  /// relied on.
  private var isOnNetwork: Bool {
    guard !isNamed else { return false }
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    let system = stet_file_system(FileManager.default.fileExists(atPath: folder) ? folder : parent)
    // NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph.
    return [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x5346_414F, 0x00C3_6400].contains(system)
  }
}
