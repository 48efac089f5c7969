import Diagnostics

/// The rules about files and YAML.
extension ReadingRules {
  static let file: [RuleDescription] = [
    RuleDescription(
      id: ReadingRule.encoding.rawValue, summary: "Files are UTF-8",
      explanation: "Other encodings show other letters to other people. Save the file as UTF-8.",
      invalid: "a file saved as Windows-1252", valid: "the same file saved as UTF-8"),
    RuleDescription(
      id: ReadingRule.tooLarge.rawValue, summary: "A post or a stet.yml has at most 1 MiB",
      explanation: "Pictures and films belong in files of their own.",
      invalid: "a post with a picture pasted in as base64", valid: "a post that names the picture's file in `media`"),
    post(
      .controlCharacter, "No control characters",
      "They cannot be seen, so an approval could not cover them; some change what a terminal shows.",
      invalid: #"title: "Markt\e[2J""#, valid: "title: Markt"),
    post(
      .bidiOverride, "No characters that turn the direction of the text around",
      "With them a text reads differently from what it is.", invalid: #"title: "Markt \u202E2002""#,
      valid: "title: Markt 2002"),
    RuleDescription(
      id: ReadingRule.frontMatter.rawValue, summary: "A post begins with YAML between two lines of `---`",
      explanation: "The front matter says what the post is; the text follows below it.",
      invalid: "id: markt\nchannels: [x]\n\nAm 1. Dezember ist Markt.\n",
      valid: "---\nid: markt\nchannels: [x]\n---\nAm 1. Dezember ist Markt.\n"),
  ]

  static let yaml: [RuleDescription] = [
    post(
      .yamlSyntax, "The front matter is valid YAML",
      "Texts with `: ` inside, or that begin with one of @ ` % & * ! [ {, are put in quotes.",
      invalid: "title: Heute: Markt", valid: "title: \"Heute: Markt\""),
    post(
      .yamlAnchor, "No anchors", "A value that stands somewhere else is easily overlooked in a review.",
      invalid: "title: &t Markt", valid: "title: \"&t Markt\""),
    post(
      .yamlAlias, "No aliases", "A value that stands somewhere else is easily overlooked in a review.",
      invalid: "title: *t", valid: "title: \"*t\""),
    post(
      .yamlTag, "No tags", "The key decides how its value is read.", invalid: "title: !!str 2024",
      valid: "title: 2024"),
    post(
      .yamlMergeKey, "No merge keys", "Write the keys themselves: what counts stands where it is read.",
      invalid: "preview: { <<: { title: Markt } }", valid: "preview: { title: Markt }"),
    post(
      .yamlKey, "A key is a word", "Lists and maps cannot be keys.", invalid: "preview: { [a, b]: c }",
      valid: "preview: { title: c }"),
    RuleDescription(
      id: ReadingRule.yamlDocuments.rawValue, summary: "One file holds one YAML document",
      explanation: "Only one would be read.", invalid: "version: 1\n---\ntimezone: Europe/Berlin\n",
      valid: "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n"),
    post(
      .yamlLimit, "At most 32 levels, 10,000 values and 256 KiB of front matter",
      "No honest post needs as much, and reading more would let one file stop all posts.",
      invalid: "labels: " + String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
      valid: "labels: [advent]"),
    post(
      .duplicateKey, "A key is given once", "Of two values one would be lost, perhaps the one that was meant.",
      invalid: "title: Markt\ntitle: Hof", valid: "title: Markt"),
    post(
      .lostComment, "A hashtag after an unquoted text is put in quotes with it",
      "To YAML, `#` after a space begins a comment: the hashtag would silently be gone.",
      invalid: "title: Markt im Hof #Advent", valid: "title: \"Markt im Hof #Advent\""),
  ]
}
