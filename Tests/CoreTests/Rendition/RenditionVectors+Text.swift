extension RenditionVector {
  /// Bodies and their renditions.
  static let texts: [RenditionVector] = [
    .init("base", twin: ["channels: [x, facebook]": "channels:\n  - x\n  - facebook"], equalsBase: true),
    .init("other-text", body: "Am 2. Dezember öffnet unser Hof.\n", twin: ["2. Dezember": "**2. Dezember**"]),
    .init("line-break-kept", body: "Eins\nZwei\n", twin: ["Eins\n": "Eins  \n"]),
    .init("line-break-joined", body: "Eins\nZwei\n", twin: ["Eins\nZwei": "Eins Zwei"], in: .joining),
    .init("hard-break-joined", body: "Drei  \nVier\n", twin: ["Drei  \n": "Drei\\\n"], in: .joining),
    .init("blank-lines", body: "Eins\n\nZwei\n", twin: ["Eins\n\n": "\nEins\n\n\n\n"]),
    .init("gender-star", body: "Liebe Mitarbeiter*innen und Kund*innen!\n", twin: ["r*in": "r\\*in"]),
    .init("date-at-line-start", body: "3. Dezember: Markt\n5. Dezember: Konzert\n", twin: ["Konzert": "*Konzert*"]),
    .init("bullets", body: "- eins\n- zwei\n", twin: ["- eins\n- zwei": "* eins\n* zwei"]),
    .init("bullets-plus", body: "Dabei:\n\n+ eins\n+ zwei\n", twin: ["+ eins\n+ zwei": "- eins\n- zwei"]),
    .init("heading", body: "# Markt\n\nIm Hof\n", twin: ["# Markt": "**Markt**"]),
    .init(
      "link-in-text", body: "[Programm](https://example.org/p)\n", twin: ["[Programm](": "Programm <", "/p)": "/p>"]),
    .init("autolink", body: "<https://example.org/p>\n", twin: ["<": "", ">": ""]),
    .init("code", body: "Tippt `markt` ein\n", twin: ["`markt`": "``markt``"]),
    .init("emoji", body: "Frohes Fest 🎄 👨‍👩‍👧‍👦 🇩🇪 👍🏽\n", twin: ["🎄": "&#x1F384;"]),
    .init("hebrew", body: "שוק חג המולד בחצר 2027\n", twin: ["2027": "**2027**"]),
    .init("arabic", body: "سوق عيد الميلاد في ‎ساحتنا\n".replacing("\u{200E}", with: ""), twin: ["سوق": "*سوق*"]),
    .init("japanese", body: "中庭のクリスマス市。12月1日から！\n", twin: ["。": "&#12290;"]),
    .init("composed", body: "Caf\u{E9}\n", twin: ["Caf\u{E9}": "Caf&eacute;"]),
    .init("decomposed", body: "Cafe\u{301}\n", twin: ["Cafe\u{301}": "Cafe&#x301;"]),
    .init("entity", body: "Bretter &amp; B&uuml;hne\n", twin: ["&amp;": "&", "&uuml;": "ü"]),
    .init("no-break-space", body: "10&nbsp;Uhr\n", twin: ["&nbsp;": "&#160;"]),
    .init("escape", body: "\\#1 im Hof\n", twin: ["\\#": "&#35;"]),
    .init(
      "json-signs", body: "\"Hof\" \\\\ & </script>\n".replacing("</script>", with: "&lt;/b&gt;"),
      twin: ["\"": "&quot;"]),
    .init(
      "comment", body: "Am 1. Dezember öffnet unser Hof. <!-- mit Ben klären -->\n", twin: ["Ben": "Cem"],
      equalsBase: true),
    .init("long", body: String(repeating: "Hof ", count: 1_000) + "\n", twin: ["Hof Hof \n": "Hof *Hof*\n"]),
  ]

  /// Threads.
  static let threads: [RenditionVector] = [
    .init(
      "thread", on: "mastodon", body: "Eins\n\n<!-- next -->\n\nZwei\n", twin: ["\n\n<!-- next": "\n\n\n<!--  next"]),
    .init(
      "thread-images", on: "bluesky", "media: [{ file: media/markt.jpg, alt: Markt }]",
      body: "Eins\n\n<!-- next -->\n\nZwei ![Karte](media/karte.png)\n",
      twin: ["Zwei ![Karte]": "![Karte]", "png)": "png)\nZwei"]),
    .init(
      "thread-hashtags", on: "threads", "hashtags: [Advent]", body: "Eins\n\n<!-- next -->\n\nZwei\n",
      twin: ["[Advent]": "\n  - Advent"]),
    .init(
      "thread-hashtags-marked", on: "x", "hashtags: [Advent]",
      body: "Eins\n\n<!-- hashtags -->\n\n<!-- next -->\n\nZwei\n",
      twin: ["<!-- hashtags -->": "<!--hashtags-->"]),
  ]

  /// Parts on networks without threads: one text, and all media.
  static let joined: [RenditionVector] = [
    .init("parts-joined", on: "facebook", body: "Eins\n\n<!-- next -->\n\nZwei\n", twin: ["<!-- next -->\n\n": ""]),
    .init(
      "parts-joined-images", on: "linkedin", "media: [{ file: media/markt.jpg, alt: Markt }]",
      body: "Eins\n\n<!-- next -->\n\nZwei ![Karte](media/karte.png)\n", twin: ["<!-- next -->\n\n": ""]),
    .init(
      "parts-joined-picture-alone", on: "telegram",
      body: "Eins\n\n<!-- next -->\n\n![Karte](media/karte.png)\n\n<!-- next -->\n\nZwei\n",
      twin: ["<!-- next -->\n\n![": "!["]),
    .init(
      "parts-joined-hashtags-marked", on: "instagram", "hashtags: [Advent]",
      body: "Eins\n\n<!-- next -->\n\n<!-- hashtags -->\n\nZwei\n", twin: ["<!-- next -->\n\n": ""]),
    .init(
      "parts-joined-appended", on: "discord", "link: https://example.org/p\nmentions: [hof]",
      body: "Eins\n\n<!-- next -->\n\nZwei\n", twin: ["<!-- next -->\n\n": ""]),
    .init(
      "parts-joined-override", on: "pinterest",
      "overrides:\n  pinterest: { text: \"Eins\\n\\n<!-- next -->\\n\\nZwei\" }", twin: ["<!-- next -->\\n\\n": ""]),
    .init(
      "parts-joined-lines", on: "reddit", body: "Eins\nzwei\n\n<!-- next -->\n\n- drei\n",
      twin: ["<!-- next -->\n\n": "", "Eins\n": "Eins "], in: .joining),
    .init(
      "parts-joined-poll", on: "linkedin", "poll: { options: [Ja, Nein] }",
      body: "Kommt ihr?\n\n<!-- next -->\n\nIn den Hof?\n", twin: ["<!-- next -->\n\n": ""]),
  ]

  /// Mentions of LinkedIn in the text.
  static let linkedInMentions: [RenditionVector] = [
    .init(
      "linkedin-mention", on: "linkedin",
      body: "Dank an @[Acme](urn:li:organization:1) und @[Eve Example](urn:li:person:a_B-1)!\n",
      twin: ["(urn:li:organization:1)": "(<urn:li:organization:1>)", "[Eve": "[*Eve*"]),
    .init(
      "linkedin-mention-elsewhere", on: "x", body: "Dank an @[Acme](urn:li:organization:1)!\n",
      twin: ["@[Acme](urn:li:organization:1)": "Acme"]),
    .init(
      "linkedin-mention-escaped", on: "bluesky", body: "Dank an @\\[Acme\\](urn:li:organization:1)!\n",
      twin: ["\\": ""]),
    .init(
      "linkedin-mention-joined", on: "linkedin",
      body: "Dank an @[Acme](urn:li:organization:1)!\n\n<!-- next -->\n\nUnd an @[Eve](urn:li:person:2).\n",
      twin: ["<!-- next -->\n\n": ""]),
    .init(
      "linkedin-mention-appended", on: "linkedin",
      "mentions: { linkedin: [\"@[Acme](urn:li:organization:1)\", \"@[Eve](urn:li:person:2)\"] }",
      body: "Dank an @[Acme](urn:li:organization:1)!\n", twin: ["\"@[Acme](urn:li:organization:1)\", ": ""]),
  ]

  /// The precedence of post, network and channel.
  static let overrides: [RenditionVector] = [
    .init(
      "override-network", "overrides:\n  x: { text: \"Kurz: Markt!\" }",
      twin: ["{ text: \"Kurz: Markt!\" }": "\n    text: |\n      Kurz: Markt!"]),
    .init(
      "override-network-for-channel", on: "x-verein", "overrides:\n  x: { text: \"Kurz: Markt!\" }",
      twin: ["\"Kurz: Markt!\"": "'Kurz: Markt!'"]),
    .init(
      "override-channel", on: "x-verein", "overrides:\n  x-verein: { text: Markt im Verein }",
      twin: ["{ text: Markt im Verein }": "\n    text: >-\n      Markt im\n      Verein"]),
    .init(
      "override-precedence", on: "x-verein", "overrides:\n  x: { text: Netz }\n  x-verein: { text: Kanal }",
      twin: ["text: Netz": "text: Etwas anderes", "Kanal": "\"Kanal\""]),
    .init(
      "override-other-channel", "overrides:\n  x-verein: { text: Kanal }", twin: ["Kanal": "Verein"], equalsBase: true),
    .init(
      "override-hashtags", "hashtags: [Advent]\noverrides:\n  x: { hashtags: [Hof] }",
      twin: ["hashtags: [Advent]": "hashtags: [Winter]"]),
    .init(
      "override-removes-hashtags", "hashtags: [Advent]\noverrides:\n  x: { hashtags: [] }",
      twin: ["{ hashtags: [] }": "\n    hashtags: []"], equalsBase: true),
    .init(
      "override-media",
      "media: [{ file: media/markt.jpg, alt: Markt }]\noverrides:\n  x: { media: [{ file: media/karte.png, alt: Karte }] }",
      twin: ["alt: Markt": "alt: Der Markt"]),
    .init(
      "override-disclosure", "disclosure: paid\noverrides:\n  x: { disclosure: none }", twin: ["paid": "gift"],
      equalsBase: true),
    .init(
      "override-description", on: "youtube", "overrides:\n  youtube: { description: Unser Film }",
      twin: ["description": "text"]),
    .init(
      "override-image-in-text", "overrides:\n  x: { text: \"Kurz ![Karte](media/karte.png)\" }",
      twin: ["media/karte": "../../media/karte"]),
    .init(
      "override-option-of-channel", on: "mastodon-verein", "overrides:\n  mastodon-verein: { visibility: unlisted }",
      twin: ["unlisted": "'unlisted'"]),
    .init(
      "override-options-merge", on: "telegram-verein",
      "overrides:\n  telegram: { silent: true, protect: true }\n  telegram-verein: { silent: false }",
      twin: ["silent: true, protect: true": "protect: true"]),
  ]
}
