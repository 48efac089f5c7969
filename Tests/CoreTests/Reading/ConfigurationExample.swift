/// The example of a `stet.yml` in the format's description, with people who can meet its rules.
enum ConfigurationExample {
  static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFRoaXMgaXMgbm8gcmVhbCBrZXksIG9ubHkgc2FtcGxl"

  static let text = #"""
    version: 1
    repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88    # random
    timezone: Europe/Berlin
    languages: [de, en]
    breaks: keep                 # keep | join
    roles: [editor, legal]       # declared lists
    departments: [pr, sales, service, hr]
    pillars: [news, recommendation, promotion]
    flags: [legal]
    queues:                      # a channel belongs to one queue
      main:      { branch: main }
      karriere:  { branch: queue/karriere, channels: [linkedin, facebook-karriere] }
    channels:
      x:
        network: x
        account: "@acme"
        slots: ["Mon-Fri 09:00", "Mon-Fri 17:30", "Sat 11:00"]
        pacing: { maxPerDay: 4, minGap: 2h, quiet: "22:00-07:00", promotionShare: { max: 20%, over: 20 } }
        grace: 2h                # how late
        utm: { source: x, medium: social, campaign: "{campaign}" }
        hosts: [example.org]
        limits: { text: 25000 }  # a premium account
      facebook: { network: facebook, account: acme }
      youtube: { network: youtube, account: acme }
      linkedin: { network: linkedin, account: acme }
      facebook-karriere: { network: facebook, account: acme-karriere }
    people:
      ana: { name: Ana Weber, emails: [ana@acme.example], roles: [editor], departments: [pr], keys: ["\#(key)"], github: 1234567 }
      ben: { name: Ben Kaya, emails: [ben@acme.example], roles: [editor, legal] }
      cem: { name: Cem Roth, emails: [cem@acme.example], roles: [editor, legal] }
      ci: { kind: bot, emails: [ci@acme.example] }
    policy:
      signing: optional          # optional | required
      reschedule: later          # later | any | never
      may: { publish: [editor], import: [editor] }
      rules:
        - name: four-eyes
          require: { approvals: 1, from: [editor] }
        - name: legal
          when: { flags: [legal], disclosure: [own, paid, gift, affiliate], pillars: [promotion], channels: [youtube], departments: [hr], paths: ["posts/ads/**"] }  # any of
          unless: { formats: [reply] }
          require: { approvals: 1, from: [legal], independent: false }    # independent
        - name: policy
          when: { files: [stet.yml] }
          require: { approvals: 2, from: [editor] }
    lint:
      disable: []
      severity: { spelling: warning }
      vocabularyFiles: [words/vocabulary.txt]      # one word a line
      wordlists:
        - { file: words/insults.de.txt, severity: error, message: "So reden wir nicht" }
        - { file: words/claims.de.txt, flag: legal }     # raises a flag

    """#
}
