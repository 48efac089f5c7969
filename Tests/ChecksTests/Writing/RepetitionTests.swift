import Core
import Testing
@testable import Checks

@Suite struct RepetitionTests {
  private func links(_ body: String, _ lines: String = "", channels: String = "[x]") -> [Finding] {
    WrittenPost(body: body, lines: lines, channels: channels).findings("repeated-link")
  }

  @Test(arguments: [
    "https://example.org/a https://example.org/a", "https://example.org/a/ http://EXAMPLE.org/a",
    "https://example.org/a?utm_source=x und https://example.org/a",
  ])
  func `the same page twice is found`(text: String) { #expect(links(text).count == 1) }

  @Test(arguments: [
    "https://example.org/a https://example.org/b", "https://example.org/a https://example.org/a#b",
    "https://example.org/a\n\n<!-- next -->\n\nhttps://example.org/a",
  ])
  func `other pages, and other parts of a thread, are not`(text: String) { #expect(links(text) == []) }

  @Test func `a link that is appended counts, a card does not`() {
    let line = "link: https://example.org/a"
    #expect(links("https://example.org/a/", line, channels: "[x, facebook]").map(\.channel) == ["x"])
    #expect(links("https://example.org/a", line) == [])
    #expect(links("https://example.org/b", line) == [])
  }

  private func tags(_ body: String) -> [String] { WrittenPost(body: body).marked("repeated-hashtag") }

  @Test func `hashtags are the same in any letters`() {
    #expect(tags("Der #Advent, der #advent") == ["#advent"])
    #expect(tags("#Käse #KA\u{308}SE") == ["#KA\u{308}SE"])
    #expect(tags("#Advent #Advents https://example.org/#Advent a#Advent #1 #1") == [])
  }

  @Test func `one among the hashtags at the end is taken out, one in a sentence is not`() {
    let trailing = WrittenPost(body: "Der #Advent beginnt.\n\n#Hamburg #advent #Hof")
    #expect(trailing.fixed("repeated-hashtag").hasSuffix("Der #Advent beginnt.\n\n#Hamburg #Hof"))
    let first = WrittenPost(body: "Der #Advent beginnt.\n\n#advent #Hof")
    #expect(first.fixed("repeated-hashtag").hasSuffix("\n\n#Hof"))
    #expect(WrittenPost(body: "Der #Advent und der #Advent").findings("repeated-hashtag").map(\.fixes) == [[]])
    #expect(WrittenPost(body: "#Advent\n\n#Advent ist da").findings("repeated-hashtag").map(\.fixes) == [[]])
  }

  @Test(arguments: [("Toll!!!", "!!!"), ("Wirklich???? Ja", "????"), ("Was?!?", "?!?")])
  func `three marks are found`(text: String, marks: String) {
    #expect(WrittenPost(body: text).marked("repeated-punctuation") == [marks])
  }

  @Test(arguments: ["Toll!!", "Was?!", "https://example.org/a?b=!!!c", "Na... ja…"])
  func `fewer are not`(text: String) { #expect(WrittenPost(body: text).findings("repeated-punctuation") == []) }

  @Test(arguments: [
    "🎄🎄🎄🎄", "Hof 🎄 ✨ 🎁 🎉", "🇩🇪🇫🇷🇮🇹🇪🇸", "👩‍👩‍👧👨🏽‍🚒❤️🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🔥🔥🔥🔥🔥 heiß",
  ])
  func `four emoji in a row are found`(text: String) {
    #expect(WrittenPost(body: text).findings("emoji-run").count == 1)
  }

  @Test(arguments: [
    "🎄✨🎁", "🎄 a ✨ b 🎁 c 🎉", "✅ eins\n✅ zwei\n✅ drei\n✅ vier", "👩‍👩‍👧👨🏽‍🚒❤️", "🇩🇪🇫🇷🇮🇹", "1️⃣ 2️⃣", "①②③④",
    "→→→→ ©©©©",
  ])
  func `three are fine, and so are bullets`(text: String) {
    #expect(WrittenPost(body: text).findings("emoji-run") == [])
  }
}

@Suite struct ShoutingTests {
  private func marked(_ body: String) -> [String] { WrittenPost(body: body).marked("shouting") }

  @Test(arguments: [
    ("ENDLICH WIEDER ADVENT im Hof", "ENDLICH WIEDER ADVENT"), ("DO NOT PANIC", "DO NOT PANIC"),
    ("Wir sagen: JETZT ODER NIE!", "JETZT ODER NIE"), ("ÜBER ALLE MASSEN", "ÜBER ALLE MASSEN"),
    ("СЕГОДНЯ БОЛЬШОЙ ПРАЗДНИК", "СЕГОДНЯ БОЛЬШОЙ ПРАЗДНИК"),
  ])
  func `three words in capitals are found`(text: String, words: String) { #expect(marked(text) == [words]) }

  @Test func `more than half of a text is found`() {
    #expect(marked("KOMMT heute, BRINGT alle, TRINKT Tee, LACHT viel, SINGT").count == 1)
  }

  @Test(arguments: [
    "NATO, UNESCO und WHO", "EOSC EGI NFDI", "DLRG und THW", "#ADVENT #IN #HAMBURG", "ISO 9001, DIN A4, USB 3",
    "Kapitel XIV, XV, XVI", "I A M", "新しい 本 です", "JETZT NEU im Hof", "A1 B2 C3 D4", "CERN/ESO/ESA",
    "https://example.org/ALLE/NEUEN/SACHEN", "EU-DSGVO der KMU", "[WAS GIBT ES NEUES?]",
  ])
  func `abbreviations, tags and codes are not`(text: String) { #expect(marked(text) == []) }
}

@Suite struct HashtagCamelCaseTests {
  private func summaries(_ body: String, _ lines: String = "") -> [String] {
    WrittenPost(body: body, lines: lines).findings("hashtag-camel-case").map(\.summary)
  }

  @Test func `words of the text tell how it is written`() {
    #expect(
      summaries("Neues aus Bottrop: #neuesausbottrop") == [
        "#neuesausbottrop is several words: write `#NeuesAusBottrop`"
      ])
    #expect(
      summaries("Tag der offenen Tür, #tagderoffenentür") == [
        "#tagderoffenentür is several words: write `#TagDerOffenenTür`"
      ])
    #expect(summaries("Im Deep Learning", "hashtags: [deeplearning]").count == 1)
    #expect(summaries("Text", "title: Deep Learning\nhashtags: [deeplearning]").count == 1)
  }

  @Test func `another spelling in the post tells it`() {
    #expect(
      summaries("#openscience", "hashtags: [OpenScience]") == ["#openscience is several words: write `#OpenScience`"])
  }

  @Test func `a very long one may be several words`() {
    #expect(summaries("#wirsindalleimhofundfeiern").count == 1)
  }

  @Test(arguments: [
    "#advent", "#OpenScience", "Der Advent #advent", "#fahrrad2026 Fahrrad", "#ADVENT", "#open_science",
  ])
  func `one word is fine`(text: String) { #expect(summaries(text) == []) }

  @Test func `it points at the hashtag`() {
    let post = WrittenPost(body: "Im Deep Learning", lines: "hashtags: [Hof, deeplearning]")
    #expect(post.marked("hashtag-camel-case") == ["deeplearning"])
    let lists = WrittenPost(body: "Im Deep Learning", lines: "hashtags: { x: [Hof, deeplearning] }")
    #expect(lists.marked("hashtag-camel-case") == ["deeplearning"])
  }
}
