import Testing
@testable import Core

/// What the team notes of its rights in media.
@Suite struct MediaRightsTests {
  private func media(_ list: String) -> [MediaItem] {
    let text = "---\nid: a\nchannels: [x]\nmedia: \(list)\n---\nText\n"
    return PostReader.read(path: "posts/a.md", bytes: Array(text.utf8)).post?.content.media ?? []
  }

  @Test func `rights arrive`() {
    let rights = media("[{ file: a.jpg, licence: CC BY 4.0, licenceUntil: 2027-12-31, consent: [e-14, e-15] }]")
      .first?.rights
    #expect(rights?.licence == "CC BY 4.0")
    #expect(rights?.licenceUntil == CivilDate(year: 2027, month: 12, day: 31))
    #expect(rights?.consent == ["e-14", "e-15"])
  }

  @Test func `a file named twice keeps what either says`() {
    let items = media("[{ file: a.jpg, licence: own }, { file: a.jpg, licence: CC0, consent: [e-14] }]")
    #expect(items.map(\.rights) == [MediaRights(licence: "own", consent: ["e-14"])])
  }

  @Test func `the political advertiser and the lowest price arrive`() {
    let text = "---\nid: a\nchannels: [x]\npolitical: Verein Radstadt\nlowestPrice: 89 Euro\n---\nText\n"
    let labels = PostReader.read(path: "posts/a.md", bytes: Array(text.utf8)).post?.labels
    #expect(labels?.political == "Verein Radstadt")
    #expect(labels?.lowestPrice == "89 Euro")
  }
}
