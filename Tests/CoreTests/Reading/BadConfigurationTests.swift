import Testing

@testable import Core

/// Configurations with mistakes: each is found at its place, and no others.
@Suite struct BadConfigurationTests {
  static let ana = "people: { ana: { emails: [ana@a.example], roles: [editor] } }"
  static let channel = "channels: { x: { network: x, account: a } }"

  /// One more than a person may have.
  static let absences = (1...101).map { CivilDate(dayNumber: 20_000 + 2 * $0).text }

  static let entries = [
    "«unknown-key»chanels: {}",
    "«foreign-key»users: {}",
    "breaks: «invalid-value»wrap",
    "ledger: «wrong-type»[x]",
    "ledger: { «unknown-key»checkpoint: {} }",
    "«foreign-key»checkpoints: {}",
    "ledger: { checkpoints: «missing-key»{ witnesses: [\"\(CheckpointSamples.witness)\"] } }",
    "ledger: { checkpoints: { log: «invalid-value»[] } }",
    "ledger: { checkpoints: { log: «wrong-type»\(CheckpointSamples.key) } }",
    "ledger: { checkpoints: { «foreign-key»key: [\"\(CheckpointSamples.key)\"], log: [\"\(CheckpointSamples.key)\"] } }",
    "ledger: { checkpoints: { log: [«invalid-value»\"\(CheckpointSamples.key)x\"] } }",
    "ledger: { checkpoints: { log: [«invalid-value»\"\(CheckpointSamples.secret)\"] } }",
    "ledger: { checkpoints: { log: [«invalid-value»\"\(CheckpointSamples.witness)\"] } }",
    "ledger: { checkpoints: { log: [\"\(CheckpointSamples.key)\", «invalid-value»\"\(CheckpointSamples.key)\"] } }",
    "ledger: { checkpoints: { log: [\"\(CheckpointSamples.key)\", «invalid-value»\"\(CheckpointSamples.otherLog)\"] } }",
    "ledger: { checkpoints: { log: [\"\(CheckpointSamples.key)\"], witnesses: [«invalid-value»\"\(CheckpointSamples.otherLog)\"] } }",
    "ledger: { checkpoints: { log: [\"\(CheckpointSamples.otherLog)\"], witnesses: [«invalid-value»\"\(CheckpointSamples.witness)\"] } }",
    "languages: [«invalid-value»german]",
    "roles: «wrong-type»editor",
    "roles: [«invalid-value»Der Chef]",
    "channels: «wrong-type»[x]",
    "channels: { «invalid-value»Mein X: { network: x, account: a } }",
    "channels: { x: «missing-key»{ account: a } }",
    "channels: { x: «missing-key»{ network: x } }",
    "channels: { x: { network: «invalid-value»twitter, account: a } }",
    "channels: { «invalid-value»x: { network: facebook, account: a } }",
    "channels: { x: { network: x, account: \"\u{61}\", slots: [«invalid-value»\"Mo 09:00\"] } }",
    "channels: { x: { network: x, account: a, slots: [«invalid-value»\"Mon 9:00\"] } }",
    "channels: { x: { network: x, account: a, slots: [\"daily 09:00\", \"Fri-Mon 10:00\", \"Mon,Wed 11:00\"] } }",
    "channels: { x: { network: x, account: a, grace: «invalid-value»2 } }",
    "channels: { x: { network: x, account: a, pacing: { quiet: «invalid-value»\"22-7\" } } }",
    "channels: { x: { network: x, account: a, pacing: { maxPerDay: «invalid-value»0 } } }",
    "channels: { x: { network: x, account: a, pacing: { promotionShare: { max: «invalid-value»20, over: 5 } } } }",
    "channels: { x: { network: x, account: a, pacing: { promotionShare: { max: «invalid-value»120%, over: 5 } } } }",
    "channels: { x: { network: x, account: a, hosts: [«invalid-value»\"https://example.org/\"] } }",
    "channels: { x: { network: x, account: a, limits: { «unknown-key»tekst: 5 } } }",
    "channels: { x: { network: x, account: a, «foreign-key»token: geheim } }",
    "channels: { x: { network: x, account: a }, y: { network: x, account: «duplicate-identity»a } }",
    "channels: { x: { network: x, account: \"@Acme\" }, y: { network: x, account: «duplicate-identity»acme } }",
    "channels:\n  x:\n    network: x\n    account: «yaml-syntax»@acme",
    "channels: { x: { network: x, account: a, utm: { campaign: «wrong-type»{campaign} } } }",
    channel + "\nqueues: { a: { branch: main, channels: [x] }, b: { branch: b, channels: «queue-channels»[x] } }",
    channel + "\nqueues: { a: { branch: main }, «queue-channels»b: { branch: b } }",
    channel + "\nqueues: { a: { branch: main }, b: { branch: «queue-channels»main, channels: [] } }",
    channel + "\nqueues: { a: { branch: main, channels: [«undeclared»y] }, b: { branch: b } }",
    "channels: { «queue-channels»x: { network: x, account: a } }\nqueues: { a: { branch: b, channels: [] } }",
    "queues: { a: «missing-key»{ channels: [] } }",
    "queues: { a: { branch: «invalid-value»\"a..b\" } }",
    "people: { ana: «missing-key»{ roles: [] } }",
    "people: { ana: { emails: «invalid-value»[] } }",
    "people: { ana: { emails: [«invalid-value»ana] } }",
    "people: { ana: { emails: [«invalid-value»\"a\\n@b\"] } }",
    "people: { ana: { emails: [a@b], name: «invalid-value»\"Ana\\nWeber\" } }",
    "people: { ana: { emails: [a@b], name: «control-character»\"Ana\\e\" } }",
    "people: { ana: { emails: [a@b] }, ben: { emails: [«duplicate-identity»A@B] } }",
    "people: { ana: { emails: [a@b], github: 1 }, ben: { emails: [b@b], github: «duplicate-identity»1 } }",
    "people: { ana: { emails: [a@b], github: «wrong-type»ana } }",
    "people: { ana: { emails: [a@b], roles: [«undeclared»editor] } }",
    "people: { ana: { emails: [a@b], departments: [«undeclared»pr] } }",
    "people: { ana: { emails: [a@b], kind: «invalid-value»robot } }",
    "people: { ana: { emails: [a@b], keys: [«invalid-value»\"ssh-ed25519\"] } }",
    "people: { ana: { emails: [a@b], keys: [«invalid-value»\"ssh-ed25519-cert-v01@openssh.com AAAA\"] } }",
    "people: { ana: { emails: [a@b], keys: [«invalid-value»\"ssh-dss AAAA\"] } }",
    "people: { ana: { emails: [a@b], keys: [«invalid-value»\"\(ConfigurationExample.key.dropLast(4))\"] } }",
    "people: { ana: { emails: [a@b], keys: [\"\(ConfigurationExample.key) one\", «duplicate-identity»\"\(ConfigurationExample.key) two\"] } }",
    "people: { ana: { emails: [a@b], keys: [\"\(ConfigurationExample.key)\"] }, ben: { emails: [b@b], keys: [«duplicate-identity»{ key: \"\(ConfigurationExample.key)\" }] } }",
    "people: { ana: { emails: [a@b], keys: [«invalid-value»\"cert-authority \(ConfigurationExample.key)\"] } }",
    "people: { ana: { emails: [a@b], keys: [{ key: \"\(ConfigurationExample.key)\", until: «invalid-value»heute }] } }",
    "people: { ana: { emails: [a@b], keys: [{ key: \"\(ConfigurationExample.key)\", from: «invalid-value»heute }] } }",
    "people: { ana: { emails: [a@b], keys: [«missing-key»{ from: \(String(repeating: "1e", count: 20)) }] } }",
    "people: { ana: { emails: [a@b], until: «invalid-value»HEAD } }",
    "people: { ana: { emails: [a@b], until: «invalid-value»\(String(repeating: "1", count: 39)) } }",
    "people: { ana: { emails: [a@b], inactive: «wrong-type»ja } }",
    "people: { ana: { emails: [a@b], away: «wrong-type»2026-12-24 } }",
    "people: { ana: { emails: [a@b], away: [2026-12-24, «invalid-value»2026-12-32] } }",
    "people: { ana: { emails: [a@b], away: [«invalid-value»2027-01-03..2026-12-21] } }",
    "people: { ana: { emails: [a@b], away: [«invalid-value»2026-12-21 - 2027-01-03] } }",
    "people: { ana: { emails: [a@b], «foreign-key»holidays: [2026-12-24] } }",
    "people: { ana: { emails: [a@b], away: «invalid-value»[\(absences.joined(separator: ", "))] } }",
    "people: { ana: { emails: [a@b], «foreign-key»active: false } }",
    "people: { ana: { emails: [a@b], «foreign-key»from: \(String(repeating: "1", count: 40)) } }",
    "people: { ana: { emails: [a@b], «foreign-key»email: b@b } }",
    "people: { «duplicate-key»ana: { emails: [a@b] } }".replacing("{ «dup", with: "{ ana: { emails: [c@b] }, «dup"),
    "policy: { signing: «invalid-value»always }",
    "policy: { may: { publish: [«undeclared»editor] } }",
    "policy: { may: { «foreign-key»hold: [] } }",
    "policy: { rules: [«missing-key»{ require: { approvals: 0 } }] }",
    "policy: { rules: [«missing-key»{ name: a }] }",
    "policy: { rules: [{ name: a, require: «missing-key»{ from: [] } }] }",
    "policy: { rules: [{ name: a, require: «missing-key»{ approvals: 1 } }] }",
    "policy: { rules: [{ name: a, require: { approvals: 1, from: «invalid-value»[] } }] }",
    "policy: { rules: [{ name: a, require: { approvals: «wrong-type»-x } }] }",
    "policy: { rules: [{ name: a, require: { approvals: «invalid-value»-1 } }] }",
    "policy: { rules: [{ name: a, require: { approvals: 0 } }, { name: «invalid-value»a, require: { approvals: 0 } }] }",
    "policy: { rules: [{ name: a, when: { flags: [«undeclared»legal] }, require: { approvals: 0 } }] }",
    "policy: { rules: [{ name: a, when: { pillars: [«undeclared»p] }, require: { approvals: 0 } }] }",
    "policy: { rules: [{ name: a, when: { channels: [«undeclared»y] }, require: { approvals: 0 } }] }",
    "policy: { rules: [{ name: a, when: { formats: [«invalid-value»y] }, require: { approvals: 0 } }] }",
    "policy: { rules: [{ name: a, when: «invalid-value»{}, require: { approvals: 0 } }] }",
    "lint: { severity: { spelling: «invalid-value»fatal } }",
    "lint: { wordlists: [«missing-key»{ severity: error }] }",
    "lint: { wordlists: [{ file: words/a.txt, flag: «undeclared»legal }] }",
    "lint: { vocabularyFiles: [«media-path»/etc/passwd] }",
    "roles: [editor]\n" + ana
      + "\npolicy: { rules: [{ name: a, require: «rule-unsatisfiable»{ approvals: 2, from: [editor] } }] }",
    "roles: [editor]\n" + ana
      + "\npolicy: { rules: [{ name: a, require: «rule-unsatisfiable»{ approvals: 1, from: [editor] } }] }",
    "roles: [editor]\n" + ana
      + "\npolicy: { rules: [{ name: a, require: { approvals: 1, from: [editor], independent: false } }] }",
    "roles: [chief]\n«undeclared»policy: { rules: [{ name: a, require: { approvals: 0 } }] }",
    "roles: [chief]\npolicy: { «undeclared»may: { publish: [chief] } }",
    "roles: [chief]\npolicy: { may: { publish: [chief], resume: [], dismiss: [], resolve: [chief], import: [] } }",
    "roles: [editor]\npolicy: { may: { publish: [editor] } }",
  ]

  static let files = [
    "«front-matter»",
    "«wrong-type»- a\n",
    "«missing-key»repository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: UTC\n",
    "«missing-key»«missing-key»version: 1\n",
    "version: «unsupported-version»2\nrepository: a\ntimezone: UTC\n",
    "version: «wrong-type»one\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: UTC\n",
    "version: 1\nrepository: «invalid-value»8F\ntimezone: «unknown-zone»MEZ\n",
  ]

  @Test(arguments: entries) func linesBelowTheHead(_ lines: String) {
    let source = MarkedSource.configuration(lines)
    let findings = source.configurationFindings()
    #expect(findings.marks == source.expected, "\(findings.map(\.summary))")
  }

  @Test(arguments: files) func wholeFiles(_ marked: String) {
    let source = MarkedSource(marked)
    let findings = source.configurationFindings()
    #expect(findings.marks == source.expected, "\(findings.map(\.summary))")
  }
}
