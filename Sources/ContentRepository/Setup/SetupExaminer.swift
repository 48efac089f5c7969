package import Core
internal import Foundation
package import Git

/// Looks at how Stet is set up in a clone: who decides here, what reaches others, what is protected, which tools there are.
///
/// Each question is answered by itself: one that cannot be answered is told, and hinders no other.
package struct SetupExaminer {
  /// What only the caller knows of the machine.
  package struct Machine {
    package var now: Timestamp
    /// Where dictionaries are.
    package var dictionaryFolders: [String]
    /// The absolute path of a program; `nil` where it is not installed.
    package var program: (String) -> String?

    package init(now: Timestamp, dictionaryFolders: [String], program: @escaping (String) -> String?) {
      self.now = now
      self.dictionaryFolders = dictionaryFolders
      self.program = program
    }
  }

  private let repository: ContentRepository
  private let git: GitCommand
  private let machine: Machine
  private let policy: Result<PolicySnapshot, any Error>
  private let remote: String?

  package init(_ repository: ContentRepository, git: GitCommand, on machine: Machine) {
    self.repository = repository
    self.git = git
    self.machine = machine
    policy = Result { try repository.policy() }
    remote = (try? LedgerRemote.find(in: repository.git)) ?? nil
  }

  /// Everything that was looked at, in the order in which it is to be put right.
  package func facts() -> [SetupFact] {
    let questions: [(String, () throws -> [SetupFact])] = [
      ("repository", history), ("policy", rules), ("identity", identity), ("remote", remoteFacts), ("ledger", ledger),
      ("protection", protection), ("signing", signing), ("hooks", hooks), ("clock", clock), ("tools", tools),
    ]
    return questions.flatMap { topic, answer in
      do {
        return try answer()
      } catch {
        return [SetupFact(topic, .problem, Self.words(error), todo: Self.hints(error))]
      }
    }
  }

  // MARK: - What is here

  private func history() throws -> [SetupFact] {
    guard repository.git.isShallow else { return [SetupFact("repository", .good, "the whole history is here")] }
    return [
      SetupFact(
        "repository", .problem, "this clone is shallow, so it does not show who contributed to a post",
        todo: ["git fetch --unshallow"])
    ]
  }

  private func rules() throws -> [SetupFact] {
    let policy = try policy.get()
    let told = policy.warnings.map { SetupFact("policy", .advice, $0) }
    let people = policy.configuration.people.count { $0.canDecide && $0.kind == .human }
    let text = "stet.yml on \(policy.branch) is used, with \(people) \(people == 1 ? "person" : "people")"
    guard let remote, policy.reference.hasPrefix("refs/heads/"), !repository.git.isBare else {
      return [SetupFact("policy", .good, text)] + told
    }
    return told + [
      SetupFact(
        "policy", .advice, "\(text): the branch of \(remote) was never fetched", todo: ["git fetch \(remote)"])
    ]
  }

  private func identity() throws -> [SetupFact] {
    let identity = try git.author()
    let people = PeopleDirectory(try policy.get().configuration)
    if let person = people.person(forAddress: identity.email) {
      return [SetupFact("identity", .good, "you decide as \(person) (\(identity.email))")]
    }
    return [
      SetupFact(
        "identity", repository.git.isBare ? .advice : .problem,
        "\(identity.email) belongs to no person of stet.yml, so you cannot decide anything",
        todo: [
          "git config user.email YOU@EXAMPLE.COM", "or add the address to your entry under `people` in stet.yml",
        ])
    ]
  }

  private func ledger() throws -> [SetupFact] {
    let tips = try LedgerTips.read(repository.git)
    guard let configuration = try? policy.get().configuration else { return [] }
    let contents = try repository.ledger(of: configuration).contents
    var facts = [
      SetupFact(
        "ledger", .good,
        contents.source.numbers.count == 1 ? "1 record is here" : "\(contents.source.numbers.count) records are here")
    ]
    if let first = contents.anomalies.first {
      facts.append(
        SetupFact(
          "ledger", .problem,
          "commit \(first.commit.hex.prefix(10)) of the ledger did something else than add (\(first.kind.rawValue)); no record is lost by it",
          todo: ["stet audit"]))
    }
    if !contents.rejected.isEmpty {
      facts.append(
        SetupFact(
          "ledger", .advice, "\(contents.rejected.count) files among the records are none", todo: ["stet audit"]))
    }
    if tips.isRewound, let remote {
      facts.append(
        SetupFact(
          "ledger", .problem, "the ledger on \(remote) lacks what this clone has seen there: it was rewound",
          todo: ["stet sync"]))
    } else if let local = tips.local, let fetched = tips.fetched, let remote {
      let own = try repository.git.commitCount(of: local, excluding: fetched)
      if own > 0 {
        let what = own == 1 ? "1 decision is" : "\(own) decisions are"
        facts.append(
          SetupFact("ledger", .problem, "\(what) only here: others on \(remote) do not see them", todo: ["stet sync"]))
      }
    }
    return facts
  }

  // MARK: - What reaches others

  /// After how many seconds what was fetched is old.
  private static let staleness: Int64 = 86_400

  private func remoteFacts() throws -> [SetupFact] {
    guard let remote else {
      guard !repository.git.isBare else { return [] }
      return [
        SetupFact(
          "remote", .advice, "there is no remote: what is decided here reaches no one else",
          todo: ["git remote add origin ADDRESS"])
      ]
    }
    if try repository.git.configurationFlag("stet.push") == false {
      return [
        SetupFact(
          "remote", .problem, "git config stet.push is false: what is decided here reaches others only by hand",
          todo: ["stet sync", "git config --unset stet.push"])
      ]
    }
    let branches = try policy.get().configuration.queues.map(\.branch)
    guard let fetch = try repository.lastFetch(of: branches) else {
      return [
        SetupFact("remote", .advice, "it is not known when \(remote) was fetched", todo: [fetchCommand(remote)])
      ]
    }
    let age = machine.now.seconds - fetch.time.seconds
    let names = fetch.branches.joined(separator: ", ")
    guard age > Self.staleness else { return [SetupFact("remote", .good, "\(names): fetched within a day")] }
    return [
      SetupFact(
        "remote", .advice, "\(names): last fetched \(age / 86_400) days ago, so what others did since is missing",
        todo: [fetchCommand(remote)])
    ]
  }

  /// What fetches all branches, also where they are the clone's own.
  private func fetchCommand(_ remote: String) -> String {
    repository.git.isBare ? "git fetch \(remote) '+refs/heads/*:refs/heads/*'" : "git fetch \(remote)"
  }

  private func protection() throws -> [SetupFact] {
    guard let remote, let address = try repository.git.remoteAddress(remote),
      let url = try repository.git.remoteURL(remote)
    else { return [] }
    let branch = try policy.get().branch.split(separator: "/").last.map(String.init) ?? "main"
    if let host = Self.host(of: address) {
      return [
        SetupFact(
          "protection", .advice, "git does not show how \(host) protects its branches: look there",
          todo: ServerKind(host: host).settings(policyBranch: branch))
      ]
    }
    // As git does, with the ending that a bare repository may have where the address lacks it.
    let folder = url.hasPrefix("file://") ? String(url.dropFirst("file://".count)) : url
    for path in [folder, folder + ".git"] {
      guard let server = try? Repository.discover(from: path) else { continue }
      return try Self.protection(of: server, at: path)
    }
    // A bundle, for example.
    return []
  }

  /// The host in an address; `nil` for a folder of this machine.
  private static func host(of address: String) -> String? {
    if let slashes = address.firstRange(of: "://") {
      let rest = address[slashes.upperBound...].prefix { $0 != "/" }
      return address.hasPrefix("file:") || rest.isEmpty ? nil : rest.split(separator: ":").first.map(String.init)
    }
    guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/") else { return nil }
    return String(address[..<colon])
  }

  private static func protection(of server: Repository, at path: String) throws -> [SetupFact] {
    let folder = try server.hooksFolder()
    let missing = ["pre-receive", "post-receive"].filter { name in
      let text = FileManager.default.contents(atPath: "\(folder)/\(name)")
      return !(text.map { String(decoding: $0.prefix(1 << 16), as: UTF8.self).contains("stet receive") } ?? false)
    }
    let todo = missing.map { "install -m 755 templates/server/pre-receive \(ShellWord.quoted("\(folder)/\($0)"))" }
    guard missing.contains("pre-receive") else {
      if missing.isEmpty { return [SetupFact("protection", .good, "the server's hooks guard the ledger")] }
      let words = "if the ledger on \(path) is lost or set back, only an administrator can bring it back"
      return [SetupFact("protection", .advice, words, todo: todo)]
    }
    let settings = ["receive.denyNonFastForwards", "receive.denyDeletes"]
    let open = try settings.filter { try server.configurationFlag($0) != true }
    var facts = [
      SetupFact(
        "protection", .advice, "who may push to \(path) may record decisions of others, unless they are signed",
        todo: todo)
    ]
    if !open.isEmpty {
      facts.append(
        SetupFact(
          "protection", .problem, "the ledger on \(path) can be rewound or deleted",
          todo: open.map { "git -C \(ShellWord.quoted(path)) config \($0) true" }))
    }
    return facts
  }

  // MARK: - This machine

  private func signing() throws -> [SetupFact] {
    let policy = try policy.get()
    let address = try git.author().email
    guard let name = PeopleDirectory(policy.configuration).person(forAddress: address),
      let person = policy.configuration.person(name)
    else { return [] }
    let signer = RecordSigner(
      person, policy: policy, repository: repository.git, dialogue: SigningDialogue(isAttended: false) { _ in })
    guard try signer.key(for: .approve) != nil else {
      return [
        SetupFact(
          "signing", .advice,
          "you have no key in stet.yml, so the right to push the ledger is the right to decide as you",
          todo: ["stet keys"])
      ]
    }
    _ = try repository.git.signingProgram()
    return [SetupFact("signing", .good, "what you decide is signed")]
  }

  private func hooks() throws -> [SetupFact] {
    guard !repository.git.isBare else { return [] }
    let folder = try repository.git.hooksFolder()
    let missing = ["pre-commit", "pre-push"].filter { name in
      let path = folder + "/" + name
      let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
      return text?.contains("stet check") != true || !FileManager.default.isExecutableFile(atPath: path)
    }
    guard !missing.isEmpty else { return [SetupFact("hooks", .good, "what you commit and push is checked")] }
    return [
      SetupFact(
        "hooks", .advice, "git does not check posts before \(missing.joined(separator: " and "))",
        todo: ["stet init --hooks"])
    ]
  }

  /// By how many seconds the newest commit may lie in the future.
  private static let tolerance: Int64 = 300

  private func clock() throws -> [SetupFact] {
    let tips = [try? policy.get().commit] + ((try? LedgerTips.read(repository.git).commits) ?? []).map { $0 }
    let newest = try tips.compactMap { $0 }.map { try repository.git.commit($0).committer.time }.max()
    let zone = SetupFact("clock", .good, "zone data \(Zone.dataVersion): all who plan should have the same")
    guard let newest, newest > machine.now.seconds + Self.tolerance else { return [zone] }
    let minutes = (newest - machine.now.seconds) / 60
    return [
      SetupFact(
        "clock", .problem,
        "the newest commit is \(minutes) minutes in the future: this clock is slow, or another one is fast",
        todo: ["date -u"]), zone,
    ]
  }

  private func tools() throws -> [SetupFact] {
    let languages = (try? policy.get().configuration.languages) ?? []
    let library = DictionaryLibrary(folders: machine.dictionaryFolders)
    let lacking = languages.filter { library.names(for: $0).isEmpty }
    var facts: [SetupFact] = []
    if !lacking.isEmpty {
      facts.append(
        SetupFact(
          "tools", .advice, "there is no dictionary for \(lacking.joined(separator: ", ")), so spelling is not checked",
          todo: DictionaryPackages.names(for: lacking).map { "apt install \($0)" }))
    }
    let optional = [
      ("ffprobe", "films are only checked by their headers"), ("ssh-keygen", "no decision can be signed"),
    ]
    for (name, effect) in optional where machine.program(name) == nil {
      facts.append(SetupFact("tools", .advice, "\(name) is not installed: \(effect)"))
    }
    return facts.isEmpty ? [SetupFact("tools", .good, "dictionaries and programs are there")] : facts
  }

  // MARK: - What cannot be answered

  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as RepositoryError: ([error.summary] + error.causes).joined(separator: ": ")
    default: String(describing: error)
    }
  }

  private static func hints(_ error: any Error) -> [String] {
    switch error {
    case let error as RepositoryError: error.hints
    case let error as GitError: error.hints
    case let error as LedgerError: error.hints
    default: []
    }
  }
}

/// What a kind of server calls the protection of branches.
private enum ServerKind {
  case github, gitlab, forgejo, other

  init(host: String) {
    switch host.lowercased() {
    case let host where host.contains("github"): self = .github
    case let host where host.contains("gitlab"): self = .gitlab
    case let host where ["codeberg", "forgejo", "gitea"].contains(where: host.contains): self = .forgejo
    default: self = .other
    }
  }

  /// What to set for the ledger and the policy branch.
  func settings(policyBranch: String) -> [String] {
    switch self {
    case .github:
      [
        "Settings > Rules > Rulesets: one for stet/ledger with \"Restrict deletions\" and \"Block force pushes\", and without \"Require linear history\" or \"Require signed commits\"",
        "one for \(policyBranch) with \"Require a pull request before merging\"",
      ]
    case .gitlab:
      [
        "Settings > Repository > Protected branches: stet/ledger, \"Allowed to push\" for all who decide, \"Allowed to force push\" off",
        "\(policyBranch): \"Allowed to push\" for no one, \"Allowed to merge\" for those who maintain it",
      ]
    case .forgejo:
      [
        "Settings > Branches > Branch protection: stet/ledger, pushing allowed for all who decide, no force push, no deletion",
        "\(policyBranch): pushing off, so that changes come by pull request",
      ]
    case .other:
      [
        "on the server: no force push to stet/ledger, and no deletion; pushing for all who decide",
        "\(policyBranch): changes by pull request only",
      ]
    }
  }
}
