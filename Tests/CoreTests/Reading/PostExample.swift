/// The example of a post in the format's description, with every key.
enum PostExample {
  static let path = "posts/2026/12/weihnachtsmarkt.md"

  static let text = #"""
    ---
    id: 2026-12-weihnachtsmarkt          # identity
    title: Weihnachtsmarkt im Hof        # internal headline
    channels: [facebook, x, youtube]     # names from stet.yml
    publishDate: 2026-12-01T09:00        # local time
    timezone: Europe/Berlin              # optional
    notBefore: 2026-11-30T00:00          # embargo
    notAfter: 2026-12-20T18:00           # never later
    draft: false
    format: post                         # post | story
    language: de                         # BCP 47
    department: pr
    persona: Stammkunden                 # whom we speak to (internal)
    pillar: recommendation               # content pillar (internal)
    campaign: advent-2026                # internal
    labels: [advent]                     # internal
    hashtags: [Advent, Hamburg]          # a list, or a map channel -> list
    mentions: { x: ["@acme"], mastodon: ["@acme@social.example"] }
    link: https://example.org/advent     # attached where
    preview: { title: Unser Markt, description: "Programm, Anfahrt", image: media/2026/karte.png }
    firstComment: "Alle Termine: https://example.org/termine"
    disclosure: none                     # none | own
    aiGenerated: false                   # visible note
    proof: [https://example.org/test]    # sources
    sensitive: false                     # content warning text, or true
    reply: https://x.com/acme/status/1   # also: quote, repost
    poll: { options: [Ja, Nein], duration: 1d }
    media:
      - file: media/2026/markt.jpg       # from the repository root
        alt: Stände mit Lichterketten im Innenhof
        credit: "Foto: A. Weber"
      - url: https://dam.example/film.mp4        # a file kept elsewhere
        sha256: 9f2c000000000000000000000000000000000000000000000000000000000000
        thumbnail: media/2026/film.png
        captions: [{ file: media/2026/film.de.srt, language: de }]
    priority: normal                     # urgent | normal
    overrides:                           # per channel or per network
      x: { text: "Kurz: am 1.12. ist Markt im Hof.", publishDate: +2h }
      youtube: { title: "Unser Weihnachtsmarkt", description: Film, privacy: public, category: 22, tags: [Markt], madeForKids: false }
    ---
    Am **1. Dezember** öffnet unser Hof. [Programm](https://example.org/advent)
    Liebe Mitarbeiter*innen, kommt vorbei!

    <!-- next -->

    Der zweite Teil eines Fadens.

    """#
}
