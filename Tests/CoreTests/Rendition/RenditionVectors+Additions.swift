extension RenditionVector {
  /// Hashtags.
  static let hashtags: [RenditionVector] = [
    .init("hashtags", "hashtags: [Advent, Hamburg]", twin: ["[Advent, Hamburg]": "[\"#Advent\", Hamburg]"]),
    .init("hashtags-order", "hashtags: [Hamburg, Advent]", twin: ["[Hamburg, Advent]": "\n- Hamburg\n- Advent"]),
    .init(
      "hashtags-by-network", on: "x-verein", "hashtags: { x: [Advent], facebook: [Hof] }",
      twin: ["facebook: [Hof]": "facebook: []"]),
    .init(
      "hashtags-by-channel", on: "x-verein", "hashtags: { x: [Advent], x-verein: [Verein] }",
      twin: ["[Advent]": "[Winter]"]),
    .init("hashtags-of-others", "hashtags: { facebook: [Hof] }", twin: ["[Hof]": "[Markt]"], equalsBase: true),
    .init(
      "hashtags-typed", "hashtags: [Advent, Hof]", body: "Markt im #Hof!\n", twin: ["[Advent, Hof]": "[Advent, hof]"]),
    .init(
      "hashtags-typed-umlaut", "hashtags: [Glühwein, Süßes]", body: "#glühwein, #SÜSSES\n",
      twin: ["[Glühwein, ": "[Glu\u{308}hwein, "]),
    .init("hashtags-typed-hyphen", "hashtags: [Advent]", body: "Der #Advent-Markt\n", twin: ["[Advent]": "[ADVENT]"]),
    .init(
      "hashtags-typed-in-link", "hashtags: [hof]", body: "https://example.org/#hof\n",
      twin: ["https://example.org/#hof\n": "<https://example.org/#hof>\n"]),
    .init("hashtags-typed-in-word", "hashtags: [Hof]", body: "Adventshof, C#Hof\n", twin: ["[Hof]": "['Hof']"]),
    .init("hashtags-emoji", "hashtags: [🎄, Hof]", body: "Markt #🎄\n", twin: ["[🎄, Hof]": "[\"Hof\", \"🎄\"]"]),
    .init("hashtags-repeated", "hashtags: [Hof, hof, Advent]", twin: ["[Hof, hof, Advent]": "[Hof, Advent, HOF]"]),
    .init("hashtags-number", "hashtags: [2026, no]", twin: ["[2026, no]": "[\"2026\", \"no\"]"]),
    .init(
      "hashtags-marked", "hashtags: [Advent]", body: "Eins\n\n<!-- hashtags -->\n\nZwei\n",
      twin: ["<!-- hashtags -->": "<!-- hashtags  -->"]),
    .init(
      "hashtags-marked-in-line", "hashtags: [Advent]", body: "Eins <!-- hashtags --> Zwei\n", twin: ["Eins": "*Eins*"]),
    .init(
      "hashtags-marked-first", "hashtags: [Advent]", body: "<!-- hashtags -->\n\nEins\n",
      twin: ["<!-- hashtags -->\n": "\n<!-- hashtags -->\n"]),
    .init(
      "hashtags-marked-none", body: "Am 1. Dezember öffnet unser Hof.\n\n<!-- hashtags -->\n",
      twin: ["\n<!-- hashtags -->\n": ""], equalsBase: true),
    .init(
      "hashtags-marked-before-link", "hashtags: [Advent]\nlink: https://example.org/p",
      body: "Eins\n\n<!-- hashtags -->\n",
      twin: ["https://example.org/p": "\"https://example.org/p\""]),
  ]

  /// Mentions.
  static let mentions: [RenditionVector] = [
    .init("mentions", "mentions: [\"@hof\", \"@amt\"]", twin: ["\"@hof\"": "hof"]),
    .init(
      "mentions-by-network", on: "mastodon", "mentions: { x: [\"@hof\"], mastodon: [\"@hof@social.example\"] }",
      twin: ["x: [\"@hof\"], ": ""]),
    .init("mentions-typed", "mentions: [\"@hof\"]", body: "Mit @Hof.\n", twin: ["\"@hof\"": "\"@HOF\""]),
    .init(
      "mentions-typed-elsewhere", on: "mastodon", "mentions: [\"@hof\"]", body: "Mit @hof@social.example.\n",
      twin: ["[\"@hof\"]": "[hof]"]),
    .init("mentions-in-address", "mentions: [\"@hof\"]", body: "post@hof\n", twin: ["[\"@hof\"]": "['@hof']"]),
  ]

  /// Links and their cards.
  static let links: [RenditionVector] = [
    .init(
      "link-attached", on: "facebook", "link: https://example.org/p",
      twin: ["https://example.org/p": "'https://example.org/p'"]),
    .init(
      "link-attached-and-typed", on: "facebook", "link: https://example.org/p", body: "Hier: https://example.org/p\n",
      twin: ["link: https://example.org/p": "link: \"https://example.org/p\""]),
    .init("link-appended", "link: https://example.org/p", twin: ["https://example.org/p": "'https://example.org/p'"]),
    .init(
      "link-typed", "link: https://example.org/p", body: "Programm (https://example.org/p).\n",
      twin: ["link: https://example.org/p\n": ""]),
    .init(
      "link-typed-longer", "link: https://example.org/p", body: "https://example.org/programm\n",
      twin: ["https://example.org/programm": "<https://example.org/programm>"]),
    .init(
      "all-additions", "hashtags: [Advent]\nmentions: [\"@hof\"]\nlink: https://example.org/p",
      twin: ["hashtags: [Advent]\nmentions": "mentions", "/p\n": "/p\nhashtags: [Advent]\n"]),
    .init(
      "preview", on: "linkedin", "preview: { title: Unser Markt, description: Programm, image: media/karte.png }",
      twin: ["{ title: Unser Markt, description: Programm": "{ description: Programm, title: Unser Markt"]),
    .init(
      "preview-title", on: "facebook", "preview: { title: Unser Markt }",
      twin: ["Markt }": "Markt, description: \"\" }"]),
    .init(
      "preview-empty", on: "facebook", "preview: { title: \"\" }", twin: ["preview: { title: \"\" }\n": ""],
      equalsBase: true),
    .init("preview-without-card", "preview: { title: Unser Markt }", twin: ["Unser": "Der"], equalsBase: true),
    .init(
      "first-comment", on: "facebook", "firstComment: \"Alle Termine: morgen\"",
      twin: ["\"Alle Termine: morgen\"": "'Alle Termine: morgen'"]),
    .init(
      "first-comment-unknown", on: "telegram", "firstComment: Alle Termine", twin: ["Alle": "Die"], equalsBase: true),
  ]

  /// Tracking parameters on links to our own hosts.
  static let tracking: [RenditionVector] = [
    .init(
      "utm-text", "campaign: advent", body: "Hin: https://example.org/p.\n", twin: ["advent": "\"advent\""],
      in: .tracking),
    .init(
      "utm-no-campaign", body: "https://example.org/p\n",
      twin: ["https://example.org/p\n": "<https://example.org/p>\n"], in: .tracking),
    .init(
      "utm-campaign-escaped", "campaign: Advent & Hof ü", body: "https://example.org\n",
      twin: ["Advent & Hof ü": "'Advent & Hof ü'"], in: .tracking),
    .init(
      "utm-attached", on: "facebook", "link: https://example.org/p",
      twin: ["https://example.org/p": "'https://example.org/p'"], in: .tracking),
    .init(
      "utm-appended", "link: https://example.org/p", twin: ["https://example.org/p": "'https://example.org/p'"],
      in: .tracking),
    .init(
      "utm-first-comment", on: "linkedin", "firstComment: Mehr auf https://example.org/p",
      twin: ["Mehr auf https://example.org/p": "'Mehr auf https://example.org/p'"], in: .tracking),
    .init(
      "utm-fragment", body: "https://example.org/p#a?b\n",
      twin: ["https://example.org/p#a?b": "<https://example.org/p#a?b>"], in: .tracking),
    .init(
      "utm-query", body: "https://example.org/p?a=1&b=2#c\n",
      twin: ["https://example.org/p?a=1&b=2#c": "<https://example.org/p?a=1&b=2#c>"], in: .tracking),
    .init(
      "utm-query-empty", body: "https://example.org/p?\n",
      twin: ["https://example.org/p?\n": "<https://example.org/p?>\n"], in: .tracking),
    .init(
      "utm-own", body: "https://example.org/p?utm_source=brief\n",
      twin: ["https://example.org/p?utm_source=brief": "<https://example.org/p?utm_source=brief>"],
      in: .tracking),
    .init(
      "utm-in-path", body: "https://example.org/utm_hilfe?a=utm_b#utm_c\n",
      twin: ["https://example.org/utm_hilfe?a=utm_b#utm_c": "<https://example.org/utm_hilfe?a=utm_b#utm_c>"],
      in: .tracking),
    .init(
      "utm-other-host",
      body: "https://example.com/p https://example.org.evil.example/ https://example.org@evil.example/\n",
      twin: ["https://example.com/p": "<https://example.com/p>"], in: .tracking),
    .init(
      "utm-host-case", body: "HTTPS://Example.ORG/P und http://shop.example.org:8080/p\n", twin: ["und": "*und*"],
      in: .tracking),
    .init(
      "utm-brackets", body: "(https://example.org/markt_(hof)) „https://example.org/p“, https://example.org/f[]=1!\n",
      twin: ["„": "&bdquo;"], in: .tracking),
    .init(
      "utm-post", body: "https://example.org/p\n", twin: ["https://example.org/p\n": "<https://example.org/p>\n"],
      in: .trackingPost),
    .init(
      "utm-inside-other", body: "https://other.example/?u=https://example.org/p\n",
      twin: ["https://other.example/?u=https://example.org/p": "<https://other.example/?u=https://example.org/p>"],
      in: .tracking),
    .init("utm-no-links", twin: ["Hof": "*Hof*"], in: .tracking, equalsBase: true),
  ]
}
