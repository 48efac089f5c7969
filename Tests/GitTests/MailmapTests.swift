import Core
import Git
import TestSupport
import Testing

@Suite struct MailmapTests {
  @Test func resolvesAsGitDoes() throws {
    let text = """
      # people
      Ana Proper <ana@acme.example>
      Ben Proper <ben@acme.example> <ben@home.example>
      Cem Proper <cem@acme.example> Cem <shared@acme.example>
      nonsense
      <dana@acme.example> <DANA@old.example>
      """
    let test = try TestRepository()
    try test.write(".mailmap", text)
    let mailmap = Mailmap(Array(text.utf8))
    let people = [
      ("ana", "ana@acme.example"), ("b", "ben@home.example"), ("Cem", "shared@acme.example"),
      ("Other", "shared@acme.example"), ("Dana", "dana@OLD.example"), ("Nobody", "n@acme.example"),
    ]
    for (name, email) in people {
      let resolved = mailmap.resolve(Identity(name: name, email: email))
      let expected = try test.git("check-mailmap", "\(name) <\(email)>")
      #expect("\(resolved.name) <\(resolved.email)>\n" == expected)
    }
    let odd = Identity(name: "a\0b", email: "ana@acme.example\0")
    #expect(mailmap.resolve(odd) == odd)
    #expect(Mailmap([]).resolve(odd) == odd)
  }

  /// For any content of the file, we resolve identities as git does.
  @Test func anyBytesAreReadAsGitReadsThem() throws {
    let test = try TestRepository()
    var random = Sequence31(seed: 3)
    let parts = ["<", ">", " ", "\t", "\n", "#", "A", "b", "<a@b>", "<A@B>", " <c@d> ", "A <a@b>", "\u{E9}"]
    for _ in 0..<60 {
      let text = (0..<25).map { _ in parts[random.next() % parts.count] }.joined()
      try test.write(".mailmap", text)
      let mailmap = Mailmap(Array(text.utf8))
      for identity in [Identity(name: "A", email: "a@b"), Identity(name: "B", email: "c@d")] {
        let resolved = mailmap.resolve(identity)
        let expected = try test.git("check-mailmap", "\(identity.name) <\(identity.email)>")
        #expect("\(resolved.name) <\(resolved.email)>\n" == expected, "\(text.debugDescription)")
      }
    }
  }
}
