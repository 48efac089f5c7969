/// The keys of `stet.yml` and of what is nested in it.
enum ConfigurationKeys {
  static let root = KeyTable(
    [
      "version": "1", "repository": "8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88", "timezone": "Europe/Berlin",
      "languages": "[de, en]", "breaks": "keep", "roles": "[editor, legal]", "departments": "[pr, sales]",
      "pillars": "[news, promotion]", "flags": "[legal]", "queues": "{ main: { branch: main } }",
      "channels": "{ x: { network: x, account: \"@acme\" } }",
      "people": "{ ana: { emails: [ana@acme.example], roles: [editor] } }", "policy": "{ signing: optional }",
      "lint": "{ disable: [] }",
    ],
    foreign: [
      "rules": .advice("Rules of approval stand in `policy: { rules: [ … ] }`."),
      "users": .renamed("people"), "team": .renamed("people"), "accounts": .renamed("channels"),
      "tz": .renamed("timezone"), "language": .advice("Write `languages: [de]`."),
      "branch": .advice("Write `queues: { main: { branch: … } }`."),
    ])

  static let queue = KeyTable(["branch": "main", "channels": "[linkedin]"], foreign: ["channel": .renamed("channels")])

  static let channel = KeyTable(
    [
      "network": "x", "account": "\"@acme\"", "slots": "[\"Mon-Fri 09:00\", \"Sat 11:00\"]",
      "pacing": "{ maxPerDay: 4, minGap: 2h }", "grace": "2h", "utm": "{ source: x, medium: social }",
      "hosts": "[example.org]", "limits": "{ text: 25000 }",
    ],
    foreign: [
      "type": .renamed("network"), "platform": .renamed("network"), "handle": .renamed("account"),
      "slot": .renamed("slots"), "token": ConfigurationKeys.secret, "password": ConfigurationKeys.secret,
      "apiKey": ConfigurationKeys.secret, "secret": ConfigurationKeys.secret,
    ])

  private static let secret = KeyTable.ForeignKey.advice(
    "Secrets do not belong in the repository. Remove the key, and change the secret: it may have been seen.")

  static let pacing = KeyTable([
    "maxPerDay": "4", "minGap": "2h", "quiet": "\"22:00-07:00\"", "promotionShare": "{ max: 20%, over: 20 }",
  ])

  static let promotionShare = KeyTable(["max": "20%", "over": "20"])

  static let utm = KeyTable(["source": "x", "medium": "social", "campaign": "\"{campaign}\""])

  static let person = KeyTable(
    [
      "name": "Ana Weber", "kind": "human", "emails": "[ana@acme.example]", "roles": "[editor]", "departments": "[pr]",
      "keys": "[\"ssh-ed25519 AAAA…\"]", "github": "1234567", "gitlab": "1234567", "codeberg": "1234567",
      "forgejo": "1234567", "gitea": "1234567", "until": "<commit of the ledger>", "inactive": "true",
    ],
    foreign: [
      "email": .advice("Write `emails: [ana@acme.example]`."), "role": .advice("Write `roles: [editor]`."),
      "key": .advice("Write `keys: [\"ssh-ed25519 …\"]`."), "department": .advice("Write `departments: [pr]`."),
      "bot": .advice("Write `kind: bot`."), "type": .renamed("kind"),
      "active": .advice("Write `inactive: true` for a person who is away."),
      "from": .advice("It stands with a key: `keys: [{ key: \"ssh-ed25519 …\", from: <commit of the ledger> }]`."),
    ])

  /// The forges whose ids a person can have.
  static let forges = ["codeberg", "forgejo", "gitea", "github", "gitlab"]

  static let key = KeyTable([
    "key": "\"ssh-ed25519 AAAA…\"", "from": "<commit of the ledger>", "until": "<commit of the ledger>",
  ])

  static let policy = KeyTable(
    [
      "signing": "optional", "reschedule": "later", "unknownContributors": "refuse", "may": "{ publish: [editor] }",
      "rules": "[{ name: four-eyes, require: { approvals: 1, from: [editor] } }]",
    ], foreign: ["rule": .renamed("rules")])

  static let may = KeyTable(
    Dictionary(uniqueKeysWithValues: GuardedAction.allCases.map { ($0.rawValue, "[editor]") }),
    foreign: [
      "approve": .advice("Who may approve is said by the rules."),
      "hold": .advice("Everybody may stop a post; only `resume` needs a role."),
    ])

  static let rule = KeyTable(
    [
      "name": "four-eyes", "when": "{ flags: [legal] }", "unless": "{ formats: [reply] }",
      "require": "{ approvals: 1, from: [editor] }",
    ],
    foreign: [
      "approvals": .advice("Write `require: { approvals: 1, from: [editor] }`."),
      "from": .advice("Write `require: { approvals: 1, from: [editor] }`."),
      "independent": .advice("It stands in `require`."), "if": .renamed("when"), "except": .renamed("unless"),
    ])

  static let require = KeyTable(
    ["approvals": "1", "from": "[editor]", "independent": "true", "imported": "false"],
    foreign: ["roles": .renamed("from"), "by": .renamed("from"), "count": .renamed("approvals")])

  static let condition = KeyTable(
    [
      "flags": "[legal]", "disclosure": "[paid]", "pillars": "[promotion]", "channels": "[youtube]",
      "networks": "[youtube]", "departments": "[hr]", "campaigns": "[advent-2026]", "formats": "[reply]",
      "paths": "[\"posts/ads/**\"]", "files": "[stet.yml]",
    ],
    foreign: [
      "flag": .renamed("flags"), "pillar": .renamed("pillars"), "channel": .renamed("channels"),
      "network": .renamed("networks"), "department": .renamed("departments"), "campaign": .renamed("campaigns"),
      "format": .renamed("formats"), "path": .renamed("paths"), "file": .renamed("files"),
    ])

  static let lint = KeyTable(
    [
      "disable": "[spelling]", "severity": "{ spelling: warning }", "since": "2026-12-01",
      "vocabularyFiles": "[words/vocabulary.txt]", "wordlists": "[{ file: words/insults.de.txt, severity: error }]",
    ], foreign: ["from": .renamed("since"), "after": .renamed("since")])

  static let wordlist = KeyTable([
    "file": "words/insults.de.txt", "severity": "error", "message": "\"We do not say this\"", "flag": "legal",
  ])
}
