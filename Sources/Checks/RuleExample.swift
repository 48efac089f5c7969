/// How the examples of the rule reference are written.
///
/// An example is one post, at `posts/hof.md`, or several files, each below a line such as `==> media/markt.jpg <==`.
/// Brackets after a path contain what the text cannot show, such as `(symbolic link)`, `(mode 100755)`, or the kind of
/// picture: `(jpeg 1200x630)`. A `stet.yml` replaces the one below.
package enum RuleExample {
  /// The `stet.yml` that the examples belong to.
  package static let configuration = """
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88
    timezone: Europe/Berlin
    languages: [de, en]
    departments: [pr, sales]
    pillars: [news, promotion]
    channels:
      x: { network: x, account: "@acme", slots: ["Mon-Fri 09:00"] }
      x-service: { network: x, account: "@acme_help" }
      facebook: { network: facebook, account: acme }
      mastodon: { network: mastodon, account: "@acme@social.example" }
      mastodon-hof: { network: mastodon, account: "@hof@social.example" }
      bluesky: { network: bluesky, account: acme.example, limits: { text: 60, alt: 30, firstComment: 40, hashtags: 2 } }
      discord: { network: discord, account: acme }
      google: { network: google-business, account: acme }
      instagram: { network: instagram, account: acme }
      linkedin-jobs: { network: linkedin, account: acme-jobs }
      pinterest: { network: pinterest, account: acme }
      reddit: { network: reddit, account: acme, limits: { title: 30 } }
      telegram: { network: telegram, account: acme }
      threads: { network: threads, account: acme, limits: { links: 1, mentions: 1 } }
      xing: { network: xing, account: acme }
      youtube: { network: youtube, account: acme, limits: { tags: 20 } }
    queues:
      main: { branch: main }
      jobs: { branch: queue/jobs, channels: [linkedin-jobs] }
    """
}

// MARK: - What examples have in common

extension RuleExample {
  /// A post: the keys that all examples share, and those of one example.
  ///
  /// - Parameters:
  ///   - channels: their names, with commas between them.
  ///   - time: its `publishDate`.
  ///   - keys: further lines of front matter.
  static func post(
    id: String = "advent", channels: String = "x", time: String = "2026-12-01T09:00", keys: String = "",
    text: String = "Am 1. Dezember öffnet der Hof."
  ) -> String {
    """
    ---
    id: \(id)
    channels: [\(channels)]
    publishDate: \(time)
    \(keys.isEmpty ? "" : keys + "\n")---
    \(text)
    """
  }

  /// Two posts, at `posts/hof.md` and `posts/markt.md` unless other paths are given.
  static func posts(
    _ first: String, at path: String = "posts/hof.md", and second: String, at otherPath: String = "posts/markt.md"
  ) -> String {
    """
    ==> \(path) <==
    \(first)
    ==> \(otherPath) <==
    \(second)
    """
  }

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
  ///   - text: its content, if it is no picture.
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
