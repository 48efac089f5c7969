import Testing

@testable import Core

/// Checkpoints and cosignatures: the example of C2SP, and notes that another implementation signed.
@Suite struct CheckpointTests {
  private typealias Samples = CheckpointSamples

  private static func signed(_ text: String) throws -> SignedCheckpoint {
    try SignedCheckpoint(bytes: Array(text.utf8))
  }

  @Test func signsAsAnotherImplementationDoes() throws {
    let root = try #require(Digest(hex: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"))
    let checkpoint = Checkpoint(origin: Samples.origin, size: 8, root: root)
    #expect(checkpoint.text == Samples.text)
    let signed = try #require(SignedCheckpoint(checkpoint, by: try NoteSigner(Samples.secret)))
    #expect(signed.note.whole == Samples.text + "\n" + Samples.line)
  }

  @Test func readsTheExampleOfC2SP() throws {
    let signed = try Self.signed(
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

      """)
    #expect(signed.checkpoint.origin == "example.com/behind-the-sofa")
    #expect(signed.checkpoint.size == 20_852_163)
    #expect(signed.checkpoint.root.hex == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    #expect(signed.note.signatures.map(\.cosignedAt) == [nil, 1_679_315_147])
  }

  @Test func verifiesAWitness() throws {
    let (note, witness) = (
      try Self.signed(Samples.text + "\n" + Samples.line + Samples.witnessLine).note, try NoteKey(Samples.witness)
    )
    #expect(note.signatures.map { $0.isValid(by: witness, over: note.text) } == [false, true])
    #expect(note.signatures[1].cosignedAt == 1_795_428_000)
    #expect(!note.signatures[1].isValid(by: witness, over: note.text.replacing("8", with: "9")))
    // The same secret as a key of notes has another hash, and signs something else.
    #expect(!note.signatures[1].isValid(by: try NoteKey(Samples.otherLog), over: note.text))
    var later = note.signatures[1].bytes
    later[7] += 1
    let moved = NoteSignature(name: witness.name, keyID: witness.id, bytes: later)
    #expect(!moved.isValid(by: witness, over: note.text))
  }

  /// Who signed a checkpoint, and what keys say of it.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let note: String
    let keys: [String]
    let standing: @Sendable ([NoteKey]) -> SignedCheckpoint.Standing
  }

  static let cases = [
    Case(testDescription: "by the key", note: Samples.text + "\n" + Samples.line, keys: [Samples.key]) { _ in .signed },
    Case(
      testDescription: "by the key, and by a stranger", note: Samples.text + "\n" + Samples.line + Samples.witnessLine,
      keys: [Samples.key]
    ) { _ in .signed },
    Case(testDescription: "by a stranger", note: Samples.text + "\n" + Samples.witnessLine, keys: [Samples.key]) { _ in
      .foreign
    },
    Case(testDescription: "by the key, which is not known", note: Samples.text + "\n" + Samples.line, keys: []) { _ in
      .foreign
    },
    Case(
      testDescription: "by the key, another text",
      note: Samples.text.replacing("8\n", with: "9\n") + "\n" + Samples.line, keys: [Samples.key]
    ) { .forged($0[0]) },
    Case(
      testDescription: "by the key, another line", note: Samples.text + "more\n\n" + Samples.line, keys: [Samples.key]
    ) { .forged($0[0]) },
    Case(
      testDescription: "by its name with another hash",
      note: Samples.text + "\n" + Samples.line.replacing("tvvC", with: "tvvD"),
      keys: [Samples.key]
    ) { _ in .foreign },
    Case(
      testDescription: "by its hash with another name",
      note: Samples.text + "\n" + Samples.line.replacing("— acme.example/ledger", with: "— other.example/ledger"),
      keys: [Samples.key]
    ) { _ in .foreign },
  ]

  @Test(arguments: cases) func standing(row: Case) throws {
    let keys = try row.keys.map { try NoteKey($0) }
    #expect(try Self.signed(row.note).standing(by: keys) == row.standing(keys))
  }

  @Test func aKeySignsForTheLogOfItsName() throws {
    let signer = try NoteSigner(Samples.secret)
    let other = Checkpoint(origin: "other.example/ledger", size: 8, root: Digest(of: []))
    let own = Checkpoint(origin: Samples.origin, size: 8, root: Digest(of: []))
    #expect(SignedCheckpoint(other, by: signer)?.standing(by: [signer.key]) == .foreign)
    #expect(SignedCheckpoint(own, by: signer)?.standing(by: [signer.key]) == .signed)
  }

  /// Texts of notes that are no checkpoints; the good one with one thing changed.
  static let bad: [(old: String, new: String)] = [
    ("8\n", "08\n"), ("8\n", "+8\n"), ("8\n", "-8\n"), ("8\n", "8 \n"), ("8\n", "٨\n"), ("8\n", "8.0\n"),
    ("8\n", "0x8\n"),
    ("8\n", "9223372036854775808\n"), ("8\n", "99999999999999999999999999\n"), ("8\n", ""), ("8\n", "\n"),
    ("acme.example/ledger\n", "\n"), ("Qyg=\n", "Qyg\n"), ("Qyg=\n", "Qyh=\n"), ("XcnaeacG", ""),
    ("Xcna", "Xcna\nXcna"),
    ("XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n", ""), ("Qyg=\n", "Qyg=\n\nmore\n"),
  ]

  @Test(arguments: bad.indices) func refusesWhatIsNoCheckpoint(place: Int) throws {
    let (old, new) = Self.bad[place]
    let text = Samples.text.replacing(old, with: new)
    #expect(text != Samples.text)
    #expect(throws: NoteError.self) { try Self.signed(text + "\n" + Samples.line) }
    _ = try Self.signed(Samples.text + "\n" + Samples.line)
  }

  @Test func anEmptyTreeHasTheSizeZero() throws {
    #expect(try Self.signed(Samples.text.replacing("8\n", with: "0\n") + "\n" + Samples.line).checkpoint.size == 0)
  }

  @Test func newKeysDifferAndAreReadAgain() throws {
    let (one, other) = (try #require(NoteSigner.random(name: "a")), try #require(NoteSigner.random(name: "a")))
    #expect(one.key != other.key)
    #expect(try NoteSigner(one.text).key == one.key)
    #expect(try NoteKey(one.key.text) == one.key)
    #expect(NoteSigner.random(name: "a b") == nil)
    #expect(NoteSigner.random(name: "") == nil)
    #expect(NoteSigner.random(name: "a+b") == nil)
  }
}
