/// How the examples of the rule reference are written.
///
/// An example is one post, at `posts/hof.md`, or several files, each below a line such as `==> media/markt.jpg <==`.
/// In brackets after a path stands what the text cannot show, such as `(symbolic link)`, `(mode 100755)`, or which
/// picture it is: `(jpeg 1200x630)`. A `stet.yml` stands instead of the one below.
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
