import Core
import TestSupport
import Testing

@Suite struct RecordRoundTripTests {
  /// Random sets of members: records are read as they were written.
  @Test func whateverIsWrittenIsRead() throws {
    var random = SeededGenerator(seed: 20_261_201)
    for _ in 0..<500 {
      let record = Self.record(&random)
      let bytes = try record.checkedBytes()
      let read = try Record(bytes: bytes)
      #expect(read.bytes == bytes)
      #expect(read.id == Digest(of: bytes))
      #expect(read.subjects == record.subjects)
      #expect(read.imported == record.imported)
    }
  }

  /// A withdrawal, a dismissal or a resume of single posts says so; `crit` names no other way to narrow one.
  @Test(arguments: [RecordKind.withdraw, .dismiss, .resume]) func aRecordAboutAPartIsRead(kind: RecordKind) throws {
    var record = Samples.sample(kind)
    #expect(record.postsActedOn == nil)
    record.subjects = [.scope(Scope(posts: ["a", "b"])), .post(Samples.plainPost)]
    for critical in [[], ["subjects"]] {
      record.critical = critical
      let read = try Record(bytes: record.checkedBytes())
      #expect(read == record)
      #expect(read.postsActedOn == ["a", "b", Samples.plainPost.post])
    }
    for subject in [
      Subject.scope(Scope(all: true, posts: ["a"])), .scope(Scope(channels: ["x"])),
      .config(PolicySubject(sha256: Samples.target, files: ["words/a.txt": Samples.target])),
      .scope(Scope(posts: ["a"], campaigns: ["advent"])), .delivery(Samples.delivery),
    ] {
      record.subjects = [.scope(Scope(posts: ["a"])), subject]
      let error = #expect(throws: RecordError.self) { try record.checkedBytes() }
      #expect(error?.description.hasSuffix("narrows \(kind.rawValue) in a way that is not known") == true)
    }
  }

  /// A series in a schedule, and a scope of one occurrence.
  @Test func whatRepeatsIsRead() throws {
    let day = try #require(CivilDate(written: "2026-12-29"))
    let rule = RecurrenceRule(.monthly, interval: 2, weekdays: [.init(.monday, number: 1)], monthDays: [-1, 7])
    for (end, except) in [(Repetition.End.times(400), []), (.until(day), [day])] {
      var schedule = try #require(Samples.post.channels["x"]).schedule
      schedule.repetition = RecordedRepetition(Repetition(rule, end, except: except), shift: except.isEmpty ? 0 : 7_200)
      var post = Samples.plainPost
      post.channels["x"]?.schedule = schedule
      var record = Samples.sample(.approve)
      record.subjects = [.post(post)]
      #expect(try Record(bytes: record.checkedBytes()) == record)
    }
    var hold = Samples.sample(.hold)
    hold.subjects = [.scope(Scope(posts: ["a"], occurrence: day))]
    #expect(try Record(bytes: hold.checkedBytes()) == hold)
    var resume = Samples.sample(.resume)
    resume.subjects = hold.subjects
    resume.critical = ["occurrence", "subjects"]
    let read = try Record(bytes: resume.checkedBytes())
    #expect(read == resume && read.postsActedOn == ["a"] && read.occurrencesActedOn == ["a": [day]])
    // Others have no such part, and `crit` names only what is there.
    for kind in [RecordKind.withdraw, .dismiss] {
      var other = Samples.sample(kind)
      other.subjects = hold.subjects
      #expect(throws: RecordError.self) { try other.checkedBytes() }
    }
    resume.subjects = [.scope(Scope(posts: ["a"]))]
    #expect(throws: RecordError.self) { try resume.checkedBytes() }
    for scope in [Scope(posts: ["a", "b"], occurrence: day), Scope(all: true, posts: ["a"], occurrence: day)] {
      hold.subjects = [.scope(scope)]
      #expect(throws: RecordError.self) { try hold.checkedBytes() }
    }
  }

  @Test func whatWasDoneByHandSaysSo() throws {
    var delivery = Samples.delivery
    delivery.byHand = true
    let record = Samples.record(.handedOff, [.delivery(delivery)])
    #expect(String(decoding: record.bytes, as: UTF8.self).contains(#""byHand":true"#))
    #expect(try Record(bytes: record.bytes).subjects == [.delivery(delivery)])
    #expect(!String(decoding: Samples.sample(.handedOff).bytes, as: UTF8.self).contains("byHand"))
  }

  /// With any byte changed, it is no record any more, or a different one.
  @Test func noByteIsWithoutMeaning() throws {
    let bytes = Samples.sample(.approve).bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      if let read = try? Record(bytes: changed) {
        #expect(read.bytes != bytes, "byte \(index)")
      }
    }
  }

  /// Every prefix of a record, and arbitrary bytes, are rejected without a crash.
  @Test func hostileBytesAreTurnedAway() {
    let bytes = Samples.sample(.published).bytes
    for count in bytes.indices { #expect(throws: RecordError.self) { try Record(bytes: Array(bytes[..<count])) } }
    let nested = Array(repeating: UInt8(ascii: "["), count: 60_000)
    #expect(throws: RecordError.self) { try Record(bytes: nested) }
    #expect(throws: RecordError.self) { try Record(bytes: [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]) }
  }

  @Test func aRecordMayHave64KiB() throws {
    var record = Samples.record(.published, [.delivery(Samples.delivery)])
    record.verdict = ["text": ""]
    let room = Record.maximumSize - record.bytes.count
    record.verdict = ["text": .string(String(repeating: "a", count: room))]
    #expect(try Record(bytes: record.bytes) == record)
    record.verdict = ["text": .string(String(repeating: "a", count: room + 1))]
    #expect(throws: RecordError.tooLarge(Record.maximumSize + 1)) { try record.checkedBytes() }
  }

  private static func record(_ random: inout SeededGenerator) -> Record {
    var record = Samples.sample(RecordKind.allCases[Int.random(in: RecordKind.allCases.indices, using: &random)])
    if Bool.random(using: &random) { record.note = ["a", "ä\n", "\u{301}e", "\t"].randomElement(using: &random) }
    if Bool.random(using: &random), record.actor != nil { record.roles = [] }
    if Bool.random(using: &random) { record.policy = Samples.policy }
    if Bool.random(using: &random) { record.targets = [Samples.digest("0"), Samples.digest("1")] }
    record.time = Timestamp(seconds: Int64.random(in: 0...253_402_300_799, using: &random))
    record.subjects = record.subjects.map { subject in
      guard case .post(var post) = subject else { return subject }
      if Bool.random(using: &random) { post.occurrence = "2026-12-01" }
      if Bool.random(using: &random) { post.evidence = nil }
      if Bool.random(using: &random) { post.corrections = [] }
      if Bool.random(using: &random) { post.inputs.campaign = "\u{E9} und e\u{301}" }
      return .post(post)
    }
    return record
  }
}
