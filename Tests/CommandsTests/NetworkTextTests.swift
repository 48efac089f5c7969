import Core
import TestSupport
import Testing

/// What a network makes of a text decides what can be approved.
@Suite struct NetworkTextTests {
  private func workshop(_ body: String, channels: String) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.reconfigure(
      "  facebook: {",
      """
        threads: { network: threads, account: "@acme" }
        linkedin: { network: linkedin, account: acme }
        facebook: {
      """)
    let post = "---\nid: post-a\nchannels: \(channels)\npublishDate: 2026-12-01T09:00\n---\n\(body)\n"
    try workshop.repository.write("posts/post-a.md", post)
    try workshop.repository.commit("post", as: .ana)
    return workshop
  }

  @Test func partsAreOneTextWhereThereAreNoThreads() throws {
    let workshop = try workshop("Eins.\n\n<!-- next -->\n\nZwei.", channels: "[x, facebook, linkedin]")
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.states(of: "post-a") == ["x": "scheduled", "facebook": "scheduled", "linkedin": "scheduled"])
    let renditions = try workshop.expectSuccess(["preview", "post-a", "--format", "json"]).json["renditions"]?
      .arrayValue
    let texts = renditions?.map { preview in
      preview["content"]?["parts"]?.arrayValue?.compactMap { $0["text"]?.stringValue } ?? []
    }
    #expect(texts == [["Eins.", "Zwei."], ["Eins.\n\nZwei."], ["Eins.\n\nZwei."]])
    #expect(try workshop.expectSuccess(["check"]).output.contains("thread") == false)
  }

  @Test func whatThreadsRefusesIsNotApproved() throws {
    let workshop = try workshop(String(repeating: "a", count: 495) + "’’’", channels: "[mastodon, threads]")
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "504 bytes (498 characters)")
    #expect(try workshop.states(of: "post-a")["threads"] == "invalid")
  }

  @Test func aMentionOfLinkedInIsANameElsewhere() throws {
    let workshop = try workshop("Dank an @[Acme](urn:li:organization:1)!", channels: "[x, linkedin]")
    let output = try workshop.expectSuccess(["preview", "post-a"]).output
    #expect(output.contains("Dank an Acme!"))
    #expect(output.contains("Dank an @[Acme](urn:li:organization:1)!"))
  }
}
