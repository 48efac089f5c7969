import Core
import Testing
@testable import Checks

/// Credits and rights of pictures.
@Suite struct MediaRightTests {
  static let cases = [
    LawCase("Text", keys: "media: [{ file: media/a.jpg, alt: A }]"),
    LawCase("Text", "image-credit", keys: "media: [{ file: media/AdobeStock_123.jpg, alt: A }]"),
    LawCase("Text", "image-credit", keys: "media: [{ file: media/a.jpg, alt: A, licence: CC BY 4.0 }]"),
    LawCase("Text", keys: "media: [{ file: media/a.jpg, alt: A, licence: CC0 }]"),
    LawCase(
      "Text", "image-credit", keys: "media: [{ file: media/a.jpg, alt: A, credit: Ana }, { file: media/b.jpg, alt: B }]"
    ),
    LawCase(
      "Text", keys: "media: [{ file: media/a.jpg, alt: A, credit: Ana }, { file: media/b.jpg, alt: B, licence: own }]"),
    LawCase("Text", keys: "media: [{ file: media/a.jpg, alt: A, licenceUntil: 2026-12-01 }]"),
    LawCase("Text", "image-rights", keys: "media: [{ file: media/a.jpg, alt: A, licenceUntil: 2026-11-30 }]"),
    LawCase("Text", "image-rights", keys: "media: [{ file: media/a.jpg, alt: A, consent: [] }]"),
    LawCase("Text", keys: "media: [{ file: media/a.jpg, alt: A, consent: [e-14] }]"),
  ]

  @Test(arguments: cases)
  func `a post breaks the rules it should and no other`(post: LawCase) {
    #expect(post.found == post.rules)
  }

  @Test func `a repository that names the rule wants every maker named`() {
    var tree = ContentInMemory(
      post: "---\nid: a\nchannels: [x]\npublishDate: slot\nmedia: [{ file: a.jpg, alt: A }]\n---\nText\n",
      pictures: ["a.jpg"])
    tree.configuration += "\nlint: { severity: { image-credit: warning } }\n"
    #expect(tree.findings.map(\.rule) == ["image-credit"])
    #expect(tree.findings.map(\.severity) == [.warning])
  }
}
