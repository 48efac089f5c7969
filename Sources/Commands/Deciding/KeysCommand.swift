internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet keys`: the keys that people sign their decisions with.
struct KeysCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print the entry for stet.yml of the key that you sign with.",
    discussion: """
      The key is the one that git signs commits with: `gpg.format`, `user.signingkey`. As soon as stet.yml has it, what \
      you decide is signed with it, and counts only signed, except what stops posts.
      """)

  static let examples: KeyValuePairs = [
    "stet keys":
      "Prints your entry, to be added to stet.yml.",
    "stet keys --allowed-signers":
      "The keys of all people, for a file that `ssh-keygen -Y verify -f` reads.",
  ]

  @Flag(help: "Print the keys of all people in stet.yml instead, in the form that ssh-keygen reads.")
  var allowedSigners = false

  @OptionGroup var global: GlobalOptions

  func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    let policy = try repository.policy()
    guard !allowedSigners else {
      context.output.write(policy.configuration.allowedSigners)
      return .success
    }
    let actor = try Actor(identity: global.git(in: context).author(), policy: policy)
    guard let configured = try repository.git.configuredKey() else {
      throw CommandFailure(
        .cannotRun, "there is no key that git signs with",
        hints: [
          "ssh-keygen -t ed25519", "git config gpg.format ssh", "git config user.signingkey ~/.ssh/id_ed25519.pub",
        ])
    }
    let (person, tips) = (actor.person, try LedgerTips.read(repository.git))
    // One that others have, where the ledger here and the remote's went apart.
    let position = tips.commits.count == 1 ? tips.commits[0] : tips.fetched ?? tips.commits[0]
    let key = SigningKey(key: configured.key, from: position.hex)
    context.output.write(KeysReport(person, adding: key).text)
    if let known = person.keys.first(where: { $0.key == configured.key }) {
      let end = known.until == nil ? "" : ", where it is retired"
      context.errors.line("Note: the stet.yml of \(policy.branch) has this key of \(person.name) already\(end).")
    } else {
      context.errors.line(
        "Note: change \(person.name)'s entry in stet.yml accordingly, and bring it to \(policy.branch). From then on what "
          + "\(person.name) decides has to be signed; what was decided unsigned up to `from` still counts.")
      if tips.remote != nil, tips.fetched != position {
        context.errors.line("Hint: stet sync, before: others do not have the commit in `from` yet")
      }
    }
    return .success
  }
}
