import Core
import Testing
@testable import Checks

@Suite struct PathRuleTests {
  private func findings(_ paths: [String]) -> [Finding] {
    var content = ContentInMemory()
    content.files = paths.map { ($0, .init(text: "picture")) }
    return content.findings
  }

  @Test(arguments: [
    ("media/Stände.jpg", "media/Sta\u{308}nde.jpg"), ("media/a.jpg", "media/A.jpg"),
    ("media/straße.jpg", "media/STRASSE.jpg"), ("media/σίγμας.jpg", "media/ΣΊΓΜΑΣ.jpg"),
  ])
  func `twins are found whatever makes them so`(first: String, second: String) {
    let found = findings([first, second, "media/other.jpg"])
    #expect(found.map(\.rule) == ["path-twin", "path-twin"])
    #expect(Set(found.map { ExactText($0.path) }) == [ExactText(first), ExactText(second)])
  }

  @Test func `folders can be twins, and a folder that of a file`() {
    #expect(findings(["Media/a.jpg", "media/b.jpg"]).map(\.path) == ["Media", "media"])
    #expect(findings(["a/Hof", "a/hof/b.jpg"]).map(\.path) == ["a/Hof", "a/hof"])
  }

  @Test func `dotless i is a letter of its own`() {
    #expect(findings(["media/ı.jpg", "media/i.jpg"]) == [])
  }

  @Test(arguments: ["a\u{FFFD}.jpg", "a\u{1B}.jpg", "a\u{2066}b.jpg", "a\u{85}.jpg"])
  func `hidden characters in paths are found and shown harmlessly`(path: String) {
    let found = findings([path])
    #expect(found.map(\.rule) == ["path-encoding"])
    #expect(found.first?.summary.unicodeScalars.contains(where: HiddenScalar.isHidden) == false)
  }

  @Test(arguments: ["Bücher/Straße 1.jpg", "🎄.png", "a'b.jpg"])
  func `other paths are fine`(path: String) {
    #expect(findings([path]) == [])
  }

  @Test func `a link that may be a folder of posts is found, a picture is not`() {
    var content = ContentInMemory()
    content.files = [
      ("posts/intern", .init(kind: .symbolicLink)), ("posts/markt.jpg", .init(kind: .symbolicLink)),
    ]
    #expect(content.findings.map(\.path) == ["posts/intern"])
  }

  @Test func `the command that takes the mode away can be copied`() {
    var content = ContentInMemory(post: "---\nid: a\nchannels: [x]\npublishDate: slot\n---\nText")
    content.files[0] = ("posts/ana's post.md", .init(kind: .executable, text: content.files[0].file.text))
    #expect(
      content.findings.first?.explanation?.contains("--chmod=-x 'posts/ana'\\''s post.md'`") == true)
  }

  @Test func `an id that moves with its post has not changed`() {
    let text = "---\nid: a\nchannels: [x]\npublishDate: slot\n---\nText"
    var content = ContentInMemory()
    content.files = [
      ("posts/1.md", .init(text: text)), ("posts/2.md", .init(text: text.replacing("id: a", with: "id: b") + " zwei")),
    ]
    content.base = ["posts/1.md": "b", "posts/2.md": "a"]
    #expect(content.findings == [])
    content.base = ["posts/1.md": "old"]
    #expect(content.findings.map(\.rule) == ["id-changed"])
  }
}
