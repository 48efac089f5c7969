import Core
import Testing
@testable import Checks

/// Wrong names, addresses and descriptions, and their certain corrections.
@Suite struct SlipRuleTests {
  private func fixes(_ rule: String, _ post: WrittenPost) -> [String] {
    post.findings(rule).flatMap(\.fixes).flatMap(\.edits).map(\.text)
  }

  @Test func channelsAreFoundByTheNamesThatPeopleUse() {
    #expect(
      fixes("unknown-channel", WrittenPost(body: "Markt.", channels: "[Facebook, Twitter]")) == ["facebook", "x"])
    #expect(WrittenPost(body: "Markt.", channels: "[x, Facebook]").marked("unknown-channel") == ["Facebook"])
    // A fix does not duplicate an existing name, and a merely similar name is only suggested.
    #expect(fixes("unknown-channel", WrittenPost(body: "Markt.", channels: "[x, X]")) == [])
    #expect(fixes("unknown-channel", WrittenPost(body: "Markt.", channels: "[facebok]")) == [])
    let found = WrittenPost(body: "Markt.", channels: "[Zeitung]").findings("unknown-channel")
    #expect(found.first?.explanation?.contains("facebook") == true)
  }

  /// What is written in another form than a list is not missing as well.
  @Test func whatCannotBeReadIsFoundOnce() {
    for (channels, isFound) in [("LinkedIn, x", false), ("[]", true), ("[[x]]", false)] {
      #expect(WrittenPost(body: "Markt.", channels: channels).findings("no-channels").isEmpty != isFound, "\(channels)")
    }
    for (lines, isFound) in [("media: bild.jpg", false), ("media: [bild.jpg]", false), ("media: []", true), ("", true)]
    {
      let post = WrittenPost(body: "Markt.", lines: lines, channels: "[instagram]")
      #expect(post.findings("media-needed").isEmpty != isFound, "\(lines)")
    }
  }

  @Test func overridesAndLabels() {
    #expect(fixes("unknown-override", WrittenPost(body: "Markt.", lines: "overrides: { X: { title: a } }")) == ["x"])
    #expect(fixes("unknown-label", WrittenPost(body: "Markt.", lines: "department: PR")) == ["pr"])
    #expect(fixes("unknown-label", WrittenPost(body: "Markt.", lines: "department: prr")) == [])
  }

  @Test(arguments: [
    ("www.acme.example/day", "https://www.acme.example/day"), ("acme.example", "https://acme.example"),
    ("\"acme.example/a,b\"", "\"https://acme.example/a,b\""),
  ]) func aLinkWithoutItsScheme(link: String, meant: String) {
    #expect(fixes("link-not-http", WrittenPost(body: "Markt.", lines: "link: \(link)")) == [meant])
  }

  @Test(arguments: ["Markt", "mailto:a@acme.example", "/advent", "acme", "1.2", "acme.example advent", "z.B."])
  func whatIsNoHostHasNoFix(link: String) {
    let post = WrittenPost(body: "Markt.", lines: "link: \"\(link)\"")
    #expect(!post.findings("link-not-http").isEmpty)
    #expect(fixes("link-not-http", post) == [])
  }

  @Test func anAddressInATextForMastodon() {
    let post = WrittenPost(body: "Seht www.acme.example/day heute.", channels: "[mastodon]")
    #expect(post.fixed("bare-link").contains("Seht https://www.acme.example/day heute."))
  }

  private func alt(_ alt: String) -> [Severity] {
    let post =
      "---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\nmedia: [{ file: media/IMG_2033.png, alt: \(alt) }]\n---\nMarkt.\n"
    return ContentInMemory(post: post, pictures: ["media/IMG_2033.png"]).findings.filter { $0.rule == "alt-missing" }
      .map(\.severity)
  }

  @Test func theNameOfAFileIsNoDescription() {
    for name in ["IMG_2033.JPG", "img_2033", "IMG_2033.png", "hof.jpeg", "DSC_0042", "Bildschirmfoto um 9.png"] {
      #expect(alt(name) == [.warning], "\(name)")
    }
    for name in [
      "WhatsApp Image 2026-11-20 at 09.31.22", "Screenshot 2026-11-20 at 9.41.00\u{202F}AM", "Foto 12", "Bild 3",
      "image1",
      "Bildschirmfoto 2026-11-20 um 09.31.22", "unbenannt", "Untitled-1", "PXL_20261120_091122123.MP", "Bild 1 von 3",
      "IMG-20261120-WA0012", "DSC_0012",
    ] {
      #expect(alt("'\(name)'") == [.warning], "\(name)")
    }
    for text in [
      "Screenshot des neuen Kalenders mit drei Terminen", "Foto: Marktplatz bei Nacht", "Bild 3: Eingang zum Hof",
      "Unbenannte Straße", "Foto 12 Uhr mittags am Hof", "WhatsApp Image der Gruppe", "Bild", "Haus 3", "3 Fotos",
    ] {
      #expect(alt("'\(text)'") == [], "\(text)")
    }
    for text in ["Der Hof", "Lichterkette", "Bild IMG_2033.JPG vom Hof"] { #expect(alt(text) == [], "\(text)") }
  }

  @Test(arguments: ["\u{200B}\u{200B}\u{2060}", "\u{AD}", "\u{2800}", "\u{3164} \u{200D}"])
  func aTextThatNobodySeesIsEmpty(text: String) {
    #expect(WrittenPost(body: text).findings("empty-text").count == 1)
    #expect(WrittenPost(body: text + "a").findings("empty-text") == [])
  }

  @Test(arguments: [
    ("📅 Montag\n🕑 um zwei\n📅🕑📅🕑 kommt", "📅🕑📅🕑"), ("🔥 🎉\nund 🔥\n🎉🔥🎉🔥", "🎉🔥🎉🔥"),
    ("**Hof**🔥🔥🔥🔥 heute", "🔥🔥🔥🔥"), ("Hof\n\n- 👍🏽👍🏽👨‍👩‍👧🇩🇪", "👍🏽👍🏽👨‍👩‍👧🇩🇪"), ("<!-- 🔥🔥🔥🔥 -->\n\n🔥🔥🔥🔥🔥", "🔥🔥🔥🔥🔥"),
    ("Kommt 🔥🔥🔥🔥 alle", "🔥🔥🔥🔥"),
  ]) func theFindingPointsAtTheEmoji(body: String, run: String) {
    #expect(WrittenPost(body: body).marked("emoji-run") == [run])
  }
}
