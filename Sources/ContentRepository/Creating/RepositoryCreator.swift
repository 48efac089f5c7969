internal import Checks
package import Core
internal import Foundation
package import Git

/// Makes a content repository, or adds one to a git repository that is there.
package struct RepositoryCreator {
  /// What was done.
  package struct Report: Sendable {
    package var root: String
    package var hooks: HookInstaller.Report
    package var written: [String]
    /// Files that were there already and stay as they are.
    package var kept: [String]
    /// What people have to do before CI works.
    package var advice: [String] = []
  }

  private let library: TemplateLibrary

  package init(library: TemplateLibrary) { self.library = library }

  /// Writes what a content repository needs; files that are there stay as they are.
  ///
  /// - Parameter language: of the posts, and of the texts for people; `nil` for that of the `stet.yml` that is there,
  ///   and for German in a new one.
  package func create(
    in git: Repository, person: Identity, at now: Timestamp, forge: Forge?, timezone: String, language: String?
  ) throws -> Report {
    guard let root = git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree to write into")
    }
    let source = WorkTreeSource(repository: git, root: root)
    let branch = try Self.branch(of: git)
    let isNew = try FileEntry(root: root, path: "stet.yml") == nil && !source.isTakenForUnchanged("stet.yml")
    let text = try library.text(
      "repository/stet.yml", in: TemplateLibrary.Language(language ?? "de"),
      [
        "repository": Nonce.random(), "timezone": timezone, "language": language ?? "de",
        "branch": Forge.written(branch), "today": zoned(now, timezone).text,
        "ifPosts": try source.hasPosts ? "" : "# ",
        "personId": personID(person), "personName": YAMLText.quoted(person.name),
        "personEmail": YAMLText.quoted(person.email),
      ])
    let configuration = try configuration(isNew ? text : nil, source)
    var writer = FileWriter(root: root, isLeftOut: source.isTakenForUnchanged)
    let own = TemplateLibrary.Language(language ?? configuration.languages.first ?? "en")
    for file in try files(for: configuration, in: own, forge) {
      let isThere = try FileEntry(root: root, path: file.path) != nil || source.isTakenForUnchanged(file.path)
      guard isNew || isThere || !Self.beginnings.contains(where: file.path.hasPrefix) else { continue }
      try writer.write(file.path, file.text)
    }
    // Last: with a stet.yml that is there, what was not written yet would count as deleted.
    try writer.write("stet.yml", text)
    let hooks = try HookInstaller(git, library: library).install(changesContent: true)
    try Self.createLedger(in: git, identity: configuration.repository, person, now)
    let advice = isNew ? try Self.setPolicyBranch(branch, in: git) : []
    let workflow = try forge.flatMap { try source.bytes(at: $0.workflow, limit: ContentLoader.postLimit) } ?? []
    return Report(
      root: root, hooks: hooks, written: writer.written, kept: writer.kept,
      advice: advice
        + (forge?.advice(on: String(decoding: workflow, as: UTF8.self), languages: configuration.languages) ?? []))
  }

  /// What a new `stet.yml` says, or the one that is there.
  private func configuration(_ text: String?, _ source: WorkTreeSource) throws -> Configuration {
    let configuration =
      try text.map { ConfigurationReader.read(bytes: Array($0.utf8)).configuration }
      ?? ContentLoader.configurationFile(of: source).configuration
    guard let configuration else {
      throw RepositoryError("stet.yml cannot be used", hints: ["stet check stet.yml"])
    }
    return configuration
  }

  /// Has decisions of this clone read the policy from a branch that is not `main`.
  ///
  /// - Returns: what to tell of it; empty where no setting was missing.
  private static func setPolicyBranch(_ branch: String, in git: Repository) throws -> [String] {
    let isKnown = try branch == "main" || LedgerRemote.find(in: git) != nil
    guard try !isKnown && git.configuration("stet.policyBranch") == nil else { return [] }
    try git.setConfiguration("stet.policyBranch", branch)
    return [
      "there is no branch main, so decisions read stet.yml from \(branch): stet.policyBranch is set in this clone. Other "
        + "clones go by the remote's default branch"
    ]
  }

  /// The folders of which the files are written with a new `stet.yml` alone: a team that deleted one does not get it back
  /// with each clone.
  private static let beginnings = ["posts/", "media/", "templates/"]

  /// Everything but `stet.yml` and hooks.
  private func files(
    for configuration: Configuration, in language: TemplateLibrary.Language, _ forge: Forge?
  ) throws -> [(path: String, text: String)] {
    var values = Forge.values(configuration)
    let request = forge?.request ?? "Pull Request"
    values["request"] = language == .german ? request : request.lowercased()
    let languages = Set(configuration.languages.map { TemplateLibrary.Language($0).rawValue } + [language.rawValue])
    let posts = try library.postTemplates().filter { languages.contains(String($0.split(separator: ".").last ?? "")) }
    return try (Self.files + (forge?.files ?? [])).map { path, template in
      (path, try library.text(template, in: language, values))
    } + posts.map { ("templates/posts/\($0).md", try library.text("posts/\($0).md")) }
  }

  /// The branch that will publish: the remote's default one, else `main` where it is there, else the current one.
  private static func branch(of git: Repository) throws -> String {
    if let remote = try LedgerRemote.find(in: git), let branch = try git.remoteDefaultBranch(remote) {
      return String(branch.dropFirst("refs/remotes/\(remote)/".count))
    }
    guard try git.reference("refs/heads/main") == nil, let current = try git.currentBranch() else { return "main" }
    return current.hasPrefix("refs/heads/") ? String(current.dropFirst("refs/heads/".count)) : "main"
  }

  /// Writes the hooks alone: what each clone needs for itself.
  ///
  /// - Throws: `RepositoryError` where there is no `stet.yml`, so that every commit would be refused.
  package func createHooks(in git: Repository) throws -> HookInstaller.Report {
    let installer = try HookInstaller(git, library: library)
    if let root = git.worktreeRoot {
      _ = try ContentLoader.configurationFile(of: WorkTreeSource(repository: git, root: root))
    }
    return try installer.install(changesContent: false)
  }

  /// Makes the ledger's root for the repository that `stet.yml` describes.
  ///
  /// - Returns: whether it was made; `false` where it is there already.
  package static func createLedger(
    in repository: ContentRepository, person: Identity, at now: Timestamp
  ) throws -> Bool {
    try createLedger(in: repository.git, identity: repository.policy().configuration.repository, person, now)
  }

  /// Two that begin the same ledger make the same root, so one that is there already is no error, if it is this one.
  @discardableResult
  private static func createLedger(
    in git: Repository, identity: String, _ person: Identity, _ now: Timestamp
  ) throws -> Bool {
    let signer = try Signature(name: person.name, email: person.email, time: now.seconds, offsetMinutes: 0)
    do {
      try LedgerWriter.createRoot(identity: identity, in: git, signer: signer)
      return true
    } catch LedgerError.exists {
      _ = try LedgerReader.read(repository: git, tips: LedgerTips.read(git).commits, identity: identity)
      return false
    }
  }

  /// The day that it is in a time zone.
  private func zoned(_ now: Timestamp, _ timezone: String) -> CivilDate {
    (Zone(identifier: timezone) ?? .utc).local(now).date
  }

  private static let files: [(path: String, template: String)] = [
    (".gitignore", "repository/gitignore"), (".gitattributes", "repository/gitattributes"),
    ("README.md", "repository/README.md"), ("media/.gitkeep", "repository/gitkeep"),
    ("posts/welcome.md", "repository/first-post.md"),
  ]

  /// The git repository that a folder lies in; a new one where there is none.
  ///
  /// - Parameter git: git as it would be run in that folder.
  /// - Throws: what git says where it finds one and refuses to work in it.
  package static func repository(in directory: String, git: GitCommand) throws -> Repository {
    if FileManager.default.fileExists(atPath: directory), let found = try Repository.find(by: git) { return found }
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw RepositoryError("\(directory) cannot be made", causes: [error.localizedDescription])
    }
    return try Repository.initialize(directory, initialBranch: "main", git: git)
  }

  /// The short name of the first person: the first word of their name in the letters of an id.
  private func personID(_ person: Identity) -> String {
    let first = person.name.split(separator: " ").first.map(String.init) ?? ""
    let id = PostID.slug(first)
    return id.isEmpty ? "me" : id
  }
}

extension WorkTreeSource {
  /// Whether there are posts already, written without Stet.
  fileprivate var hasPosts: Bool { get throws { try files().contains(where: \.isPost) } }
}
