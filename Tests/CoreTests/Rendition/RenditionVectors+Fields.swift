extension RenditionVector {
  /// Pictures, films and documents.
  static let media: [RenditionVector] = [
    .init(
      "media-file", "media: [{ file: media/markt.jpg }]",
      twin: ["[{ file: media/markt.jpg }]": "\n  - file: ../../media/markt.jpg"]),
    .init(
      "media-alt", "media: [{ file: media/markt.jpg, alt: Stände im Hof }]",
      twin: ["alt: Stände im Hof": "alt: 'Stände im Hof'"]),
    .init("media-alt-empty", "media: [{ file: media/film.png, alt: \"\" }]", twin: [", alt: \"\"": ""]),
    .init("media-credit", "media: [{ file: media/markt.jpg, credit: A. Weber }]", twin: ["A. Weber": "\"A. Weber\""]),
    .init("media-other-bytes", "media: [{ file: media/karte.png }]", twin: ["media/karte": "media/alt/karte"]),
    .init(
      "media-name-umlaut", "media: [{ file: media/glühwein.jpg }]",
      twin: ["media/glühwein.jpg": "\"media/gl\\xFChwein.jpg\""]),
    .init(
      "media-order", "media: [{ file: media/markt.jpg }, { file: media/karte.png }]",
      twin: [
        "[{ file: media/markt.jpg }, { file: media/karte.png }]": "\n- file: media/markt.jpg\n- file: media/karte.png"
      ]),
    .init(
      "media-order-swapped", "media: [{ file: media/karte.png }, { file: media/markt.jpg }]",
      twin: ["media/karte.png": "\"media/karte.png\""]),
    .init(
      "media-twice", "media: [{ file: media/markt.jpg, alt: Markt }, { file: ../../media/markt.jpg }]",
      twin: [", { file: ../../media/markt.jpg }": ""]),
    .init(
      "media-thumbnail", on: "youtube", "media: [{ file: media/film.mp4, thumbnail: media/film.png }]",
      twin: ["file: media/film.mp4, thumbnail: media/film.png": "thumbnail: media/film.png, file: media/film.mp4"]),
    .init(
      "media-captions", on: "youtube",
      "media: [{ file: media/film.mp4, captions: [{ file: media/film.de.srt, language: de }, { file: media/film.en.srt, language: en }] }]",
      twin: ["language: de": "language: \"de\""]),
    .init(
      "media-captions-order", on: "youtube",
      "media: [{ file: media/film.mp4, captions: [{ file: media/film.en.srt, language: en }, { file: media/film.de.srt, language: de }] }]",
      twin: ["language: en": "language: 'en'"]),
    .init(
      "media-remote", "media: [{ url: https://dam.example/film.mp4, sha256: \(String(repeating: "9f", count: 32)) }]",
      twin: ["dam.example/film.mp4": "cdn.example/9f.mp4"]),
    .init(
      "media-document", on: "linkedin", "format: document\nmedia: [{ file: media/programm.pdf }]",
      twin: ["document": "\"document\""]),
    .init(
      "image-in-body", body: "Der Hof ![Karte *vom* Hof](media/karte.png)\n",
      twin: ["media/karte": "../../media/karte", "*vom*": "vom"]),
    .init(
      "image-in-body-and-media", "media: [{ file: media/markt.jpg }]", body: "Der Hof\n\n![Karte](media/karte.png)\n",
      twin: ["\n\n![Karte]": " ![Karte]"]),
    .init(
      "image-in-body-names-media", "media: [{ file: media/markt.jpg }]", body: "Der Hof ![Markt](media/markt.jpg)\n",
      twin: ["media/markt.jpg }]": "media/markt.jpg, alt: Markt }]", "![Markt]": "![]"]),
  ]

  /// Labels, warnings and what a post answers.
  static let notes: [RenditionVector] = [
    .init("disclosure-own", "disclosure: own", twin: ["own": "\"own\""]),
    .init("disclosure-paid", "disclosure: paid", twin: ["paid": "'paid'"]),
    .init("disclosure-gift", "disclosure: gift", twin: ["gift": "'gift'"]),
    .init("disclosure-affiliate", "disclosure: affiliate", twin: ["affiliate": "'affiliate'"]),
    .init("disclosure-none", "disclosure: none", twin: ["disclosure: none\n": ""], equalsBase: true),
    .init("ai-generated", "aiGenerated: true", twin: ["aiGenerated: true": "aiGenerated:   true"]),
    .init("ai-generated-not", "aiGenerated: false", twin: ["aiGenerated: false\n": ""], equalsBase: true),
    .init("sensitive", "sensitive: true", twin: ["sensitive: true": "sensitive:   true"]),
    .init("sensitive-text", "sensitive: Lautes Feuerwerk", twin: ["Lautes Feuerwerk": "\"Lautes Feuerwerk\""]),
    .init("sensitive-not", "sensitive: false", twin: ["sensitive: false\n": ""], equalsBase: true),
    .init("sensitive-unknown", on: "facebook", "sensitive: true", twin: ["true": "Feuerwerk"], equalsBase: true),
    .init(
      "reply", "reply: https://x.com/acme/status/1",
      twin: ["https://x.com/acme/status/1": "'https://x.com/acme/status/1'"]),
    .init(
      "quote", "quote: https://x.com/acme/status/1",
      twin: ["https://x.com/acme/status/1": "'https://x.com/acme/status/1'"]),
    .init(
      "repost", "repost: https://x.com/acme/status/1",
      twin: ["https://x.com/acme/status/1": "'https://x.com/acme/status/1'"]),
    .init("reply-unknown", on: "youtube", "reply: https://x.com/acme/status/1", twin: ["/1": "/2"], equalsBase: true),
    .init("poll", "poll: { options: [Ja, Nein] }", twin: ["[Ja, Nein] }": "[\"Ja\", 'Nein'], duration: 24h }"]),
    .init("poll-duration", "poll: { options: [Ja, Nein], duration: 7d }", twin: ["7d": "1w"]),
    .init(
      "poll-order", "poll: { options: [Nein, Ja] }", twin: ["{ options: [Nein, Ja] }": "\n  options:\n  - Nein\n  - Ja"]
    ),
    .init(
      "poll-unknown", on: "youtube", "poll: { options: [Ja, Nein] }", twin: ["Nein": "Vielleicht"], equalsBase: true),
  ]

  /// Title, form and language.
  static let forms: [RenditionVector] = [
    .init("title-youtube", on: "youtube", "title: Markt im Hof", twin: ["Markt im Hof": "\"Markt im Hof\""]),
    .init("title-reddit", on: "reddit", "title: Markt im Hof", twin: ["Markt im Hof": "'Markt im Hof'"]),
    .init("title-pinterest", on: "pinterest", "title: Markt im Hof", twin: ["Markt im Hof": ">-\n  Markt\n  im Hof"]),
    .init("title-internal", "title: Markt im Hof", twin: ["Markt im Hof": "Der Markt"], equalsBase: true),
    .init(
      "title-override", on: "youtube", "title: Markt\noverrides:\n  youtube: { title: \"Hof: Markt\" }",
      twin: ["title: Markt": "title: Intern"]),
    .init("format-story", on: "facebook", "format: story", twin: ["story": "\"story\""]),
    .init("format-reel", on: "instagram", "format: reel", twin: ["reel": "'reel'"]),
    .init("format-carousel", on: "instagram", "format: carousel", twin: ["carousel": "'carousel'"]),
    .init("format-short", on: "youtube", "format: short", twin: ["short": "'short'"]),
    .init("format-article", on: "linkedin", "format: article", twin: ["article": "'article'"]),
    .init("format-video", on: "facebook", "format: video", twin: ["video": "'video'"]),
    .init("format-post-on-youtube", on: "youtube", "format: post", twin: ["format: post": "format: 'post'"]),
    .init("format-standard", "format: post", twin: ["format: post\n": ""], equalsBase: true),
    .init("format-standard-youtube", on: "youtube", "format: video", twin: ["format: video\n": ""], equalsBase: true),
    .init("language", on: "mastodon", "language: de", twin: ["language: de": "language: \"de\""]),
    .init("language-region", on: "bluesky", "language: de-AT", twin: ["de-AT": "'de-AT'"]),
    .init("language-unknown", "language: de", twin: ["language: de": "language: en"], equalsBase: true),
  ]

  /// What is not in the post.
  static let addresses: [RenditionVector] = [
    .init("account", twin: ["channels: [x, facebook]": "channels: [facebook, x]"], in: .otherAccount),
    .init("repository", twin: ["channels: [x, facebook]": "channels: [facebook, x]"], in: .otherRepository),
    .init("channel", on: "x-verein", "hashtags: [Kanal]", twin: ["channels: [x, facebook]": "channels: [x-verein]"]),
  ]
}
