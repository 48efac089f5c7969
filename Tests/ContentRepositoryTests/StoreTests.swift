import Core
import Foundation
import TestSupport
import Testing

@testable import ContentRepository

/// The store gives what was put, or no answer: whatever happens to its file.
@Suite struct StoreTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  /// A store as one run opens it.
  private func store(program: String = "1", basis: String = "b") throws -> Store {
    let store = try #require(try fixture.open(program: program).store)
    for table in Store.Table.allCases { store.use(table, basis: Array(basis.utf8)) }
    return store
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Puts some rows, as one run does.
  private func keep(_ rows: [String: String], program: String = "1", basis: String = "b") throws {
    let store = try store(program: program, basis: basis)
    for (key, value) in rows { store.put(.words, bytes(key), bytes(value)) }
    store.commit()
  }

  private func value(_ key: String, basis: String = "b") throws -> String? {
    try store(basis: basis).value(.words, bytes(key)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func whatWasPutIsFoundInTheNextRun() throws {
    #expect(try store().exists == false)
    try keep(["a": "1", "": "2", "ä\u{0}": ""])
    #expect(try value("a") == "1")
    #expect(try value("") == "2")
    #expect(try value("ä\u{0}") == "")
    #expect(try value("b") == nil)
    try keep(["a": "3", "b": "4"])
    #expect(try value("a") == "3")
    #expect(try store().rows(.words).map { String(decoding: $0.key, as: UTF8.self) } == ["", "a", "b", "ä\u{0}"])
    #expect(try store().rows(.traces).isEmpty)
  }

  @Test func aRunThatPutsNoRowMakesNoFile() throws {
    let store = try store()
    _ = store.value(.words, [1])
    store.commit()
    #expect(!FileManager.default.fileExists(atPath: fixture.repository.path + "/.git/stet"))
  }

  @Test func rowsOfAnotherBasisCountAsAbsent() throws {
    try keep(["a": "1"])
    #expect(try value("a", basis: "c") == nil)
    #expect(try value("a") == "1")
    try keep(["b": "2"], basis: "c")
    #expect(try value("a", basis: "c") == nil)
    #expect(try value("b", basis: "c") == "2")
    #expect(try value("a") == nil)
  }

  /// Many rows are read under one lock, and others can still write.
  @Test func manyRowsAreReadTogether() throws {
    try keep(Dictionary(uniqueKeysWithValues: (0..<200).map { ("\($0)", "\($0)") }))
    let one = try store()
    one.reading {
      for number in 0..<200 { #expect(one.value(.words, bytes("\(number)")) == bytes("\(number)")) }
      one.put(.words, bytes("own"), bytes("1"))
      one.commit()
      #expect(one.value(.words, bytes("own")) == bytes("1"))
    }
    #expect(!one.isIncomplete)
    try keep(["other": "2"])
    #expect(one.value(.words, bytes("other")) == bytes("2"))
    // While the file is locked for rows, others do not write, and are not wrong.
    try one.reading {
      _ = one.value(.words, bytes("1"))
      try keep(["late": "3"])
      #expect(one.value(.words, bytes("late")) == nil)
    }
    #expect(try value("1") == "1")
    #expect(one.exists)
  }

  @Test func removedRowsAreGone() throws {
    try keep(["a": "1", "b": "2"])
    let store = try store()
    store.remove(.words, [bytes("a")])
    store.put(.words, bytes("c"), bytes("3"))
    store.commit()
    #expect(try value("a") == nil)
    #expect(try value("b") == "2")
    #expect(try value("c") == "3")
  }

  @Test func twoRunsAtOnceLoseNoRowThatIsThere() throws {
    try keep(["a": "1"])
    let (one, two) = (try store(), try store())
    one.put(.words, bytes("b"), bytes("2"))
    two.put(.words, bytes("c"), bytes("3"))
    one.commit()
    two.commit()
    #expect(try store().rows(.words).count == 3)
  }

  /// Another process is writing: this one forgets its rows and ends as if it had none.
  @Test func aBusyStoreIsLeftAlone() throws {
    try keep(["a": "1"])
    let other = try SQLite(path: fixture.storeFile.path, .write)
    try other.run("BEGIN EXCLUSIVE")
    let store = try store()
    #expect(store.value(.words, bytes("a")) == nil)
    store.put(.words, bytes("b"), bytes("2"))
    store.commit()
    try other.run("ROLLBACK")
    #expect(try value("a") == "1")
    #expect(try value("b") == nil)
  }

  /// A process was killed while it wrote: its journal is played back.
  @Test func aKilledWriteHasNoEffect() throws {
    try keep(["a": "1"])
    let file = try fixture.storeFile
    let before = try Data(contentsOf: file)
    let copies = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: copies) }
    do {
      let writer = try SQLite(path: file.path, .write)
      // Pages go to the file before the end, as the cache has no room for them.
      try writer.run("PRAGMA cache_size = 1; BEGIN IMMEDIATE")
      let row = try writer.statement("INSERT OR REPLACE INTO words(key, value, sum) VALUES(?, ?, ?)")
      for number in 0..<200 {
        try row.bind(.bytes(bytes("\(number)")), .bytes(Array(repeating: 7, count: 4_000)), .number(0))
        _ = try row.step()
      }
      for name in [file.lastPathComponent, file.lastPathComponent + "-journal"] {
        let source = file.deletingLastPathComponent().appending(path: name)
        try FileManager.default.copyItem(at: source, to: copies.appending(path: name))
      }
      try writer.run("ROLLBACK")
    }
    #expect(try Data(contentsOf: copies.appending(path: file.lastPathComponent)) != before)
    for name in try FileManager.default.contentsOfDirectory(atPath: copies.path) {
      let target = file.deletingLastPathComponent().appending(path: name)
      try? FileManager.default.removeItem(at: target)
      try FileManager.default.copyItem(at: copies.appending(path: name), to: target)
    }
    #expect(try value("a") == "1")
    #expect(try store().rows(.words).count == 1)
  }

  @Test func aBadRowDropsTheFile() throws {
    try keep(["a": "1", "b": "2"])
    try SQLite(path: fixture.storeFile.path, .write).run("UPDATE words SET value = x'37' WHERE key = x'61'")
    #expect(try value("a") == nil)
    #expect(try store().exists == false)
    try keep(["a": "1"])
    #expect(try value("a") == "1")
  }

  @Test(arguments: ["", "no store", "SQLite format 3\u{0}"])
  func anotherFileInItsPlaceIsReplaced(content: String) throws {
    try keep(["a": "1"])
    let file = try fixture.storeFile
    try Data(content.utf8).write(to: file)
    #expect(try value("a") == nil)
    try keep(["b": "2"])
    try keep(["b": "2"])
    #expect(try value("b") == "2")
  }

  @Test func aLinkInItsPlaceIsNotFollowed() throws {
    try keep(["a": "1"])
    let file = try fixture.storeFile
    let elsewhere = fixture.repository.path + "/elsewhere.sqlite"
    try FileManager.default.moveItem(atPath: file.path, toPath: elsewhere)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: elsewhere)
    let before = try Data(contentsOf: URL(filePath: elsewhere))
    #expect(try value("a") == nil)
    try keep(["b": "2"])
    #expect(try Data(contentsOf: URL(filePath: elsewhere)) == before)
  }

  /// A folder without the right to write, or for root, to whom every folder is writable, a file of another user.
  @Test func whatMayNotBeWrittenIsRead() throws {
    try keep(["a": "1"])
    let file = try fixture.storeFile
    let folder = file.deletingLastPathComponent().path
    if geteuid() == 0 {
      try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: file.path)
    } else {
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    }
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
    let before = try Data(contentsOf: file)
    #expect(try value("a") == "1")
    try keep(["b": "2"])
    #expect(try value("b") == nil)
    #expect(try Data(contentsOf: file) == before)
  }

  @Test(arguments: [("group", 0o660), ("all", 0o664), ("0640", 0o640)])
  func sharedRepositoriesHaveASharedStore(setting: String, mode: Int) throws {
    try fixture.repository.git("config", "core.sharedRepository", setting)
    try keep(["a": "1"])
    let attributes = try FileManager.default.attributesOfItem(atPath: fixture.storeFile.path)
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  @Test func allWorkTreesShareOne() throws {
    try keep(["a": "1"])
    let other = fixture.repository.path + "/.git/other"
    try fixture.repository.git("worktree", "add", "--quiet", "--detach", other)
    let content = try ContentRepository.open(other)
    content.useStore(program: "1")
    let store = try #require(content.store)
    store.use(.words, basis: bytes("b"))
    #expect(store.value(.words, bytes("a")) == bytes("1"))
  }

  @Test func anotherFolderCanBeNamed() throws {
    let folder = fixture.repository.path + "/.git/elsewhere"
    let content = try ContentRepository.open(fixture.repository.path)
    content.useStore(in: folder, program: "1")
    let store = try #require(content.store)
    store.use(.words, basis: [])
    store.put(.words, [1], [2])
    store.commit()
    #expect(FileManager.default.fileExists(atPath: folder))
    #expect(!FileManager.default.fileExists(atPath: fixture.repository.path + "/.git/stet"))
  }

  @Test func verifyingCountsTheRows() throws {
    try keep(["a": "1", "b": "2"])
    let counts = try #require(try store().verified())
    #expect(counts.map(\.rows) == Store.Table.allCases.map { $0 == .words ? 2 : 0 })
    try SQLite(path: fixture.storeFile.path, .write).run("UPDATE words SET sum = 0")
    #expect(try store().verified() == nil)
  }

  @Test func clearingRemovesTheStoresOfAllVersions() throws {
    for program in ["1", "2"] { try keep(["a": "1"], program: program) }
    #expect(try fixture.open().storeLocation(program: "1").clear() == 2)
    #expect(try store().exists == false)
    #expect(try fixture.open().storeLocation(program: "1").clear() == 0)
  }
}
