extension RuleExample {
  /// The `stet.yml` of examples that need a network which wants a picture, to be put before their files.
  static let instagram = """
    ==> stet.yml <==
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    channels:
      instagram: { network: instagram, account: acme }
    queues:
      main: { branch: main }
    """

  /// An example of one post with one picture or film.
  ///
  /// - Parameters:
  ///   - file: its path, and in brackets what it is: `media/markt.jpg (jpeg 1200x900)`.
  ///   - text: what stands in it, where that is no picture.
  static func post(
    with file: String, text: String = "", on channel: String = "x", alt: String = "Stände im Hof"
  )
    -> String
  {
    let path = file.prefix { $0 != " " }
    return """
      ==> \(file) <==
      \(text.isEmpty ? "" : text + "\n")==> posts/hof.md <==
      ---
      id: advent
      channels: [\(channel)]
      publishDate: 2026-12-01T09:00
      media:
        - file: \(path)
          alt: "\(alt)"
      ---
      Am 1. Dezember öffnet der Hof.
      """
  }
}
