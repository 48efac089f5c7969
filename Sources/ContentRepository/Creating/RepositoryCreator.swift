package import Content
internal import Foundation
package import Git
internal import Ledger
internal import Validation

/// Makes a content repository, or adds one to a git repository that is there.
package struct RepositoryCreator {
  /// The forges whose CI and pull-request template can be written.
  package enum Forge: String, Sendable, CaseIterable {
    case github, gitlab, forgejo

    /// Where the forge looks for its files, and the templates that they come from.
    var files: [(path: String, template: String)] {
      switch self {
      case .github:
        [
          (".github/workflows/stet.yml", "repository/ci/github.yml"),
          (".github/pull_request_template.md", "repository/pull-request.md"),
        ]
      case .gitlab:
        [
          (".gitlab-ci.yml", "repository/ci/gitlab.yml"),
          (".gitlab/merge_request_templates/Default.md", "repository/pull-request.md"),
        ]
      case .forgejo:
        [
          (".forgejo/workflows/stet.yml", "repository/ci/forgejo.yml"),
          (".forgejo/pull_request_template.md", "repository/pull-request.md"),
        ]
      }
    }
  }

  /// What was done.
  package struct Report: Sendable {
    package var root: String
    package var hooks: HookInstaller.Report
    package var written: [String]
    /// Files that were there already and stay as they are.
    package var kept: [String]
  }

  private let library: TemplateLibrary

  package init(library: TemplateLibrary) { self.library = library }

  /// Writes what a content repository needs; nothing that is there is changed.
  package func create(
    in git: Repository, person: Identity, at now: Timestamp, forge: Forge?, timezone: String, language: String
  ) throws -> Report {
    guard let root = git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree to write into")
    }
    let source = WorkTreeSource(repository: git, root: root)
    var writer = FileWriter(root: root, isLeftOut: source.isTakenForUnchanged)
    let repository = Nonce.random()
    let values = [
      "repository": repository, "timezone": timezone, "language": language, "personId": personID(person),
      "today": zoned(now, timezone).text, "ifPosts": try source.hasPosts ? "" : "# ",
      "personName": YAMLText.quoted(person.name), "personEmail": YAMLText.quoted(person.email),
    ]
    try writer.write("stet.yml", TemplateLibrary.filled(try library.text("repository/stet.yml"), values))
    for file in Self.files + [Self.firstPost(language)] + (forge?.files ?? []) {
      try writer.write(file.path, TemplateLibrary.filled(try library.text(file.template), values))
    }
    for name in try library.postTemplates() {
      try writer.write("templates/posts/\(name).md", try library.text("posts/\(name).md"))
    }
    let hooks = try HookInstaller(git, library: library).install(changesContent: true)
    try Self.createLedger(in: git, identity: identity(source), person, now)
    return Report(root: root, hooks: hooks, written: writer.written, kept: writer.kept)
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
  ]

  /// The first post, in German for those who write German, in English for all others.
  private static func firstPost(_ language: String) -> (path: String, template: String) {
    let isGerman = language.lowercased().split(separator: "-").first == "de"
    return ("posts/welcome.md", "repository/first-post.\(isGerman ? "de" : "en").md")
  }

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

  /// The id of the `stet.yml` that is there now: the one just written, or one that was there before.
  private func identity(_ source: WorkTreeSource) throws -> String {
    guard let configuration = try ContentLoader.configurationFile(of: source).configuration else {
      throw RepositoryError("stet.yml cannot be used", hints: ["stet check stet.yml"])
    }
    return configuration.repository
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
