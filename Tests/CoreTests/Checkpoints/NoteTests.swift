import Testing

@testable import Core

/// Signed notes and their keys: the vectors of Go's `note` package and of C2SP, and everything that is none.
@Suite struct NoteTests {
  private static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private static let secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  private static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
  private static let text = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  private static let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  private static let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

  private static func note(_ text: String) throws(NoteError) -> SignedNote { try SignedNote(bytes: Array(text.utf8)) }

  @Test func signsAsGoDoes() throws {
    let signer = try NoteSigner(Self.secret)
    #expect(signer.key.text == Self.peter)
    #expect(signer.text == Self.secret)
    let signature = try #require(signer.signature(of: Self.text))
    #expect(signature.line + "\n" == Self.peterLine)
    #expect(SignedNote(text: Self.text, signatures: [signature]).whole == Self.text + "\n" + Self.peterLine)
  }

  @Test func verifiesWhatGoSigned() throws {
    let note = try Self.note(Self.text + "\n" + Self.peterLine + Self.enochLine)
    let (peter, enoch) = (try NoteKey(Self.peter), try NoteKey(Self.enoch))
    #expect(note.text == Self.text)
    #expect(note.signatures.map { $0.isValid(by: peter, over: note.text) } == [true, false])
    #expect(note.signatures.map { $0.isValid(by: enoch, over: note.text) } == [false, true])
    #expect(!note.signatures[0].isValid(by: peter, over: note.text + "x\n"))
  }

  @Test func readsTheKeyInTheSpecification() throws {
    let line = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    #expect(try NoteKey(line).text == line)
  }

  /// As Go's own test does: no part of a key is one, nor is a key with another byte.
  @Test(arguments: [(peter, false), (secret, true)])
  func refusesDamagedKeys(key: String, isSecret: Bool) throws {
    func isKey(_ text: String) -> Bool {
      isSecret ? (try? NoteSigner(text)) != nil : (try? NoteKey(text)) != nil
    }
    #expect(isKey(key))
    let bytes = Array(key.utf8)
    for first in bytes.indices {
      for last in first..<bytes.count where first > 0 || last < bytes.count - 1 {
        #expect(!isKey(String(decoding: bytes[first...last], as: UTF8.self)))
      }
      var changed = bytes
      changed[first] += 1
      #expect(!isKey(String(decoding: changed, as: UTF8.self)), "byte \(first)")
    }
  }

  /// A text that is no key, and why.
  struct BadKey: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let error: NoteKeyError
  }

  static let badKeys = [
    BadKey(
      testDescription: "a key that is too long, with its hash",
      text: "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", error: .form),
    BadKey(
      testDescription: "a kind that Go does not know either, with its hash",
      text: "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", error: .unknownKind(101)),
    BadKey(testDescription: "another hash", text: "EnochRoot+af0cfe79+\(enoch.dropFirst(19))", error: .otherHash),
    BadKey(testDescription: "another name", text: "EnochRoof+\(enoch.dropFirst(10))", error: .otherHash),
    BadKey(testDescription: "capital digits", text: "EnochRoot+AF0CFE78+\(enoch.dropFirst(19))", error: .form),
    BadKey(testDescription: "a name with a space", text: "Enoch Root+\(enoch.dropFirst(10))", error: .form),
    BadKey(testDescription: "a name beyond ASCII", text: "Enöch+\(enoch.dropFirst(10))", error: .form),
    BadKey(testDescription: "no name", text: "+\(enoch.dropFirst(10))", error: .form),
    BadKey(testDescription: "a line end", text: enoch + "\n", error: .form),
    BadKey(testDescription: "a megabyte", text: String(repeating: "a", count: 1 << 20), error: .form),
    BadKey(testDescription: "the secret key", text: secret, error: .secret),
    BadKey(testDescription: "nothing", text: "", error: .form),
    BadKey(
      testDescription: "a point for which anybody can sign",
      text: "w+b45ad9ed+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      error: .weak),
  ]

  @Test(arguments: badKeys) func refusesWhatIsNoKey(bad: BadKey) throws {
    #expect(throws: bad.error) { try NoteKey(bad.text) }
    #expect(throws: NoteKeyError.noSecret) { try NoteSigner(Self.peter) }
  }

  /// Bytes that are no note, and why.
  struct BadNote: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let error: NoteError
  }

  static let badNotes = [
    BadNote(testDescription: "no signatures", text: text, error: .noSignatures),
    BadNote(testDescription: "a blank line alone", text: text + "\n", error: .noSignatures),
    BadNote(
      testDescription: "no last line end", text: String((text + "\n" + peterLine).dropLast()), error: .noSignatures),
    BadNote(testDescription: "no blank line", text: text + peterLine, error: .noSignatures),
    BadNote(
      testDescription: "a control character", text: "\u{1}" + text + "\n" + peterLine, error: .controlCharacter(line: 1)
    ),
    BadNote(
      testDescription: "line ends of Windows",
      text: (text + "\n" + peterLine).replacing("\n", with: "\r\n"), error: .controlCharacter(line: 1)),
    BadNote(testDescription: "a tab", text: text + "\n" + peterLine + "\t\n", error: .controlCharacter(line: 5)),
    BadNote(
      testDescription: "a name with a space",
      text: text + "\n" + peterLine.replacing("PeterNeumann", with: "Peter Neumann"), error: .signatureLine(4)),
    BadNote(
      testDescription: "a name with a space that cannot be seen",
      text: text + "\n" + peterLine.replacing("PeterNeumann", with: "Peter\u{A0}"), error: .signatureLine(4)),
    BadNote(
      testDescription: "a name with a plus",
      text: text + "\n" + peterLine.replacing("PeterNeumann", with: "Peter+"), error: .signatureLine(4)),
    BadNote(
      testDescription: "a hyphen for the dash", text: text + "\n" + peterLine.replacing("—", with: "-"),
      error: .signatureLine(4)),
    BadNote(
      testDescription: "another line at the end", text: text + "\n" + peterLine + "Unexpected line.\n",
      error: .signatureLine(5)),
    BadNote(
      testDescription: "base64 that is cut off", text: text + "\n" + peterLine.replacing("nAM=", with: "nAM"),
      error: .signatureLine(4)),
    BadNote(
      testDescription: "base64 in another form", text: text + "\n" + peterLine.replacing("nAM=", with: "nAN="),
      error: .signatureLine(4)),
    BadNote(
      testDescription: "an empty signature", text: text + "\n— PeterNeumann x08gow==\n", error: .signatureLine(4)),
    BadNote(testDescription: "a blank line at the end", text: text + "\n" + peterLine + "\n", error: .signatureLine(5)),
    BadNote(
      testDescription: "one key twice", text: text + "\n" + peterLine + peterLine, error: .repeatedKey("PeterNeumann")),
    BadNote(
      testDescription: "too many signatures",
      text: text + "\n" + (0...100).map { "— w\($0) x08go/ZJkuA=\n" }.joined(), error: .tooManySignatures),
    BadNote(
      testDescription: "a megabyte", text: String(repeating: "x", count: 1 << 20) + "\n\n" + peterLine,
      error: .tooLarge((1 << 20) + 2 + peterLine.utf8.count)),
    BadNote(testDescription: "nothing", text: "", error: .noSignatures),
  ]

  @Test(arguments: badNotes) func refusesWhatIsNoNote(bad: BadNote) throws {
    #expect(throws: bad.error) { try Self.note(bad.text) }
    _ = try Self.note(Self.text + "\n" + Self.peterLine)
  }

  @Test func refusesOtherEncodings() {
    #expect(throws: NoteError.notText) {
      try SignedNote(bytes: [0xFF] + Array((Self.text + "\n" + Self.peterLine).utf8))
    }
  }

  @Test func theLastBlankLineDivides() throws {
    let text = "one\n\n— looks like a signature\n\ntwo\n"
    let note = try Self.note(text + "\n" + Self.peterLine)
    #expect(note.text == text)
    #expect(note.whole == text + "\n" + Self.peterLine)
  }

  @Test func takesOtherPeoplesNamesAndHundredSignatures() throws {
    let lines = (0..<100).map { "— zeugin-ä\($0).example x08go/ZJkuA=\n" }.joined()
    #expect(try Self.note(Self.text + "\n" + lines).signatures.count == 100)
  }
}
