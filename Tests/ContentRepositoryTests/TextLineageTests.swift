import Core
import Foundation
import TestSupport
import Testing

/// Contribution follows texts and media across changes of ids, paths and kinds of files.
@Suite struct TextLineageTests {
  private let text = "Die Worte von Ben."

  /// A post of Ana's that shows Ben's text or picture, after what he and then she did.
  private func contributors(
    _ source: String? = nil, of post: String = "markt", ben: (TestRepository) throws -> Void,
    ana: (TestRepository) throws -> Void = { _ in }
  ) throws -> [String] {
    let fixture = try Fixture()
    try ben(fixture.repository)
    try fixture.repository.commit("draft", as: .ben)
    try ana(fixture.repository)
    try fixture.commit("posts/a.md", source ?? Fixture.post(text: text), as: .ana)
    return try fixture.contributors(post)
  }

  @Test(arguments: [
    ("notes/plan.txt", "\r\nDie Worte von Ben.\r\n\r\n"), ("plan.markdown", "\u{FEFF}Die Worte von Ben."),
    ("NOTES.TXT", "  \nDie Worte von Ben.\n\t\n"), ("drafts/a.md", "---\nid: b\n---\nDie Worte von Ben.\n"),
    ("posts/b.md", "---\nid: [\n---\nDie Worte von Ben.\n"),
    ("drafts/a.md", "---\nid: b\nchannels: [x]\noverrides: { x: { text: Die Worte von Ben. } }\n---\nAnderes.\n"),
  ]) func aTextIsItsWritersWhereverItStood(path: String, bytes: String) throws {
    #expect(try contributors(ben: { try $0.write(path, bytes) }) == ["ana", "ben"])
    #expect(
      try contributors(
        ben: { try $0.write(path, bytes) },
        ana: {
          try $0.remove(path)
          try $0.commit("gone", as: .cem)
        }) == ["ana", "ben"], "deleted in between")
  }

  @Test func anotherTextIsNot() throws {
    #expect(try contributors(ben: { try $0.write("notes/plan.txt", "Andere Worte von Ben.") }) == ["ana"])
    #expect(try contributors(ben: { try $0.write("notes/plan.html", text) }) == ["ana"], "no text file")
    #expect(try contributors(Fixture.post(text: ""), ben: { try $0.write("notes/plan.txt", "\n\n") }) == ["ana"])
  }

  /// A draft that another person changed before it became a post counts as written by both.
  @Test func whatStoodInTheFileBeforeCounts() throws {
    let found = try contributors(
      Fixture.post(text: "Die Worte von Ben!"), ben: { try $0.write("plan.txt", text) },
      ana: {
        try $0.write("plan.txt", "Die Worte von Ben!")
        try $0.commit("a sign", as: .cem)
      })
    #expect(found == ["ana", "ben", "cem"])
  }

  @Test func anotherIDAtThePathKeepsThem() throws {
    let ben = Fixture.post("andere", text: "Etwas von Ben.")
    #expect(try contributors(ben: { try $0.write("posts/a.md", ben) }) == ["ana", "ben"])
    #expect(try contributors(ben: { try $0.write("posts/b.md", ben) }) == ["ana"])
  }

  /// A copy counts like a move, also of a text that was corrected since.
  @Test func aCopyOfAPostKeepsThem() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/b.md", Fixture.post("b", text: text), as: .ben)
    try fixture.commit("posts/b.md", Fixture.post("b", text: text + "!"), as: .cem)
    try fixture.commit("posts/a.md", Fixture.post(text: text + "!"), as: .ana)
    #expect(try fixture.contributors() == ["ana", "ben", "cem"])
    #expect(try fixture.contributors("b") == ["ben", "cem"])
  }

  /// Formatting a text that is shown without formatting is no contribution, and does not become one by later edits.
  @Test func formattingAloneStaysNothing() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post(text: text))
    try fixture.commit("posts/a.md", Fixture.post(text: "Die *Worte* von Ben."), as: .ben)
    try fixture.commit("posts/a.md", Fixture.post(text: "Die Worte, kurz."))
    #expect(try fixture.contributors() == ["ana"])
  }

  @Test func everyFileThatBearsTheIDCounts() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/m.md", Fixture.post(text: text))
    for other in ["posts/a.md", "posts/z.md"] {
      try fixture.repository.write("posts/m.md", Fixture.post(text: "Etwas von Ben: \(other)"))
      try fixture.commit(other, Fixture.post(text: text), as: .ben)
      try fixture.repository.remove(other)
      try fixture.repository.commit("clean", as: .ben)
    }
    #expect(try fixture.contributors() == ["ana", "ben"])
  }

  /// Git allows any bytes in names. Two names that are not UTF-8 are two files, although both decode to the same text.
  @Test(arguments: ["\\376", "\\377"]) func namesThatAreNotUTF8StandForThemselves(name: String) throws {
    func write(_ text: String) -> (TestRepository) throws -> Void {
      let files = ["\\376", "\\377"].map { other in
        let text = other == name ? text : "Etwas."
        return "M 100644 inline \"drafts/\(other).md\"\ndata \(text.utf8.count)\n\(text)\n"
      }
      let head = "commit refs/heads/main\ncommitter Ben <ben@acme.example> 1793520000 +0000\ndata 1\nd\n"
      let stream = head + "from refs/heads/main^0\n" + files.joined()
      return { repository in
        try repository.run(["fast-import", "--quiet"], input: Array(stream.utf8))
        try repository.git("reset", "--quiet")
      }
    }
    #expect(try contributors(ben: write(Fixture.post("entwurf", text: text))) == ["ana", "ben"])
    #expect(try contributors(ben: write(Fixture.post("entwurf", text: "Anderes."))) == ["ana"])
  }

  /// The target of a symbolic link counts like the bytes of a file.
  @Test func aLinkHidesNoText() throws {
    let post = Fixture.post(text: text)
    let found = try contributors(
      ben: { repository in
        try FileManager.default.createSymbolicLink(atPath: repository.path + "/link", withDestinationPath: post)
      }, ana: { try $0.remove("link") })
    #expect(found == ["ana", "ben"])
    #expect(
      try contributors(ben: { repository in
        try FileManager.default.createSymbolicLink(atPath: repository.path + "/link", withDestinationPath: "stet.yml")
      }) == ["ana"])
  }

  /// A draft that is moved and changed in the same commit is recognised by its id.
  @Test(arguments: ["drafts/a.md", "posts/a.txt", "a.markdown"]) func aDraftIsKnownByItsID(path: String) throws {
    let draft = Fixture.post(text: "Die Worte von Ben, mit Feler.")
    let move = { (repository: TestRepository) in try repository.remove(path) }
    #expect(try contributors(ben: { try $0.write(path, draft) }, ana: move) == ["ana", "ben"])
    #expect(try contributors(ben: { try $0.write(path, draft) }) == ["ana", "ben"], "a copy")
    let other = Fixture.post("andere", text: "Die Worte von Ben, mit Feler.")
    #expect(try contributors(ben: { try $0.write(path, other) }, ana: move) == ["ana"], "another id")
  }

  @Test func aDraftOfAPostThatIsThereIsNotPartOfIt() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post())
    try fixture.commit("notes/a.md", Fixture.post(text: "Bens Vorschlag."), as: .ben)
    try fixture.commit("posts/a.md", Fixture.post(text: "Anas Fassung."))
    #expect(try fixture.contributors() == ["ana"])
  }

  /// Replacing a file by its git-LFS pointer, or a pointer by its file, keeps the contributors.
  @Test(arguments: [true, false]) func aPointerIsThePictureItPointsTo(isPointerFirst: Bool) throws {
    let picture = "PNG, mehr oder weniger"
    func pointer(to text: String) -> String {
      let digest = Digest(of: Array(text.utf8)).hex
      return "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize \(text.utf8.count)\n"
    }
    func found(_ pointer: String) throws -> [String] {
      let (first, second) = isPointerFirst ? (pointer, picture) : (picture, pointer)
      return try contributors(
        Fixture.post(more: "media: [{ file: media/hof.png, alt: Hof }]"), ben: { try $0.write("media/hof.png", first) },
        ana: {
          try $0.write("media/hof.png", second)
          try $0.commit("LFS", as: .cem)
        })
    }
    #expect(try found(pointer(to: picture)) == ["ana", "ben"])
    #expect(try found(pointer(to: "ein anderes Bild in PNG")) == ["ana", "cem"])
  }

  @Test func aPictureIsItsBringersUnlessItIsNotShown() throws {
    let shown = Fixture.post(more: "media: [{ file: media/hof.png, alt: Hof }]")
    let move = { (repository: TestRepository) in _ = try repository.git("mv", "media/b.png", "media/hof.png") }
    #expect(try contributors(shown, ben: { try $0.write("media/hof.png", "eins") }) == ["ana", "ben"])
    #expect(try contributors(shown, ben: { try $0.write("media/b.png", "eins") }, ana: move) == ["ana", "ben"])
    #expect(try contributors(ben: { try $0.write("media/hof.png", "eins") }) == ["ana"])
  }

  @Test func anOverrideIsOfItsChannelAndATextThatWasHiddenIsNot() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post())
    try fixture.commit("posts/a.md", Fixture.post(more: "overrides: { facebook: { text: Kurz } }"), as: .ben)
    #expect(try fixture.contributors(on: "x") == ["ana"])
    #expect(try fixture.contributors(on: "facebook") == ["ana", "ben"])
    // Ben's text is moved to `x`, where he counts as a contributor as well.
    try fixture.commit("posts/a.md", Fixture.post(text: "Kurz"), as: .cem)
    #expect(try fixture.contributors(on: "x") == ["ana", "ben", "cem"])
  }

  /// Restoring what an ancestor showed is no contribution; restoring another text is one.
  @Test func whatComesBackIsNobodys() throws {
    let fixture = try Fixture()
    try fixture.commit("posts/a.md", Fixture.post())
    try fixture.commit("posts/a.md", Fixture.post(text: "Fest."))
    try fixture.commit("posts/a.md", Fixture.post(), as: .ben)
    try fixture.repository.remove("posts/a.md")
    try fixture.repository.commit("gone", as: .cem)
    try fixture.commit("posts/b.md", Fixture.post(text: "Fest."), as: .cem)
    #expect(try fixture.contributors() == ["ana"])
    // A text on another branch was not in an ancestor.
    try fixture.repository.git("switch", "--quiet", "--create", "side")
    try fixture.commit("posts/b.md", Fixture.post(text: "Nebenan."))
    try fixture.repository.git("switch", "--quiet", "main")
    try fixture.commit("posts/b.md", Fixture.post(text: "Nebenan."), as: .dana)
    #expect(try fixture.contributors() == ["ana", "dana"])
  }
}
