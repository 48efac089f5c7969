internal import CLibgit2

/// Git's configuration at all levels: of system, user, repository and work tree, with what it includes, and of the
/// environment and command line that this program was started with.
struct GitConfiguration: Sendable {
  /// By key, each value in the order of its level: the last one counts. nil is a key without a value, which is true.
  private var values: [String: [String?]] = [:]

  /// The values of `key`, as `git config --get-all` answers.
  func values(_ key: String) -> [String?] { values[Self.normalized(key)] ?? [] }

  /// The subsections of `section` that have one of the variables `names`, sorted.
  func subsections(of section: String, with names: [String]) -> [String] {
    Set(
      values.keys.compactMap { key in
        names.compactMap { name in
          key.hasPrefix(section + ".") && key.hasSuffix("." + name) && key.count > section.count + name.count + 2
            ? String(key.dropFirst(section.count + 1).dropLast(name.count + 1)) : nil
        }.first
      }
    ).sorted(by: utf8Order)
  }

  func hasSection(_ section: String) -> Bool { values.keys.contains { $0.hasPrefix(section + ".") } }

  /// Section and variable do not distinguish case, what stands between them does.
  private static func normalized(_ key: String) -> String {
    guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: ".") else { return key.lowercased() }
    return key[..<first].lowercased() + key[first..<last] + key[last...].lowercased()
  }
}

extension GitConfiguration {
  /// The answer of `git config --list -z`: of each variable the key, then a line feed and the value where it has one.
  init(listing: [UInt8]) {
    for item in listing.split(separator: 0) {
      let parts = item.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil
      values[Self.normalized(String(decoding: parts[0], as: UTF8.self)), default: []].append(value)
    }
  }

  /// What libgit2 reads, where there is no git to ask: files alone, no environment.
  init(_ repository: OpaquePointer, owner: Repository) throws(GitError) {
    let operation = "read git's configuration"
    let snapshot = try Handle(operation, owner: owner, free: git_config_free) {
      git_repository_config_snapshot(&$0, repository)
    }
    values = try snapshot.use { (configuration) throws(GitError) in
      let iterator = try Handle(operation, owner: owner, free: git_config_iterator_free) {
        git_config_iterator_new(&$0, configuration)
      }
      return try iterator.use { (iterator) throws(GitError) in try Self.values(iterator, operation) }
    }
  }

  private static func values(_ iterator: OpaquePointer, _ operation: String) throws(GitError) -> [String: [String?]] {
    var values: [String: [String?]] = [:]
    var entry: UnsafeMutablePointer<git_config_entry>?
    while true {
      let result = git_config_next(&entry, iterator)
      guard result != GIT_ITEROVER.rawValue else { return values }
      try check(result, operation)
      guard let entry = entry?.pointee else { continue }
      values[normalized(String(cString: entry.name)), default: []].append(entry.value.map { String(cString: $0) })
    }
  }
}

extension Repository {
  /// The value of the configuration key `name`, as `git config --get` answers; nil where it is not set.
  ///
  /// A key without a value, which git takes for true, is an empty text.
  package func configuration(_ name: String) throws(GitError) -> String? {
    guard name.contains("."), name.utf8.allSatisfy({ $0 != 0 }) else {
      throw GitError(.invalid, operation: "read the configuration \(name)", message: "this is no key")
    }
    return try readConfiguration().values(name).last.map { $0 ?? "" }
  }

  /// Whether the configuration key `name` is true, as `git config --type=bool` answers; nil where it is not set.
  package func configurationFlag(_ name: String) throws(GitError) -> Bool? {
    guard let value = try readConfiguration().values(name).last else { return nil }
    switch value?.lowercased() {
    case nil, "true", "yes", "on": return true
    case "", "false", "no", "off": return false
    case let text?:
      if let number = Int(text) { return number != 0 }
      throw GitError(
        .invalid, operation: "read the configuration \(name)", message: "\(text) is neither true nor false",
        hints: ["git config \(name) true", "git config --show-origin \(name)"])
    }
  }

  /// The names of the remotes, sorted.
  package func remotes() throws(GitError) -> [String] {
    try readConfiguration().subsections(of: "remote", with: ["url", "pushurl"])
  }

  /// Where a remote is, as git names it in what it notes of a fetch: with `insteadOf` in place, and without user name,
  /// password and ending. `nil` where there is no such remote.
  package func remoteAddress(_ remote: String) throws(GitError) -> String? {
    guard var address = try remoteURL(remote) else { return nil }
    while address.hasSuffix("/") { address.removeLast() }
    if address.hasSuffix(".git") { address.removeLast(4) }
    let slashes = address.firstRange(of: "://")
    let start = slashes?.upperBound ?? address.startIndex
    let host = address[start...].prefix { $0 != "/" }
    guard let user = host.lastIndex(of: "@"), slashes != nil || host.contains(":") else { return address }
    return String(address[..<start] + address[address.index(after: user)...])
  }

  /// Where a remote is, with `insteadOf` in place, as git would fetch from it; `nil` where there is no such remote.
  package func remoteURL(_ remote: String) throws(GitError) -> String? {
    let operation = "read the remote \(remote)"
    try checkNoNUL(remote, operation)
    do throws(GitError) {
      return try Handle(operation, owner: self, free: git_remote_free) { git_remote_lookup(&$0, pointer, remote) }
        .use { git_remote_url($0).map { String(cString: $0) } }
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// Read when it is first needed, since asking git takes milliseconds, and then kept.
  func readConfiguration() throws(GitError) -> GitConfiguration {
    if let known = location.configuration { return known }
    let configuration =
      if let git = location.git {
        GitConfiguration(
          listing: try git.output(
            ["config", "--list", "-z"], "read git's configuration", hints: ["git config --list --show-origin"]))
      } else {
        try GitConfiguration(pointer, owner: self)
      }
    location.configuration = configuration
    return configuration
  }

  /// Sets the configuration key `name` in this repository alone.
  package func setConfiguration(_ name: String, _ value: String) throws(GitError) {
    let operation = "set the configuration \(name)"
    try checkNoNUL(name + value, operation)
    let all = try Handle(operation, owner: self, free: git_config_free) { git_repository_config(&$0, pointer) }
    try all.use { (configuration) throws(GitError) in
      let local = try Handle(operation, owner: self, free: git_config_free) {
        git_config_open_level(&$0, configuration, GIT_CONFIG_LEVEL_LOCAL)
      }
      try local.use { (level) throws(GitError) in try check(git_config_set_string(level, name, value), operation) }
    }
    location.configuration = nil
  }
}
