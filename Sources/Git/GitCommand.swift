/// The `git` command, for what libgit2 does not know: which repository is meant, its whole configuration, and the
/// identity of the user.
///
/// It gets the unchanged environment, since these answers depend on it (`GIT_DIR`, `GIT_CONFIG_COUNT`, `HOME`, …).
package struct GitCommand: Sendable {
  /// The absolute path of the program; `nil` if it is not installed.
  private let executable: String?
  package let environment: [String: String]
  /// The folder that it is run in.
  let directory: String
  /// The options before the name of git's subcommand.
  private var options: [String] = []

  package init(executable: String?, environment: [String: String], directory: String) {
    self.executable = executable
    self.environment = environment
    self.directory = directory
  }

  /// The value of an environment variable; `nil` if it is not set or empty, which are the same to git.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `path` from the folder that git is run in.
  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : directory + "/" + path }

  /// Runs git, and returns its exit status and what it printed.
  func run(_ arguments: [String], _ operation: String) throws(GitError) -> BoundedProcess.Outcome {
    guard let executable else {
      throw GitError(
        .notFound, operation: operation, message: "the program git was not found in a folder of PATH",
        hints: ["git --version"])
    }
    for text in arguments + [directory] { try checkNoNUL(text, operation) }
    var variables = environment
    variables["LC_ALL"] = "C"
    // It names a file for `git config` only: all other git commands ignore it.
    variables["GIT_CONFIG"] = nil
    let process = BoundedProcess(executable: executable, environment: variables, outputLimit: 1 << 24)
    guard let outcome = process.run(["-C", directory] + options + arguments) else {
      throw GitError(.io, operation: operation, message: "git did not answer", hints: ["git --version"])
    }
    return outcome
  }

  /// Runs git, and returns what it printed.
  func output(
    _ arguments: [String], _ operation: String, hints: [String] = []
  ) throws(GitError) -> [UInt8] {
    let outcome = try run(arguments, operation)
    guard outcome.status == 0 else { throw GitError(refusal: outcome, operation: operation, hints: hints) }
    return outcome.output
  }

  /// Git for work in one repository, not for questions about the environment: of git's variables, only those for
  /// configuration and network access are kept. No hook is run, no object replaced, and no lock taken only to refresh
  /// the index.
  func working(in root: String, of location: RepositoryLocation) -> GitCommand {
    let kept = ["GIT_CONFIG", "GIT_SSH", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT", "GIT_EXEC_PATH"]
    var variables = environment.filter { name, _ in
      !name.hasPrefix("GIT_") || kept.contains { name.hasPrefix($0) }
    }
    variables["GIT_DIR"] = location.gitDirectory
    variables["GIT_WORK_TREE"] = root
    variables["GIT_INDEX_FILE"] = location.indexFile
    variables["GIT_NO_REPLACE_OBJECTS"] = "1"
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    var command = GitCommand(executable: executable, environment: variables, directory: root)
    command.options = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]
    return command
  }

  /// The name and address that git would give the author of a commit made now.
  ///
  /// - Throws: git's message if it would not commit under them.
  package func author() throws(GitError) -> Identity {
    let operation = "tell who you are"
    let hints = identityHints
    let line = String(decoding: try output(["var", "GIT_AUTHOR_IDENT"], operation, hints: hints), as: UTF8.self)
    // git takes angle brackets out of names and addresses.
    guard let start = line.firstIndex(of: "<"), let end = line.lastIndex(of: ">"), start < end else {
      throw GitError(.invalid, operation: operation, message: "git gave no identity", hints: hints)
    }
    let name = line[..<start]
    let identity = Identity(
      name: String(name.hasSuffix(" ") ? name.dropLast() : name), email: String(line[line.index(after: start)..<end]))
    do throws(GitError) {
      // An identity that a record could not be committed under is refused before a decision is made.
      _ = try Signature(name: identity.name, email: identity.email, time: 0, offsetMinutes: 0)
    } catch {
      throw GitError(error.code, operation: operation, message: error.message, hints: hints)
    }
    return identity
  }

  /// Environment variables take precedence over all configuration.
  private var identityHints: [String] {
    let set = ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"].filter { environment[$0] != nil }
    let configured = [
      "GIT_AUTHOR_NAME": "git config user.name \"YOUR NAME\"",
      "GIT_AUTHOR_EMAIL": "git config user.email YOU@EXAMPLE.COM",
    ]
    return (set.isEmpty ? [] : ["unset " + set.joined(separator: " ")])
      + configured.filter { !set.contains($0.key) }.sorted { $0.key > $1.key }.map(\.value)
  }
}

extension GitError {
  /// Why git refused, in its own words and with the commands that it names.
  init(refusal: BoundedProcess.Outcome, operation: String, hints: [String] = []) {
    let lines = String(decoding: refusal.errors, as: UTF8.self).split(separator: "\n").map(String.init)
    let fatal = lines.firstIndex { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    let words = fatal.map { index in
      let more = lines[(index + 1)...].prefix { $0.hasPrefix("\t") && !$0.hasPrefix("\tgit ") }
      return ([String(lines[index].dropFirst("fatal: ".count))] + more.map { String($0.dropFirst()) })
        .joined(separator: " ")
    }
    let own = lines.filter { $0.hasPrefix("\tgit ") }.map { String($0.dropFirst()) }
    self.init(
      .invalid, operation: operation, message: words ?? "git ended with \(refusal.status)",
      hints: own.isEmpty ? hints : own)
  }
}
