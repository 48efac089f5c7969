import Reporting
import Testing

@testable import Core

/// The file for Hootsuite's bulk composer: what it holds, and that what it cannot hold is said.
@Suite struct HootsuiteFileTests {
  /// The file of posts on X that are approved, or not.
  private static func file(_ posts: [PostSnapshot], approved: Bool = true) -> HootsuiteFile {
    var sample = SampleRepository()
    sample.posts = posts
    if approved { posts.forEach { sample.approve($0, by: "ana") } }
    return sample.queueReport().hootsuite
  }

  private static func post(
    _ id: String = "markt", at: Timestamp? = SampleRepository.at(1, 12, 9), text: String = "Am 1.12. ist Markt.",
    _ change: (inout Rendition) -> Void = { _ in }
  ) -> PostSnapshot {
    var post = SampleRepository.post(id, at: at, text: text)
    if var rendition = post.channels[0].rendition?.whole {
      change(&rendition)
      post.channels[0].rendition = KnownRendition(rendition)
    }
    return post
  }

  @Test func aRowHasTimeTextAndLink() {
    let file = Self.file([Self.post { $0.link = "https://acme.example/a,b" }, Self.post("stand")])
    #expect(
      file.text == "12/01/2026 09:00,\"Am 1.12. ist Markt.\",\"https://acme.example/a,b\"\r\n"
        + "12/01/2026 09:00,\"Am 1.12. ist Markt.\",\r\n")
    #expect(
      file.notes == [
        "Note: 2 posts for @acme (x). In Hootsuite choose that account and the date format mm/dd/yyyy; the times are "
          + "those of Europe/Berlin.",
        "Hint: once Hootsuite has them, record that, so that no other sender takes them:",
        "  stet record handed-off markt --channel x --to hootsuite --ahead",
        "  stet record handed-off stand --channel x --to hootsuite --ahead",
      ])
  }

  @Test(arguments: [
    ("a \"b\"\nc, d;", "\"a \"\"b\"\"\nc, d;\"", false), ("=1+1", "\"=1+1\"", true), ("@ben: ja", "\"@ben: ja\"", true),
    ("📣 Markt", "\"📣 Markt\"", false),
  ])
  func textsStandAsTheyAre(text: String, field: String, isFormula: Bool) {
    let file = Self.file([Self.post(text: text)])
    #expect(file.text == "12/01/2026 09:00,\(field),\r\n")
    #expect(file.notes.contains { $0.hasPrefix("Note: 1 text begins with a character that a") } == isFormula)
  }

  @Test func mediaAreToBeAdded() {
    let medium = Rendition.Media(sha256: Digest(of: "m".utf8), alt: "Stände\nim Hof", source: .file("media/a.jpg"))
    let file = Self.file([Self.post { $0.parts[0].media = [medium] }])
    #expect(file.text == "12/01/2026 09:00,\"Am 1.12. ist Markt.\",\r\n")
    #expect(file.notes.contains { $0.hasPrefix("Warning: 1 post in the file lacks its media") })
    #expect(file.notes.contains("  markt: media/a.jpg (alt text: Stände im Hof)"))
  }

  private static let losses: [(String, PostSnapshot)] = [
    ("it is a thread of 2 parts", post { $0.parts.append(Rendition.Part(text: "2/2")) }),
    ("it has no text", post(text: "")), ("it has a first comment", post { $0.firstComment = "Mehr im Profil" }),
    ("it has a title", post { $0.title = "Markt" }), ("its format is story", post { $0.format = .story }),
    ("its link card is written by hand", post { $0.preview = Rendition.Preview(title: "Markt") }),
    ("it sets disclosure and language", post { $0.options = ["language": "de", "disclosure": "own"] }),
    (
      "Hootsuite takes minutes that end in 0 or 5, and it is planned for 09:02:00",
      post(at: SampleRepository.at(1, 12, 9, 2))
    ),
    (
      "Hootsuite takes minutes that end in 0 or 5, and it is planned for 09:00:30",
      post(at: SampleRepository.at(1, 12, 9) + 30)
    ),
    ("its time comes in less than ten minutes", post(at: SampleRepository.now + 300)),
    // 02:30 on the day on which summer time ends, an hour after the same time on the clock.
    ("clocks in Europe/Berlin show 02:30 twice on that day", post(at: Timestamp(seconds: 1_824_946_200))),
  ]

  @Test(arguments: losses.indices)
  func whatItCannotHoldIsNotInIt(place: Int) {
    let (reason, post) = Self.losses[place]
    let file = Self.file([post])
    #expect(file.text == "")
    #expect(
      file.notes == ["Note: the file is empty.", "Warning: 1 scheduled post is not in the file:", "  markt: \(reason)"])
  }

  @Test func tenMinutesAheadIsEnough() {
    let soon = Self.post(at: SampleRepository.now + 600)
    #expect(Self.file([soon]).text.hasPrefix("11/23/2026 11:10,"))
  }

  @Test func whatIsNotScheduledIsCounted() {
    let file = Self.file([Self.post(), Self.post("stand", at: nil)], approved: false)
    #expect(file.text == "")
    let note = "Note: not in the file, since not scheduled: 2 entries: 2 need approval"
    #expect(file.notes == ["Note: the file is empty.", note])
  }

  @Test func rowsBeyondTheMostAreSaid() {
    let file = Self.file((1...352).map { Self.post("post-\($0)", at: SampleRepository.at(1, 12, 9) + Int64($0) * 300) })
    #expect(file.text.split(separator: "\r\n").count == 350)
    #expect(file.notes.contains("Warning: 2 scheduled posts are not in the file:"))
    #expect(file.notes.contains { $0.hasPrefix("  post-352: Hootsuite takes 350 rows at once") })
  }
}
