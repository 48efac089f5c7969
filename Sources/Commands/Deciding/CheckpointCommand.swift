internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet checkpoint`: signs how the ledger is, so that it can be told later whether anything of it is missing.
struct CheckpointCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Sign how the ledger is, so that people outside can tell later if anything of it is gone.",
    discussion: """
      A checkpoint covers every record and signature that the ledger has, and follows the one before it. It is a signed \
      note of C2SP (tlog-checkpoint), with a key of the log that stet.yml names in `ledger.checkpoints.log`. Keep a copy \
      outside of the repository: `stet audit --checkpoint FILE` compares the ledger with it.
      """)

  static let examples: KeyValuePairs = [
    "stet checkpoint --new-key ~/stet-log.key":
      "Makes a key of the log, once, and prints its lines for stet.yml.",
    "stet checkpoint --key ~/stet-log.key":
      "Signs how the ledger is, and shares it.",
    "stet checkpoint --show":
      "Prints the last one, for a copy to keep.",
  ]

  @Option(help: ArgumentHelp("The file with the secret key of the log, outside of any repository.", valueName: "file"))
  var key: String?

  @Flag(help: "Print the last checkpoint, with what witnesses say of it.")
  var show = false

  @Option(
    help: ArgumentHelp(
      "Add the answer of a witness: lines of signatures, alone or below the checkpoint.", valueName: "file"))
  var cosignature: String?

  @Option(help: ArgumentHelp("Make a key of the log, and write its secret part to this file.", valueName: "file"))
  var newKey: String?

  @Option(help: "With --new-key: the name of the log, like an address without https://, if not stet/ledger/REPOSITORY.")
  var name: String?

  @OptionGroup var options: DecisionOptions

  var printsJSON: Bool { options.format == .json }

  func validate() throws {
    guard [key != nil, show, cosignature != nil, newKey != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Give one of --key, --show, --cosignature and --new-key.")
    }
    if name != nil, newKey == nil { throw ValidationError("--name is for --new-key: leave it out.") }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    if let newKey { return try makeKey(newKey, in: context) }
    if show { return try showLatest(in: context) }
    if let cosignature { return try cosign(cosignature, in: context) }
    return try sign(in: context)
  }

  // MARK: - A key

  private func makeKey(_ path: String, in context: CommandContext) throws -> ExitStatus {
    let policy = try options.global.repository(in: context).policy()
    guard let signer = NoteSigner.random(name: name ?? "stet/ledger/\(policy.configuration.repository)") else {
      throw CommandFailure(
        .usage, "\"\(TerminalText.oneLine(name ?? ""))\" cannot be the name of a log",
        causes: ["a name has letters, digits and signs of ASCII, without spaces and `+`: acme.example/ledger"])
    }
    try NoteFile.write(signer, to: options.global.absolute(path, in: context), options.global.git(in: context))
    context.output.write(CheckpointReport.configuration(policy.configuration.checkpoints, adding: signer.key))
    context.errors.line(
      "Note: bring these lines to the stet.yml of \(policy.branch). \(TerminalText.oneLine(path)) has the secret key: "
        + "keep it where checkpoints are made, and nowhere else.")
    return .success
  }

  // MARK: - Checkpoints

  private func sign(in context: CommandContext) throws -> ExitStatus {
    let path = options.global.absolute(key ?? "", in: context)
    let (signer, warnings) = try NoteFile.signer(
      at: path, for: options.global.folder(in: context), options.global.git(in: context))
    for warning in warnings { context.errors.line("Warning: \(TerminalText.oneLine(warning))") }
    let desk = try options.desk(in: context)
    let sharing = try options.requiredSharing(
      of: desk.reader.repository, for: "a checkpoint", deciding: "which one is the next",
      "another clone could make one, too", in: context)
    do {
      let decision = try desk.checkpoint(by: signer, through: sharing)
      let status = try options.report([decision], desk: desk, isShared: sharing != nil, in: context)
      context.errors.line("Keep a copy where people who may push here cannot change it: `stet checkpoint --show`.")
      return status
    } catch let covered as CoveredAlready {
      context.errors.line(CheckpointReport.covered(by: covered.latest))
      return .success
    }
  }

  private func showLatest(in context: CommandContext) throws -> ExitStatus {
    let reader = try QueueReader(repository: options.global.repository(in: context))
    let chain = reader.checkpointChain
    try reader.ledger.contents.check()
    reader.tellAnomalies(in: context)
    if !chain.faults.isEmpty { context.errors.line("Warning: checkpoints of the ledger do not hold: `stet audit`") }
    guard let latest = chain.latest else { throw NoCheckpoint.refusal }
    context.output.write(latest.note.whole)
    return .success
  }

  private func cosign(_ path: String, in context: CommandContext) throws -> ExitStatus {
    let answer = try NoteFile.bytes(at: options.global.absolute(path, in: context))
    let desk = try options.desk(in: context)
    guard let decision = try desk.cosign(with: answer) else {
      context.errors.line("Nothing new: the ledger has these cosignatures already.")
      return .success
    }
    return try options.report([decision], desk: desk, in: context)
  }
}
