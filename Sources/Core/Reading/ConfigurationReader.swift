/// Reads `stet.yml`. No value falls back to a default silently: one error, and there is no configuration.
package enum ConfigurationReader {
  /// The file's name at the root of a content repository.
  package static let path = "stet.yml"

  /// Reads the configuration of a content repository; `findings` has everything that is wrong at once.
  package static func read(
    path: String = path, bytes: [UInt8]
  ) -> (
    configuration: Configuration?, findings: [Finding]
  ) {
    let (source, findings) = SourceFile.read(path: path, bytes: bytes)
    guard let source else { return (nil, findings) }
    let log = ReadingLog(source: source, findings: findings)
    let configuration = read(source, log)
    return (log.hasErrors ? nil : configuration, log.findings.inOrder())
  }

  private static func read(_ source: SourceFile, _ log: ReadingLog) -> Configuration? {
    guard let root = log.document(at: source.bytes.indices, limit: SourceFile.maximumBytes),
      let fields = Fields(root, at: "", keys: ConfigurationKeys.root, log: log, example: "`version: 1`")
    else { return nil }
    fields.require("version", "repository", "timezone")
    guard isSupported(fields) else { return nil }
    return configuration(fields)
  }

  /// The only version of the format that there is.
  package static let version: Int64 = 1

  private static func isSupported(_ fields: Fields) -> Bool {
    guard let node = fields.node("version"), let version = fields.number("version", in: 0...Int64(Int32.max)) else {
      return true
    }
    guard version != self.version else { return true }
    fields.log.report(
      .unsupportedVersion, node.range, "version \(version) of stet.yml is unknown",
      explanation: "This release of Stet reads version \(self.version). A newer file needs a newer release.")
    return false
  }

  private static func configuration(_ fields: Fields) -> Configuration? {
    let names = DeclaredNames(fields)
    let channels = ChannelReader(fields: fields).channels()
    let queues = QueueReader(fields: fields, channels: names.channels).queues()
    let people = PersonReader(fields: fields, names: names).people()
    let policy = PolicyReader(fields: fields, names: names).policy()
    AuthorityChecker(log: fields.log, names: names, people: people).check(policy)
    RuleChecker(log: fields.log, people: people).check(policy)
    let lint = LintReader(fields: fields, names: names).lint()
    let checkpoints = CheckpointKeyReader(fields: fields).keys()
    let languages = fields.elements("languages")?.compactMap { element in
      fields.log.text(element.node, at: element.path).flatMap {
        fields.log.language($0, element.node, at: element.path)
      }
    }
    let repository = repository(fields)
    let zone = fields.zoneName("timezone").flatMap(Zone.init(identifier:))
    let breaks = fields.choice("breaks", LineBreaks.self) ?? .keep
    guard let repository, let zone else { return nil }
    return Configuration(
      repository: repository, timezone: zone, languages: languages ?? [],
      breaks: breaks, roles: names.roles, departments: names.departments,
      pillars: names.pillars, flags: names.flags, queues: queues, channels: channels, people: people, policy: policy,
      lint: lint, checkpoints: checkpoints, places: fields.log.places.ofUsable)
  }

  private static func repository(_ fields: Fields) -> String? {
    fields.text("repository", explanation: "It is the 32 small hexadecimal digits that `stet init` wrote.") {
      isLowercaseHex($0, count: 32)
    }
  }
}

/// The keys of `stet.yml` and of what is nested in it.
enum ConfigurationKeys {
  static let root = KeyTable(
    [
      "version": "1", "repository": "8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88", "timezone": "Europe/Berlin",
      "languages": "[de, en]", "breaks": "keep", "roles": "[editor, legal]", "departments": "[pr, sales]",
      "pillars": "[news, promotion]", "flags": "[legal]", "queues": "{ main: { branch: main } }",
      "channels": "{ x: { network: x, account: \"@acme\" } }",
      "people": "{ ana: { emails: [ana@acme.example], roles: [editor] } }", "policy": "{ signing: optional }",
      "lint": "{ disable: [] }", "ledger": "{ checkpoints: { log: [\"name+hash+base64\"] } }",
    ],
    foreign: [
      "rules": .advice("Rules of approval stand in `policy: { rules: [ … ] }`."),
      "users": .renamed("people"), "team": .renamed("people"), "accounts": .renamed("channels"),
      "tz": .renamed("timezone"), "language": .advice("Write `languages: [de]`."),
      "branch": .advice("Write `queues: { main: { branch: … } }`."),
      "checkpoints": .advice("Write `ledger: { checkpoints: { log: [ … ] } }`."),
    ])

  static let queue = KeyTable(["branch": "main", "channels": "[linkedin]"], foreign: ["channel": .renamed("channels")])

  static let channel = KeyTable(
    [
      "network": "x", "account": "\"@acme\"", "slots": "[\"Mon-Fri 09:00\", \"Sat 11:00\"]",
      "except": "[2026-12-25, words/feiertage.txt]", "pacing": "{ maxPerDay: 4, minGap: 2h }", "grace": "2h",
      "utm": "{ source: x, medium: social }",
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
      "forgejo": "1234567", "gitea": "1234567", "server": "[ana]", "until": "<commit of the ledger>",
      "inactive": "true", "away": "[2026-12-21..2027-01-03]",
    ],
    foreign: [
      "email": .advice("Write `emails: [ana@acme.example]`."), "role": .advice("Write `roles: [editor]`."),
      "key": .advice("Write `keys: [\"ssh-ed25519 …\"]`."), "department": .advice("Write `departments: [pr]`."),
      "bot": .advice("Write `kind: bot`."), "type": .renamed("kind"),
      "active": .advice("Write `inactive: true` for a person who is away."), "absent": .renamed("away"),
      "vacation": .renamed("away"), "holidays": .renamed("away"),
      "from": .advice("It stands with a key: `keys: [{ key: \"ssh-ed25519 …\", from: <commit of the ledger> }]`."),
    ])

  static let ledger = KeyTable(["checkpoints": "{ log: [\"name+hash+base64\"] }"])

  static let checkpoints = KeyTable(
    ["log": "[\"name+hash+base64\"]", "witnesses": "[\"name+hash+base64\"]"],
    foreign: ["key": .renamed("log"), "keys": .renamed("log"), "witness": .renamed("witnesses")])

  /// The forges whose ids a person can have.
  static let forges = ["codeberg", "forgejo", "gitea", "github", "gitlab"]

  static let key = KeyTable([
    "key": "\"ssh-ed25519 AAAA…\"", "from": "<commit of the ledger>", "until": "<commit of the ledger>",
  ])

  static let policy = KeyTable(
    [
      "signing": "optional", "reschedule": "later", "unknownContributors": "refuse", "changes": "approved",
      "may": "{ publish: [editor] }",
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

/// Reads how strict `check` is.
struct LintReader {
  let fields: Fields
  let names: DeclaredNames

  private var log: ReadingLog { fields.log }

  func lint() -> LintSettings {
    var settings = LintSettings()
    guard let lint = fields.fields("lint", ConfigurationKeys.lint) else { return settings }
    settings.disabled = lint.texts("disable") ?? []
    settings.severity = severities(lint)
    settings.vocabularyFiles = files(lint)
    settings.wordlists = lint.elements("wordlists", wordlist) ?? []
    settings.since = lint.date("since")
    return settings
  }

  private func severities(_ lint: Fields) -> [String: Severity] {
    guard lint.node("severity") != nil else { return [:] }
    var severities: [String: Severity] = [:]
    for (entry, path) in lint.named("severity") where log.hasValue(entry.value, name: path) {
      let word = log.choice(entry.value, at: path, of: Severity.allCases.map(\.rawValue))
      severities[entry.key] = word.flatMap(Severity.init(rawValue:))
    }
    return severities
  }

  private func files(_ lint: Fields) -> [String] {
    lint.texts("vocabularyFiles") { text, node, _ in log.path(text, node) } ?? []
  }

  private func wordlist(_ node: YAMLNode, at path: String) -> Wordlist? {
    guard log.hasValue(node, name: path),
      let fields = Fields(node, at: path, keys: ConfigurationKeys.wordlist, log: log)
    else { return nil }
    fields.require("file")
    let severity = fields.choice("severity", Severity.self) ?? .warning
    let message = fields.text("message")
    let flag = flag(fields)
    guard let fileNode = fields.node("file"), let file = fields.text("file").flatMap({ log.path($0, fileNode) }) else {
      return nil
    }
    return Wordlist(file: file, severity: severity, message: message, flag: flag)
  }

  private func flag(_ fields: Fields) -> String? {
    guard let node = fields.node("flag"), let flag = fields.text("flag") else { return nil }
    return names.isKnown(flag, at: node.range, among: names.flags, as: "flag") ? flag : nil
  }
}

/// Reads `ledger.checkpoints`: the keys of the log, which have one name, and those of witnesses.
struct CheckpointKeyReader {
  let fields: Fields

  func keys() -> CheckpointKeys {
    var keys = CheckpointKeys()
    guard let ledger = fields.fields("ledger", ConfigurationKeys.ledger),
      let checkpoints = ledger.fields("checkpoints", ConfigurationKeys.checkpoints)
    else { return keys }
    checkpoints.require("log")
    checkpoints.requireElements("log", explanation: "Without a key of the log, no checkpoint can be verified.")
    keys.log = read("log", .note, in: checkpoints) { key, others in
      if let other = others.first(where: { $0.name != key.name }) {
        return "The keys of the log have one name, which is the log's: the one before is called \(other.name)."
      }
      return twice(key, others)
    }
    keys.witnesses = read("witnesses", .cosignature, in: checkpoints) { key, others in
      keys.log.contains { $0.hasSameSecret(as: key) }
        ? "This is the log's own key: a witness has its own." : twice(key, others)
    }
    return keys
  }

  private func twice(_ key: NoteKey, _ others: [NoteKey]) -> String? {
    others.contains { $0.hasSameSecret(as: key) } ? "This key stands here already." : nil
  }

  /// - Parameter objection: what is wrong with a key beside those before it.
  private func read(
    _ key: String, _ kind: NoteKey.Kind, in fields: Fields, _ objection: (NoteKey, [NoteKey]) -> String?
  ) -> [NoteKey] {
    var read: [NoteKey] = []
    _ = fields.texts(key) { text, node, path -> NoteKey? in
      do throws(NoteKeyError) {
        let key = try NoteKey(text)
        let problem = key.kind == kind ? objection(key, read) : Self.otherKind(kind)
        if let problem { return fields.log.refuse(Self.shown(text), node, at: path, explanation: problem) }
        read.append(key)
      } catch {
        return fields.log.refuse(Self.shown(text), node, at: path, explanation: error.description)
      }
      return nil
    }
    return read
  }

  private static func otherKind(_ wanted: NoteKey.Kind) -> String {
    wanted == .cosignature
      ? "A witness's key is of kind 4 (`cosignature/v1`): its base64 begins with `B`. This one signs notes, as a log's."
      : "A log's key is of kind 1: its base64 begins with `A`. This one is a witness's."
  }

  /// The name and hash of a key, or what stands in their place: enough to find it.
  private static func shown(_ text: String) -> String {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.prefix(2).joined(separator: "+") + (parts.count > 2 ? "+…" : "")
  }
}

extension ReadingLog {
  /// A path from the root of the repository.
  func path(_ text: String, _ node: YAMLNode) -> String? {
    do {
      return try RepositoryPath.normalised(text, from: source.path)
    } catch {
      report(
        .mediaPath, node.range, "\(Display.quoted(text)) \(error.sentence)",
        explanation: "Write the path from the root of the repository.")
      return nil
    }
  }
}
