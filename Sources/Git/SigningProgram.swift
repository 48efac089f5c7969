package import Core
internal import Foundation

/// The key that git signs commits with, where it signs with SSH.
package struct ConfiguredKey: Sendable {
  package let key: PublicKey
  /// The file that it is in; `nil` for one that stands in git's configuration itself, whose secret an agent has.
  package let file: String?
}

extension Repository {
  /// The key that git's own configuration names (`gpg.format`, `user.signingkey`, `gpg.ssh.defaultKeyCommand`); `nil`
  /// where git does not sign with SSH, or has no key.
  ///
  /// - Throws: where the key that it names cannot be read, or is none.
  package func configuredKey() throws(GitError) -> ConfiguredKey? {
    guard try configuration("gpg.format") == "ssh" else { return nil }
    if let named = try configuration("user.signingkey"), !named.isEmpty {
      if let literal = Self.literalKey(named) { return try configuredKey(literal, in: nil, "user.signingkey") }
      return try keyFile(named)
    }
    guard let command = try configuration("gpg.ssh.defaultKeyCommand"), !command.isEmpty else { return nil }
    return try defaultKey(by: command)
  }

  /// `key::` and the line of a key, or the line alone, as git has it.
  private static func literalKey(_ text: String) -> String? {
    if text.hasPrefix("key::") { return String(text.dropFirst("key::".count)) }
    return text.hasPrefix("ssh-") ? text : nil
  }

  private func keyFile(_ named: String) throws(GitError) -> ConfiguredKey {
    let operation = "read the key that git signs with"
    guard let git = location.git else {
      throw GitError(.invalid, operation: operation, message: "there is no git to ask", hints: ["git --version"])
    }
    let answer = try git.output(["config", "--type=path", "--get", "user.signingkey"], operation)
    let path = git.absolute(String(decoding: answer.split(separator: 0x0A).first ?? [], as: UTF8.self))
    let secret = path.hasSuffix(".pub") ? String(path.dropLast(4)) : path
    // ssh-keygen keeps the public key beside the secret one.
    guard let line = [secret + ".pub", path].lazy.compactMap(Self.firstLine).first else {
      throw GitError(
        .notFound, operation: operation, message: "\(path), which `user.signingkey` names, cannot be read",
        hints: ["git config --show-origin user.signingkey", "ssh-keygen -t ed25519"])
    }
    return try configuredKey(line, in: path, path)
  }

  /// The first line of a small file.
  private static func firstLine(_ path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let bytes = try? file.read(upToCount: 16_384) else { return nil }
    return bytes.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) }
  }

  /// git takes the first line of what the command prints, if that is a key itself.
  private func defaultKey(by command: String) throws(GitError) -> ConfiguredKey? {
    let operation = "find the key that git signs with"
    let words = command.split(separator: " ").map(String.init)
    guard let git = location.git, let name = words.first, let program = git.program(named: name) else {
      throw GitError(
        .notFound, operation: operation,
        message: "the program of `gpg.ssh.defaultKeyCommand`, \(words.first ?? ""), was not found",
        hints: ["git config --show-origin gpg.ssh.defaultKeyCommand"])
    }
    let process = BoundedProcess(executable: program, environment: git.environment)
    let lines = process.output(Array(words.dropFirst()))?.split(separator: 0x0A) ?? []
    let first = lines.first.map { String(decoding: $0, as: UTF8.self) }
    guard let literal = first.flatMap(Self.literalKey) else {
      throw GitError(
        .notFound, operation: operation, message: "`gpg.ssh.defaultKeyCommand` printed no key",
        hints: [command, "ssh-add -L"])
    }
    return try configuredKey(literal, in: nil, "gpg.ssh.defaultKeyCommand")
  }

  private func configuredKey(_ line: String, in file: String?, _ origin: String) throws(GitError) -> ConfiguredKey {
    do throws(PublicKeyError) {
      return ConfiguredKey(key: try PublicKey(line: line), file: file)
    } catch {
      throw GitError(
        .invalid, operation: "read the key that git signs with", message: "\(origin) has no public key. \(error)",
        hints: file.map { ["ssh-keygen -y -f \($0) > \($0).pub"] } ?? ["ssh-add -L"])
    }
  }

  /// The program that signs: `gpg.ssh.program`, else `ssh-keygen`.
  ///
  /// - Throws: where there is none.
  package func signingProgram() throws(GitError) -> SigningProgram {
    let configured = try configuration("gpg.ssh.program")
    let name = configured.flatMap { $0.isEmpty ? nil : $0 } ?? "ssh-keygen"
    guard let git = location.git, let path = git.program(named: name) else {
      throw GitError(
        .notFound, operation: "sign", message: "the program \(name) was not found in a folder of PATH",
        hints: configured == nil
          ? ["ssh-keygen comes with OpenSSH: install openssh-client"]
          : ["git config --show-origin gpg.ssh.program"])
    }
    return SigningProgram(path: path, environment: git.environment)
  }
}

extension GitCommand {
  /// The absolute path of a program: a path as it is, a name by `PATH`.
  func program(named name: String) -> String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? absolute(name) : nil }
    return Self.program(named: name, in: environment)
  }

  /// The absolute path of a program that the environment's `PATH` finds; `nil` where there is none.
  ///
  /// Folders that are not absolute are left out: they would name a program of the folder that we happen to be in.
  package static func program(named name: String, in environment: [String: String]) -> String? {
    (environment["PATH"] ?? "").split(separator: ":")
      .filter { $0.hasPrefix("/") }
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A program that signs as `ssh-keygen -Y sign` does. It may ask its user at the terminal: for a passphrase, a PIN or a
/// touch.
package struct SigningProgram: Sendable {
  let path: String
  let environment: [String: String]

  /// Signs bytes, and returns the signature file.
  ///
  /// - Parameters:
  ///   - limit: how long it may take.
  ///   - waiting: called once if it takes more than two seconds.
  /// - Throws: with what the program said.
  package func sign(
    _ message: [UInt8], namespace: String, with key: ConfiguredKey, limit: Duration, waiting: () -> Void
  ) throws(GitError) -> [UInt8] {
    let operation = "sign"
    guard let folder = Self.temporaryFolder() else {
      throw GitError(.io, operation: operation, message: "no temporary folder can be made", hints: ["df -h"])
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (file, log) = (folder + "/record", folder + "/log")
    let keyFile = key.file ?? folder + "/key.pub"
    var files = [(file, message)]
    if key.file == nil { files.append((keyFile, Array((key.key.line + "\n").utf8))) }
    for (path, bytes) in files {
      guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
        throw GitError(.io, operation: operation, message: "\(path) cannot be written", hints: ["df -h"])
      }
    }
    let status = run(["-Y", "sign", "-n", namespace, "-f", keyFile, file], log: log, limit: limit, waiting)
    let signature = FileManager.default.contents(atPath: file + ".sig")
    guard status == 0, let signature, signature.count <= SSHSignature.maximumSize else {
      let said = String(decoding: (FileManager.default.contents(atPath: log) ?? Data()).prefix(4_096), as: UTF8.self)
      let reason = said.split(separator: "\n").filter { !$0.hasPrefix("Signing file") }.joined(separator: "; ")
      throw GitError(
        .invalid, operation: operation,
        message: status == nil
          ? "\(path) did not end in time" : "\(path) did not sign" + (reason.isEmpty ? "" : ": \(reason)"),
        hints: ["ssh-add -l", "ssh-keygen -l -f \(key.file ?? "KEY.pub")"])
    }
    return Array(signature)
  }

  /// A folder that only its owner can enter.
  private static func temporaryFolder() -> String? {
    let template = FileManager.default.temporaryDirectory.appending(path: "stet-sign-XXXXXX").path
    return withCTexts([template]) { paths in
      guard let path = paths[0], mkdtemp(path) != nil else { return nil }
      return String(cString: path)
    }
  }

  /// Runs the program, and returns its exit status; `nil` if it could not be started, was ended by a signal or took too
  /// long.
  ///
  /// Unlike other programs it keeps our standard input and process group: so it can use the terminal, and ends with us
  /// if we are interrupted there.
  private func run(_ arguments: [String], log: String, limit: Duration, _ waiting: () -> Void) -> Int32? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    let variables = environment.merging(["LC_ALL": "C"]) { $1 }.map { "\($0)=\($1)" }.sorted(by: utf8Order)
    var process = pid_t()
    let result = withCTexts([path] + arguments) { arguments in
      withCTexts(variables) { variables in
        posix_spawn(&process, path, &actions, nil, arguments + [nil], variables + [nil])
      }
    }
    guard result == 0 else { return nil }
    let start = ContinuousClock.now
    var (status, hasTold) = (Int32(0), false)
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : nil }
      if ended < 0, errno != EINTR { return nil }
      let time = start.duration(to: .now)
      if time > .seconds(2), !hasTold {
        hasTold = true
        waiting()
      }
      if time > limit { kill(process, SIGKILL) }
      usleep(1_000)
    }
  }
}
