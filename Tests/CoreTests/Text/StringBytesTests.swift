import SocialText
import Testing
@testable import Core

/// Texts are compared by their bytes, so that different compositions of letters are different.
@Suite struct StringBytesTests {
  @Test func `a letter composed in two ways is not the same`() {
    #expect("schön".isSame(as: "schön"))
    #expect("".isSame(as: ""))
    #expect("sch\u{F6}n" == "scho\u{308}n")
    #expect(!"sch\u{F6}n".isSame(as: "scho\u{308}n"))
    #expect(!"https://example.org/1".isSame(as: "https://example.org/2"))
    #expect(!"https://example.org/1".isSame(as: "https://example.org/"))
  }

  @Test func `a beginning is told by its bytes`() {
    #expect("overrides.x.text".begins(with: "overrides."))
    #expect("overrides.".begins(with: "overrides."))
    #expect("overrides.\u{301}".begins(with: "overrides."))
    #expect(!"overrides".begins(with: "overrides."))
    #expect(!"over".begins(with: "overrides."))
  }

  @Test func `plain is what has no letter beyond ASCII`() {
    #expect("".isPlain)
    #expect("madeForKids".isPlain)
    #expect(!"madeFor\u{212A}ids".isPlain)
  }

  @Test func `a key that Swift takes for another is read as that, whatever its length`() {
    let front = "id: a\nchannels: [youtube]\noverrides:\n  youtube:\n    madeFor\u{212A}ids: true\n"
    let reading = PostReader.read(path: "posts/a.md", bytes: Array("---\n\(front)---\nText\n".utf8))
    #expect(reading.post?.overrides["youtube"]?.options["madeForKids"] == .truth(true))
  }
}
