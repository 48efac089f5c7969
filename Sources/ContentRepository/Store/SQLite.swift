internal import CSQLite

/// Why SQLite refused.
struct SQLiteError: Error {
  /// One of SQLite's result codes: <https://www.sqlite.org/rescode.html>.
  let code: Int32

  /// Whether the file itself is damaged, or none of SQLite's.
  var isDamage: Bool { [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_MISMATCH].contains(code & 0xFF) }
}

/// One connection to a file of SQLite. No pointer leaves this file.
struct SQLite: ~Copyable {
  /// How a file is opened.
  enum Access {
    case read, write
    /// Writes, and makes the file where there is none.
    case create
  }

  private let handle: OpaquePointer
  private let prepared = PreparedStatements()

  /// Opens a file, no link followed.
  init(path: String, _ access: Access) throws(SQLiteError) {
    let mode =
      switch access {
      case .read: SQLITE_OPEN_READONLY
      case .write: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, mode | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_FULLMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code)
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  borrowing func run(_ statements: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, statements, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code) }
  }

  /// Waits that many milliseconds for another process before a statement fails.
  borrowing func wait(_ milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// A statement, to be run with different values.
  borrowing func statement(_ text: String) throws(SQLiteError) -> Statement {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, text, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw SQLiteError(code: code) }
    return Statement(prepared)
  }

  /// The same as `statement`, prepared once for all that ask for it: preparing takes longer than looking a row up.
  borrowing func keptStatement(_ text: String) throws(SQLiteError) -> KeptStatement {
    if let known = prepared.statements[text] { return known }
    let made = KeptStatement(try statement(text))
    prepared.statements[text] = made
    return made
  }

  /// A statement that lives as long as its connection.
  final class KeptStatement {
    let statement: Statement

    fileprivate init(_ statement: consuming Statement) { self.statement = statement }
  }

  private final class PreparedStatements {
    var statements: [String: KeptStatement] = [:]
  }

  /// A prepared statement.
  struct Statement: ~Copyable {
    private let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    /// Sets the parameters, the first one first.
    borrowing func bind(_ values: Value...) throws(SQLiteError) {
      sqlite3_reset(handle)
      for (place, value) in zip(Int32(1)..., values) {
        let code =
          switch value {
          case .number(let number): sqlite3_bind_int64(handle, place, number)
          case .bytes(let bytes):
            bytes.withUnsafeBytes { bytes in
              // A null pointer would bind NULL; SQLITE_TRANSIENT, as a C macro unknown to Swift, is -1.
              bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, place, 0)
                : sqlite3_bind_blob(
                  handle, place, bytes.baseAddress, Int32(clamping: bytes.count),
                  unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }
          }
        guard code == SQLITE_OK else { throw SQLiteError(code: code) }
      }
    }

    /// Runs the statement up to its next row. Returns false where there is none.
    borrowing func step() throws(SQLiteError) -> Bool {
      let code = sqlite3_step(handle)
      guard code == SQLITE_ROW || code == SQLITE_DONE else {
        sqlite3_reset(handle)
        throw SQLiteError(code: code)
      }
      if code == SQLITE_DONE { sqlite3_reset(handle) }
      return code == SQLITE_ROW
    }

    /// Ends a statement whose further rows are not wanted, and so its lock.
    borrowing func finish() { sqlite3_reset(handle) }

    /// The bytes in a column of the row, from 0 on; empty for NULL.
    borrowing func bytes(_ column: Int32) -> [UInt8] {
      guard let start = sqlite3_column_blob(handle, column) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// The number in a column of the row, from 0 on; 0 for what is none.
    borrowing func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  }

  /// A parameter of a statement.
  enum Value {
    case number(Int64)
    case bytes([UInt8])
  }
}
