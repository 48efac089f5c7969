import ContentRepository
import Core
import Foundation
import Git
import TestSupport
import Testing

/// A long ledger is read by a thread of its own while history is walked, and what comes of it is the same.
@Suite struct LongLedgerTests {
  private let fixture: Fixture

  init() throws {
    fixture = try Fixture()
    _ = try RepositoryCreator.createLedger(
      in: fixture.open(), person: Identity(name: "Dana", email: "dana@acme.example"), at: Timestamp(seconds: 1))
    try fixture.commit("posts/a.md", Fixture.post("a", text: "Markt."))
    try fixture.commit("posts/a.md", Fixture.post("a", text: "Markt im Hof."), as: .ben)
    let ledger = TestLedger(
      fixture.repository, identity: try fixture.open().policy().configuration.repository)
    for note in ["one", "two", "three"] { try ledger.hold(note) }
  }

  private func open(longLedger: Int, isStored: Bool) throws -> ContentRepository {
    let content = isStored ? try fixture.open() : try ContentRepository.open(fixture.repository.path)
    content.longLedger = longLedger
    return content
  }

  @Test(arguments: [false, true]) func theQueueIsTheSame(isStored: Bool) throws {
    let now = Timestamp(seconds: 1_795_500_000)
    let expected = try QueueReader(repository: open(longLedger: .max, isStored: false), preparesHistory: true)
    let reader = try QueueReader(repository: open(longLedger: 1, isStored: isStored), preparesHistory: true)
    #expect(reader.ledger.contents.notes == ["one", "two", "three"])
    #expect(reader.ledger.contents.records.map(\.id) == expected.ledger.contents.records.map(\.id))
    #expect(reader.ledger.commit == expected.ledger.commit)
    let (queue, other) = (try reader.queue(now: now), try expected.queue(now: now))
    #expect(queue.entries.map(\.state) == other.entries.map(\.state))
    #expect(!queue.entries.isEmpty)
  }

  @Test func otherWorkIsDoneOnlyBesideALongLedger() throws {
    let configuration = try open(longLedger: 1, isStored: false).policy().configuration
    for (longLedger, isLong) in [(4, true), (5, false)] {
      var isDone = false
      let content = try open(longLedger: longLedger, isStored: false)
      _ = try content.ledger(of: configuration) { isDone = true }
      #expect(isDone == isLong, "\(longLedger)")
    }
  }

  /// What is wrong with the ledger is told as without the thread, and before what is wrong with history.
  @Test func errorsAreTheSame() throws {
    try fixture.repository.git("update-ref", "refs/heads/stet/ledger", "main")
    func error(_ longLedger: Int) throws -> String? {
      let content = try open(longLedger: longLedger, isStored: false)
      do {
        _ = try QueueReader(repository: content, preparesHistory: true)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(try error(1) == error(.max))
    #expect(try error(1) != nil)
  }

  /// A history that cannot be walked is no error of the ledger, and is told when it is asked for.
  @Test func aBrokenHistoryIsToldWhenItIsAskedFor() throws {
    let first = try fixture.repository.id("main~1")
    let object = "/.git/objects/\(first.hex.prefix(2))/\(first.hex.dropFirst(2))"
    try FileManager.default.removeItem(atPath: fixture.repository.path + object)
    func errors(_ longLedger: Int) throws -> [String] {
      let reader = try QueueReader(repository: open(longLedger: longLedger, isStored: false), preparesHistory: true)
      #expect(reader.ledger.contents.notes.count == 3)
      return (0..<2).map { _ in
        do {
          return "\(try reader.queue(now: Timestamp(seconds: 1_795_500_000)).entries.count) entries"
        } catch {
          return "\(error)"
        }
      }
    }
    #expect(try errors(1) == errors(.max))
    #expect(try errors(1)[0].contains(first.hex))
  }
}
