internal import Core

/// A value that the store can keep.
protocol StoredValue {
  init?(_ reader: inout ByteReader)
  func write(to writer: inout ByteWriter)
  /// Removes what is said of commits from that number on.
  mutating func keep(upTo count: Int)
}

extension StoredValue {
  mutating func keep(upTo count: Int) {}
}

/// A key of the store.
protocol StoredKey: Hashable {
  init?(storeKey: [UInt8])
  var storeKey: [UInt8] { get }
}

/// A dictionary whose values are read from a table of the store when they are first asked for, and written back where they
/// changed.
struct KeptTable<Key: StoredKey, Value: StoredValue> {
  private let table: Store.Table
  /// `nil` where everything is in memory.
  private let store: Store?
  /// How many commits are known by the numbers that the rows have: other processes may have added more since, whose
  /// numbers mean other commits here.
  private let count: Int
  private var values: [Key: Value?] = [:]
  private var changed: Set<Key> = []

  init(_ table: Store.Table, in store: Store?, upTo count: Int = 0) {
    self.table = table
    self.store = store
    self.count = count
  }

  /// The value of a key; `nil` where there is none.
  subscript(_ key: Key) -> Value? {
    mutating get {
      if let known = values[key] { return known }
      let value = store?.value(table, key.storeKey).flatMap(read)
      values[key] = .some(value)
      return value
    }
  }

  /// Changes the value of a key, or the one that stands for none.
  mutating func update<Result>(
    _ key: Key, default none: @autoclosure () -> Value, _ change: (inout Value) throws -> Result
  ) rethrows -> Result {
    // Taken out meanwhile, so that it is not copied.
    var value = self[key] ?? none()
    values[key] = .some(nil)
    defer {
      values[key] = .some(value)
      changed.insert(key)
    }
    return try change(&value)
  }

  /// Every value.
  var all: [(key: Key, value: Value)] {
    mutating get {
      for row in store?.rows(table) ?? [] {
        guard let key = Key(storeKey: row.key), values[key] == nil else { continue }
        values[key] = .some(read(row.value))
      }
      return values.compactMap { key, value in value.map { (key, $0) } }
    }
  }

  /// Hands what changed to the store.
  mutating func save() {
    guard let store else { return }
    var writer = ByteWriter()
    for key in changed {
      guard case .some(.some(let value)) = values[key] else { continue }
      writer.removeAll()
      value.write(to: &writer)
      store.put(table, key.storeKey, writer.bytes.withUnsafeBytes { Array($0) })
    }
    changed = []
  }

  private func read(_ bytes: [UInt8]) -> Value? {
    var reader = ByteReader(bytes)
    guard var value = Value(&reader), reader.isAtEnd else { return nil }
    value.keep(upTo: count)
    return value
  }
}
