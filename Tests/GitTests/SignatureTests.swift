import Core
import Git
import Testing

@Suite struct SignatureTests {
  @Test(arguments: [
    "Ana\ncommitter Ben <ben@acme.example> 0 +0000", "Ana\r", "A\0na", "Ana\u{85}", "\u{7F}Ana", "Ana <x", "Ana>", "",
    " Ana", "Ana ",
  ])
  func rejectsWhatWouldAlterTheCommit(_ text: String) {
    #expect(
      code(try Signature(name: text, email: "a@b", time: 0, offsetMinutes: 0)) == .invalid
    )
    #expect(
      code(try Signature(name: "Ana", email: text, time: 0, offsetMinutes: 0)) == .invalid
    )
  }

  @Test func rejectsTimesThatGitCannotHold() {
    #expect(
      code(try Signature(name: "A", email: "a", time: -1, offsetMinutes: 0)) == .invalid)
    #expect(
      code(try Signature(name: "A", email: "a", time: 0, offsetMinutes: 6000)) == .invalid
    )
  }

  @Test func acceptsNamesOfAllLanguages() throws {
    let signature = try Signature(name: "Jürgen 田中", email: "j@acme.example", time: 1, offsetMinutes: -570)
    #expect(signature.identity == Identity(name: "Jürgen 田中", email: "j@acme.example"))
  }
}
