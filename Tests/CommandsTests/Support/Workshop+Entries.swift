import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

extension Workshop {
  /// The entry of a post on a channel, as `stet queue` prints it.
  func entry(
    _ post: String = "post-a", on channel: String = "x", now: String = "2026-11-23T10:00:00Z"
  ) throws -> JSONValue {
    let entries = try expectSuccess(["queue", "--format", "json", "--all"], now: now).json["entries"]?.arrayValue ?? []
    return try #require(entries.first { $0["post"]?.stringValue == post && $0["channel"]?.stringValue == channel })
  }

  /// The reasons for which approvals of an entry do not count.
  func notCounted(_ post: String = "post-a", on channel: String = "x") throws -> [String] {
    try entry(post, on: channel)["notCounted"]?.arrayValue?.compactMap { $0["reason"]?.stringValue } ?? []
  }

  /// The people whose approvals of an entry count.
  func approvers(_ post: String = "post-a", on channel: String = "x") throws -> [String] {
    try entry(post, on: channel)["approvals"]?.arrayValue?.compactMap { $0["actor"]?.stringValue } ?? []
  }

  /// Runs a deciding command and gives the id of the record that it wrote.
  @discardableResult
  func decide(
    _ arguments: [String], as person: Person, now: String = "2026-11-23T10:00:00Z",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try expectSuccess(
      arguments + ["--format", "json"], as: person, now: now, sourceLocation: sourceLocation)
    return try #require(try outcome.json["record"]?.stringValue, sourceLocation: sourceLocation)
  }

  /// Expects that a command is refused, or cannot run, says why, and leaves the ledger as it is.
  func expectRefusal(
    _ arguments: [String], as person: Person, now: String = "2026-11-23T10:00:00Z", status: Int32 = 1,
    saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try repository.id("stet/ledger")
    let outcome = stet(arguments, as: person, now: now)
    #expect(outcome.status.rawValue == status, "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    for words in words { #expect(outcome.errors.contains(words), "\(outcome.errors)", sourceLocation: sourceLocation) }
    #expect(try repository.id("stet/ledger") == before, sourceLocation: sourceLocation)
  }

  /// Writes `stet.yml` with one text put in place of another, and commits it.
  ///
  /// - Parameter allowsSame: whether that may change nothing.
  func reconfigure(_ old: String, _ new: String, allowsSame: Bool = false) throws {
    let source = try String(contentsOfFile: repository.path + "/stet.yml", encoding: .utf8)
    let changed = source.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    #expect(allowsSame || changed != source)
    try repository.write("stet.yml", changed)
    try repository.commit("stet.yml", as: .dana)
  }

  /// Writes `posts/a.md` and its picture on `main`, and commits them.
  func write(_ post: String = Workshop.post(), as person: Person = .ana, message: String = "post: Markt") throws {
    try repository.write("posts/a.md", post)
    try repository.write("media/markt.png", bytes: Workshop.picture)
    try repository.commit(message, as: person)
  }
}
