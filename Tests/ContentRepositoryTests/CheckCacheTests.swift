import ContentRepository
import Core
import Foundation
import Synchronization
import TestSupport
import Testing

/// The store never changes the findings of `check`.
@Suite struct CheckCacheTests {
  /// How many posts a run had to read.
  private final class Count: Sendable {
    let posts = Mutex(0)
  }

  /// Three posts with findings of several kinds, older than git's index, so that git vouches for them.
  private func fixture() throws -> Fixture {
    let fixture = try Fixture()
    let posts = [
      "a": Fixture.post("a", text: "Im Hof ist Markt.", more: "colour: red"),
      "b": Fixture.post("b", text: "IM HOF IST MARKT"),
      "c": Fixture.post("c", text: "Am ~~Montag~~ Dienstag öffnet das Tor."),
    ]
    for (name, text) in posts { try write(text, "posts/\(name).md", fixture) }
    try fixture.repository.commit("posts")
    return fixture
  }

  private func write(_ text: String, _ path: String, _ fixture: Fixture) throws {
    try fixture.repository.write(path, text)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
      ofItemAtPath: fixture.repository.path + "/" + path)
  }

  /// The findings of a run with the store, and how many posts it read.
  private func run(
    _ fixture: Fixture, paths: [String] = [], program: String = "1"
  ) throws -> (findings: [Finding], read: Int) {
    let count = Count()
    var request = CheckRequest(paths: paths, usesStore: true) { _, total in count.posts.withLock { $0 = total } }
    request.storeThreshold = 1
    let findings = try Checker(repository: fixture.open(program: program)).check(request).findings
    return (findings, count.posts.withLock { $0 })
  }

  private func fresh(_ fixture: Fixture, paths: [String] = []) throws -> [Finding] {
    try Checker(repository: fixture.open()).check(CheckRequest(paths: paths)).findings
  }

  @Test func aSecondRunReadsNothingAndFindsTheSame() throws {
    let fixture = try fixture()
    let expected = try fresh(fixture)
    #expect(Set(expected.map(\.rule)).isSuperset(of: ["unknown-key", "duplicate-text", "strikethrough"]))
    let (first, second) = (try run(fixture), try run(fixture))
    #expect(first.findings == expected && first.read == 3)
    #expect(second.findings == expected && second.read == 0)
  }

  @Test func aChangedPostIsReadAgain() throws {
    let fixture = try fixture()
    _ = try run(fixture)
    try write(Fixture.post("a", text: "Anderes.", more: "color: blue"), "posts/a.md", fixture)
    let again = try run(fixture)
    #expect(try again.findings == fresh(fixture))
    #expect(again.read == 1)
  }

  @Test func onePostAloneKnowsOfTheOthers() throws {
    let fixture = try fixture()
    _ = try run(fixture)
    let one = try run(fixture, paths: ["posts/b.md"])
    #expect(try one.findings == fresh(fixture, paths: ["posts/b.md"]))
    #expect(one.findings.contains { $0.rule == "duplicate-text" })
    #expect(one.read == 0)
  }

  @Test func anotherProgramOrConfigurationStartsAnew() throws {
    let fixture = try fixture()
    _ = try run(fixture)
    #expect(try run(fixture, program: "2").read == 3)
    try fixture.repository.write("stet.yml", Fixture.configuration + "lint: { disable: [duplicate-text] }\n")
    let changed = try run(fixture, program: "2")
    #expect(try changed.findings == fresh(fixture))
    #expect(changed.read == 3)
  }

  /// Each version of the program has a store of its own, and few are kept.
  @Test func anotherProgramLeavesTheStoreOfThisOne() throws {
    let fixture = try fixture()
    for program in 1...6 { #expect(try run(fixture, program: "\(program)").read == 3) }
    #expect(try run(fixture, program: "6").read == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: fixture.repository.path + "/.git/stet")
    #expect(files.count == 3)
  }

  @Test(arguments: [0.0, 0.3, 0.9]) func aDamagedStoreIsAsGoodAsNone(part: Double) throws {
    let fixture = try fixture()
    let expected = try run(fixture).findings
    let file = try fixture.storeFile
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(Int(Double(bytes.count) * part)).write(to: file)
    #expect(try run(fixture).findings == expected)
    #expect(try run(fixture).findings == expected)
    #expect(try run(fixture).read == 0)
  }

  /// One changed byte at any place: in the head, in a key, in a number, in a finding.
  @Test func aDamagedByteChangesNothing() throws {
    let fixture = try fixture()
    let expected = try run(fixture).findings
    let one = try fresh(fixture, paths: ["posts/b.md"])
    let file = try fixture.storeFile
    let bytes = try Data(contentsOf: file)
    let used = bytes.indices.filter { bytes[$0] != 0 }
    for place in stride(from: 0, to: used.count, by: 11) {
      var damaged = bytes
      damaged[used[place]] ^= 0x81
      try damaged.write(to: file)
      #expect(try run(fixture, paths: ["posts/b.md"]).findings == one)
      try damaged.write(to: file)
      #expect(try run(fixture).findings == expected)
    }
  }
}
