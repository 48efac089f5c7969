import Foundation
package import Git

/// A person who commits in tests.
package struct Person: Hashable, Sendable {
  package let name: String
  package let email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  package static let ana = Person(name: "Ana", email: "ana@acme.example")
  package static let ben = Person(name: "Ben", email: "ben@acme.example")
  package static let cem = Person(name: "Cem", email: "cem@acme.example")
  package static let dana = Person(name: "Dana", email: "dana@acme.example")
}

/// A real repository in a temporary folder, made by the plain `git` and removed with this value.
///
/// It is independent of the machine: no configuration of user or system, fixed people, and a clock that starts at
/// 2026-11-01T08:00:00Z and steps a minute per command, so that object ids repeat from run to run.
package final class TestRepository {
  /// The folder that everything lies in; removed at the end.
  private let folder: URL
  /// The work tree, or the bare repository itself.
  package let path: String
  /// The moment of the next command, in seconds since 1970.
  package private(set) var now = 1_793_520_000

  /// Makes an empty repository whose branch is `main`.
  package init(bare: Bool = false) throws {
    folder = try Self.temporaryFolder()
    path = folder.appending(path: "repository").path
    let arguments = ["init", "--quiet", "--initial-branch=main"] + (bare ? ["--bare"] : []) + [path]
    _ = try GitProcess(home: folder.path).run(arguments, in: folder.path, environment: [:])
  }

  /// Makes a clone of `source`.
  package init(cloning source: TestRepository, _ options: String...) throws {
    folder = try Self.temporaryFolder()
    path = folder.appending(path: "repository").path
    let arguments = ["clone", "--quiet"] + options + ["file://" + source.path, path]
    _ = try GitProcess(home: folder.path).run(arguments, in: folder.path, environment: [:])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func temporaryFolder() throws -> URL {
    try hermetic.get()
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "stet-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// libgit2 runs in this process, and must not read this machine's configuration either.
  private static let hermetic = Result { try GitLibrary.setConfigurationFolder("/dev/null") }

  /// Runs `git` in the repository, and gives what it prints.
  ///
  /// - Parameters:
  ///   - person: Author and committer.
  ///   - date: The moment of both, in seconds since 1970; the clock's if `nil`.
  /// - Throws: `GitProcess.Failure` with what git says, where it fails.
  @discardableResult
  package func git(_ arguments: String..., as person: Person = .ana, at date: Int? = nil) throws -> String {
    try run(arguments, as: person, at: date)
  }

  /// Runs `git` with `arguments`, and gives `input` to it.
  @discardableResult
  package func run(
    _ arguments: [String], as person: Person = .ana, at date: Int? = nil, input: [UInt8] = []
  ) throws -> String {
    let moment = "\(date ?? now) +0000"
    now += 60
    let environment = [
      "GIT_AUTHOR_NAME": person.name, "GIT_AUTHOR_EMAIL": person.email, "GIT_AUTHOR_DATE": moment,
      "GIT_COMMITTER_NAME": person.name, "GIT_COMMITTER_EMAIL": person.email, "GIT_COMMITTER_DATE": moment,
    ]
    return try GitProcess(home: folder.path).run(arguments, in: path, environment: environment, input: input)
  }

  /// Git as the program asks it, in the repository or in another folder.
  package func command(in place: String? = nil, _ environment: [String: String] = [:]) -> GitCommand {
    GitProcess(home: folder.path).command(in: place ?? path, environment: environment)
  }

  /// Opens the repository by its files alone.
  package func open() throws -> Repository {
    try Repository.open(path)
  }
}
