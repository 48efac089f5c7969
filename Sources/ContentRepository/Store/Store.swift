internal import Core
internal import Foundation
internal import Git
internal import Synchronization

/// What earlier runs found out about objects: a file of SQLite in `.git/stet`, which can be deleted at any time.
///
/// **May be incomplete, never wrong.** A row says something of an object that does not change, and of a *basis*: the
/// rest that it depends on, such as the bytes of `stet.yml`. Rows of another basis count as absent. Each row has a
/// checksum; a bad one, and what SQLite takes for damage, makes the whole file count as absent and be removed: a command
/// gives the same result, only later. What is not noticed is a valid page in the place of another, which may hide rows.
///
/// **Is trusted as `.git` itself is.** It never travels between machines.
///
/// Rows that are put are kept in memory until `commit`, which writes them in one transaction; where another process
/// is writing, they are forgotten. The file's name has the identity of the program, so that two versions never read
/// what the other wrote.
package final class Store: Sendable {
  /// What is kept. Each table has its own basis.
  package enum Table: String, CaseIterable, Sendable {
    /// By a post's blob and path: the hashes that other posts can find it by, and its trace.
    case traces
    /// By a post's blob and path: what `check` found in it.
    case findings
    /// By a dictionary and a word: whether the dictionary has it, and what else it suggests.
    case words
    /// Under one key: the versions of `stet.yml` up to a commit of the policy branch.
    case policies
    /// By how many commits were before: what the commits of the ledger say, up to some tips; of one repository.
    case ledger
    /// By the SHA-256 of a record and a blob that has its bytes: these bytes.
    case records
    /// By the SHA-256 of a record and the blob of a signature file beside it: its key, and whether that signed the record.
    case signatures
    /// By the SHA-256 of a rendition and a blob that has its bytes: the digests of the files that it shows.
    case renditions
    /// By the id of a tree, and what its posts were judged by: the chunks of posts that it has, and what is wrong between
    /// them.
    case trees
    /// By its name: a chunk of posts of a tree, what they are and what was found in them.
    case posts
    /// By a blob: the digest of a picture or film, and what its head says.
    case media
    /// The commits of the content that were walked, page by page, by their numbers.
    case commits
    /// By a text file's path and blob: the post that it is, and the digests of its texts.
    case versions
    /// By a text, a file or a draft: the commits that brought it, and what it was made of.
    case strands
    /// By a post's id: what commits did to it.
    case pasts
    /// By a file's path: the posts that ever named it.
    case users
    /// By a post's id: what its readers saw with each of its versions.
    case steps

    /// The statement that finds a row.
    fileprivate var lookup: String { "SELECT value, sum FROM \(rawValue) WHERE key = ?" }
  }

  /// A row's parts.
  typealias Row = (key: [UInt8], value: [UInt8])

  private let location: StoreLocation
  private let state: Mutex<State>

  /// The connection, and what is to be written.
  private struct State: ~Copyable {
    var connection: Connection
    /// The basis that each table was opened with.
    var bases: [Table: [UInt8]] = [:]
    /// Whether the rows that the file has are of that basis.
    var isCurrent: [Table: Bool] = [:]
    var added: [Table: [[UInt8]: [UInt8]]] = [:]
    var removed: [Table: Set<[UInt8]>] = [:]
    /// The tables of which all rows are removed.
    var emptied: Set<Table> = []
    /// What rows were when this run read them, `nil` for an absent one.
    var expected: [(table: Table, key: [UInt8], value: [UInt8]?)] = []
    /// Whether reading failed.
    var isIncomplete = false
    /// How many callers of `reading` there are.
    var readers = 0
    /// How many rows were read since the file was locked for them; `nil` where it is not.
    var rowsUnderLock: Int?

    var isOpen: Bool {
      switch connection {
      case .open: true
      case .none: false
      }
    }

    /// Closes the file. What is to be written stays.
    mutating func forget() {
      connection = .none
      isCurrent = [:]
      rowsUnderLock = nil
    }
  }

  private enum Connection: ~Copyable {
    case open(SQLite)
    /// There is no file yet, or none that can be read.
    case none
  }

  /// - Parameter location: where the file is, or would be.
  init(at location: StoreLocation) {
    self.location = location
    state = Mutex(State(connection: Self.connection(to: location)))
  }

  private static func connection(to location: StoreLocation) -> Connection {
    guard let file = location.opened() else { return .none }
    return .open(file)
  }

  /// Whether there is a file that can be read.
  package var exists: Bool { state.withLock { $0.isOpen } }

  /// Says what the rows of a table depend on beside their keys. Until then the table is empty.
  func use(_ table: Table, basis: [UInt8]) {
    state.withLock { state in
      guard state.bases[table] != basis else { return }
      state.bases[table] = basis
      state.added[table] = nil
      state.removed[table] = nil
      state.emptied.remove(table)
      state.isCurrent[table] = Self.reading(&state, location) { (file) throws(SQLiteError) in
        try Self.isCurrent(table, basis, in: file)
      }
    }
  }

  /// Whether the rows that the file has of a table are of a basis.
  private static func isCurrent(
    _ table: Table, _ basis: [UInt8], in file: borrowing SQLite
  ) throws(SQLiteError) -> Bool {
    let known = try file.statement("SELECT value FROM bases WHERE name = ?")
    try known.bind(.bytes(Array(table.rawValue.utf8)))
    defer { known.finish() }
    return try known.step() && known.bytes(0) == basis
  }

  /// The value of a key; `nil` where it is not known.
  func value(_ table: Table, _ key: [UInt8]) -> [UInt8]? {
    state.withLock { state in
      guard state.isCurrent[table] == true else { return nil }
      Self.lock(&state, location)
      let found = Self.reading(&state, location) { (file) throws(SQLiteError) -> [UInt8]? in
        try Self.value(table, key, in: file)
      }
      if found == nil { state.isIncomplete = true }
      return found ?? nil
    }
  }

  /// Runs `body`, which reads many rows one by one: the file is locked once for some of them, which takes much of the
  /// time of reading one. Not for waiting on a person: other processes cannot write meanwhile.
  func reading<Result>(_ body: () throws -> Result) rethrows -> Result {
    state.withLock { $0.readers += 1 }
    defer {
      state.withLock { state in
        state.readers -= 1
        if state.readers == 0 { Self.unlock(&state, location) }
      }
    }
    return try body()
  }

  /// How many rows are read under one lock, so that others can write in between.
  private static let mostRowsUnderLock = 64

  private static func lock(_ state: inout State, _ location: StoreLocation) {
    guard state.readers > 0 else { return }
    if let rows = state.rowsUnderLock, rows < mostRowsUnderLock {
      state.rowsUnderLock = rows + 1
    } else {
      unlock(&state, location)
      let isLocked: Void? = Self.reading(&state, location) { (file) throws(SQLiteError) in try file.run("BEGIN") }
      if isLocked != nil { state.rowsUnderLock = 1 }
    }
  }

  private static func unlock(_ state: inout State, _ location: StoreLocation) {
    guard state.rowsUnderLock != nil else { return }
    state.rowsUnderLock = nil
    let _: Void? = Self.reading(&state, location) { (file) throws(SQLiteError) in try file.run("COMMIT") }
  }

  /// Whether a row could not be read in this run, so that one that seems absent may be there: for tables in which
  /// absence says something.
  var isIncomplete: Bool { state.withLock { $0.isIncomplete } }

  private static func value(
    _ table: Table, _ key: [UInt8], in file: borrowing SQLite
  ) throws(SQLiteError) -> [UInt8]? {
    let found = try file.keptStatement(table.lookup)
    try found.statement.bind(.bytes(key))
    defer { found.statement.finish() }
    guard try found.statement.step() else { return nil }
    return try Self.checked(key, found.statement.bytes(0), found.statement.number(1))
  }

  /// All rows of a table, in the order of the keys' bytes; empty where none is known.
  func rows(_ table: Table) -> [Row] {
    state.withLock { state in
      guard state.isCurrent[table] == true else { return [] }
      let found = Self.reading(&state, location) { (file) throws(SQLiteError) -> [Row] in
        try Self.rows(table, in: file)
      }
      if found == nil { state.isIncomplete = true }
      return found ?? []
    }
  }

  private static func rows(_ table: Table, in file: borrowing SQLite) throws(SQLiteError) -> [Row] {
    let all = try file.statement("SELECT key, value, sum FROM \(table.rawValue) ORDER BY key")
    defer { all.finish() }
    var rows: [Row] = []
    while try all.step() {
      let key = all.bytes(0)
      rows.append((key, try checked(key, all.bytes(1), all.number(2))))
    }
    return rows
  }

  /// Adds a row, or replaces it, when the run commits.
  func put(_ table: Table, _ key: [UInt8], _ value: [UInt8]) {
    state.withLock { $0.added[table, default: [:]][key] = value }
  }

  /// Removes rows when the run commits.
  func remove(_ table: Table, _ keys: some Sequence<[UInt8]>) {
    state.withLock { $0.removed[table, default: []].formUnion(keys) }
  }

  /// Removes all rows of a table when the run commits, before others are added.
  func removeAll(_ table: Table) {
    state.withLock { state in
      state.added[table] = nil
      state.removed[table] = nil
      state.emptied.insert(table)
    }
  }

  /// Says that what is put rests on a row as this run read it, `nil` where it was absent: if another process has changed
  /// it when the run commits, all that was put is forgotten.
  func expect(_ table: Table, _ key: [UInt8], _ value: [UInt8]?) {
    state.withLock { $0.expected.append((table, key, value)) }
  }

  /// Writes what was put, in one transaction. Failing to write is not an error: the rows are found out again.
  func commit() {
    state.withLock { state in
      guard state.added.values.contains(where: { !$0.isEmpty }), location.isWritable else { return }
      Self.unlock(&state, location)
      if !state.isOpen, let made = location.created() { state.connection = .open(made) }
      let isWritten: Void? = Self.reading(&state, location) {
        [
          bases = state.bases, added = state.added, removed = state.removed, emptied = state.emptied,
          expected = state.expected
        ]
        (file) throws(SQLiteError) in
        try file.run("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
          for row in expected {
            let basis = bases[row.table] ?? []
            let value = try Self.isCurrent(row.table, basis, in: file) ? Self.value(row.table, row.key, in: file) : nil
            guard value == row.value else { throw SQLiteError.changed }
          }
          for table in Table.allCases where bases[table] != nil && added[table]?.isEmpty == false {
            if emptied.contains(table) { try file.run("DELETE FROM \(table.rawValue)") }
            try Self.write(table, bases[table] ?? [], added[table] ?? [:], removed[table] ?? [], to: file)
          }
          try file.run("COMMIT")
        } catch {
          try? file.run("ROLLBACK")
          throw error
        }
      }
      if isWritten != nil {
        for table in state.added.keys where state.bases[table] != nil { state.isCurrent[table] = true }
      }
      state.added = [:]
      state.removed = [:]
      state.emptied = []
      state.expected = []
    }
  }

  private static func write(
    _ table: Table, _ basis: [UInt8], _ added: [[UInt8]: [UInt8]], _ removed: Set<[UInt8]>, to file: borrowing SQLite
  ) throws(SQLiteError) {
    if try !isCurrent(table, basis, in: file) {
      try file.run("DELETE FROM \(table.rawValue)")
      let base = try file.statement("INSERT OR REPLACE INTO bases(name, value) VALUES(?, ?)")
      try base.bind(.bytes(Array(table.rawValue.utf8)), .bytes(basis))
      _ = try base.step()
    }
    let gone = try file.statement("DELETE FROM \(table.rawValue) WHERE key = ?")
    for key in removed {
      try gone.bind(.bytes(key))
      _ = try gone.step()
    }
    let new = try file.statement("INSERT OR REPLACE INTO \(table.rawValue)(key, value, sum) VALUES(?, ?, ?)")
    // In the order of the keys, the table's own, which is quicker, and makes equal contents equal files.
    for (key, value) in added.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try new.bind(.bytes(key), .bytes(value), .number(sum(key, value)))
      _ = try new.step()
    }
  }

  /// The statements that make an empty store.
  static let schema: String =
    (["bases(name BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"]
    + Table.allCases.map {
      "\($0.rawValue)(key BLOB PRIMARY KEY, value BLOB NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID"
    })
    .map { "CREATE TABLE IF NOT EXISTS \($0);" }.joined()

  private static func sum(_ key: [UInt8], _ value: [UInt8]) -> Int64 {
    Int64(bitPattern: Checksum.of(key) &* 31 &+ Checksum.of(value))
  }

  private static func checked(_ key: [UInt8], _ value: [UInt8], _ sum: Int64) throws(SQLiteError) -> [UInt8] {
    guard Self.sum(key, value) == sum else { throw SQLiteError.badRow }
    return value
  }

  /// The result of reading or writing the file; `nil` where that fails. A damaged file is closed and removed.
  private static func reading<Value>(
    _ state: inout State, _ location: StoreLocation, _ body: (borrowing SQLite) throws(SQLiteError) -> Value
  ) -> Value? {
    let damaged: Bool
    switch state.connection {
    case .none: return nil
    case .open(let file):
      do throws(SQLiteError) {
        return try body(file)
      } catch {
        damaged = error.isDamage
      }
    }
    guard damaged else { return nil }
    state.forget()
    location.remove()
    return nil
  }
}

extension SQLiteError {
  /// A row whose checksum does not fit.
  fileprivate static let badRow = SQLiteError(code: 11)
  /// A row that another process has changed.
  fileprivate static let changed = SQLiteError(code: 5)
}

extension Store {
  /// How many rows each table has, each row's checksum and SQLite's own structures verified; `nil` where the file is
  /// damaged, or there is none.
  package func verified() -> [(table: Table, rows: Int)]? {
    state.withLock { state in
      Self.reading(&state, location) { (file) throws(SQLiteError) -> [(table: Table, rows: Int)] in
        let check = try file.statement("PRAGMA integrity_check")
        defer { check.finish() }
        guard try check.step(), check.bytes(0) == Array("ok".utf8) else { throw SQLiteError.badRow }
        var counts: [(table: Table, rows: Int)] = []
        for table in Table.allCases { counts.append((table, try Self.rows(table, in: file).count)) }
        return counts
      }
    }
  }

  /// Removes the stores of all versions of the program, this one's too. Returns how many there were.
  @discardableResult package func clear() -> Int {
    state.withLock { $0.forget() }
    return location.clear()
  }
}
