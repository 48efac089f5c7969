import Commands
import TestSupport
import Testing

/// One way to attack Stet through what a repository holds, and how Stet answers.
///
/// Every row runs the commands of one of the lists here, and those that it has answers for: each must end in an orderly
/// way, without writing, and without printing control sequences.
struct HostileRow: Sendable {
  let name: String
  /// Prepares the attacker's repository.
  let prepare: @Sendable (Workshop) throws -> Void
  /// The expected answers, besides that every command ends in good order.
  let answers: [Answer]
  /// Whether the repository is bare, for trees that no work tree can hold.
  var isBare = false
  /// The commands that run for every row.
  var commands = HostileRow.everything

  /// What one command says.
  struct Answer: Sendable {
    let command: [String]
    let status: ExitStatus
    /// Texts that stand in the output or among the errors.
    var says: [String] = []
    /// Texts that stand in neither.
    var hides: [String] = []
  }

  /// The file that the rows' post lies in.
  static let path = "posts/a.md"

  /// Every command that reads, in every format; and the approval, which some rows add.
  static let everything: [[String]] = [
    ["check"], ["check", "--format", "github"], ["check", "--format", "json"], ["preview", path],
    ["preview", path, "--format", "html"], ["preview", path, "--format", "json"], ["review"],
    ["review", "--format", "markdown"], ["review", "--format", "json"], ["queue", "--all", "--verbose"],
    ["queue", "--all", "--format", "csv", "--renditions"], ["queue", "--all", "--format", "ics"],
    ["queue", "--all", "--format", "markdown"], ["queue", "--all", "--format", "json", "--renditions"],
    ["explain", path], ["explain", path, "--format", "json"], ["diff", path], ["log", "--verbose"],
    ["log", "--format", "json"],
  ]

  /// For errors in one file that its reader finds.
  static let mostCommands: [[String]] = [
    ["check", "--format", "github"], ["preview", path], ["preview", path, "--format", "html"], ["review"],
    ["queue", "--all"], ["log"],
  ]

  /// For inputs so large that running all commands would take too long.
  static let fewCommands: [[String]] = [["check", "--format", "github"], ["queue", "--all"]]
}

extension HostileRow {
  /// A post with these bytes, which `check` reports under `rule` and which cannot be approved.
  ///
  /// - Parameter approval: how `stet approve` ends: `.cannotRun` if the file is no post that could be named.
  static func post(
    _ name: String, bytes: [UInt8], _ rule: String, approval: ExitStatus = .findings,
    commands: [[String]] = mostCommands
  ) -> HostileRow {
    HostileRow(
      name: name,
      prepare: { workshop in
        try workshop.repository.write(path, bytes: bytes)
        try workshop.repository.commit("post: hostile", as: .ana)
      },
      answers: [
        .found(rule),
        Answer(command: ["check", "--format", "json"], status: .findings, says: ["\"rule\": \"\(rule)\""]),
        Answer(command: ["approve", path, "--yes"], status: approval, says: ["Error: "]),
      ], commands: commands)
  }

  /// A post with this text.
  static func post(
    _ name: String, text: String, _ rule: String, approval: ExitStatus = .findings, commands: [[String]] = mostCommands
  ) -> HostileRow {
    post(name, bytes: Array(text.utf8), rule, approval: approval, commands: commands)
  }

  /// A post with these lines of front matter below its id and channels.
  static func post(
    _ name: String, lines: String, _ rule: String, approval: ExitStatus = .findings, commands: [[String]] = mostCommands
  ) -> HostileRow {
    post(name, text: source(lines), rule, approval: approval, commands: commands)
  }

  /// A post that is formally valid; `answers` say how the commands treat it.
  static func harmless(
    _ name: String, text: String, commands: [[String]] = everything, _ answers: Answer...
  ) -> HostileRow {
    HostileRow(
      name: name,
      prepare: { workshop in
        try workshop.repository.write(path, text)
        try workshop.repository.commit("post: hostile", as: .ana)
      },
      answers: answers, commands: commands)
  }

  /// Lines added to `stet.yml` on a branch: `check` reports them, and the policy branch still decides.
  static func configuration(
    _ name: String, lines: String, _ rule: String, commands: [[String]] = mostCommands
  ) -> HostileRow {
    configuration(name, text: Workshop.configuration + lines + "\n", rule, commands: commands)
  }

  /// A whole `stet.yml` on a branch.
  static func configuration(
    _ name: String, text: String, _ rule: String, commands: [[String]] = mostCommands
  ) -> HostileRow {
    HostileRow(
      name: name,
      prepare: { workshop in
        try workshop.repository.git("switch", "--quiet", "--create", "feature")
        try workshop.repository.write("stet.yml", text)
        try workshop.repository.commit("policy: hostile", as: .ana)
      },
      answers: [.found(rule), Answer(command: ["queue", "--all"], status: .success)], commands: commands)
  }

  /// Files prepared in any other way.
  static func files(
    _ name: String, isBare: Bool = false, commands: [[String]] = everything,
    prepare: @escaping @Sendable (Workshop) throws -> Void, _ answers: Answer...
  ) -> HostileRow {
    HostileRow(name: name, prepare: prepare, answers: answers, isBare: isBare, commands: commands)
  }

  /// A post for X with these lines of front matter.
  static func source(_ lines: String, body: String = "Am 1. Dezember ist Markt.") -> String {
    "---\nid: post-a\nchannels: [x]\n\(lines)\n---\n\(body)\n"
  }
}

extension HostileRow.Answer {
  /// `check` reports an error of this rule.
  static func found(_ rule: String) -> HostileRow.Answer {
    HostileRow.Answer(command: ["check"], status: .findings, says: ["error[\(rule)]"])
  }

  /// `check` finds no error.
  static let accepted = HostileRow.Answer(command: ["check"], status: .success)

  /// A command that cannot go on, and says why.
  static func refused(_ command: String..., status: ExitStatus = .cannotRun, says text: String) -> HostileRow.Answer {
    HostileRow.Answer(command: command, status: status, says: ["Error: ", text])
  }
}

extension HostileRow: CustomTestStringConvertible {
  var testDescription: String { name }
}
