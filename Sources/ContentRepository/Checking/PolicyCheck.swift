internal import Checks
internal import Core
internal import Git

/// Findings about the policy that need no decisions: posts that no rule matches, and names in `stet.yml` that were
/// another person's before.
struct PolicyCheck {
  private let configuration: Configuration
  /// Whether some rule applies to every post, so that none is without a rule.
  private let hasRuleForAll: Bool

  init(_ configuration: Configuration) {
    self.configuration = configuration
    hasRuleForAll = configuration.policy.rules.contains { $0.when == nil && $0.unless == nil }
  }

  /// - Parameter validation: what validation found in the post; its flags may make a rule apply.
  func findings(of post: Post, validation: [Finding]) -> [Finding] {
    guard !hasRuleForAll else { return [] }
    return SnapshotMaker.situations(of: post, findings: validation, in: configuration)
      .filter { !hasRule(in: $0.situation) }
      .compactMap { configuration.lint.applyingOverrides(to: noRule(post, $0.channel)) }
  }

  private func hasRule(in situation: RuleSituation) -> Bool {
    configuration.policy.rules.contains { $0.applies(in: situation) }
  }

  private func noRule(_ post: Post, _ channel: Channel) -> Finding {
    Finding(
      rule: NoRule.description.id, severity: NoRule.description.severity, path: post.path, post: post.id,
      channel: channel.name, range: post.places.value("channels"),
      summary: "no rule of stet.yml matches this post on \(channel.name), so it will never go out",
      explanation: NoRule.description.explanation)
  }

  /// The names that were other people's in earlier versions of `stet.yml`, latest first.
  func reusedNames(since earlier: [Configuration]) -> [Finding] {
    configuration.people.compactMap { person in
      let entries = earlier.compactMap { $0.person(person.name) }
      guard let first = entries.last,
        entries.identities(connectedTo: person.identities).isDisjoint(with: first.identities)
      else { return nil }
      let known = first.emails.first.map { " (\($0))" } ?? ""
      let finding = Finding(
        rule: PersonReused.description.id, severity: PersonReused.description.severity, path: PolicySnapshot.path,
        range: configuration.places.key("people.\(person.name)"),
        summary: "\(person.name) was another person\(known): all addresses, keys and ids on forges are new",
        explanation: PersonReused.description.explanation)
      return configuration.lint.applyingOverrides(to: finding)
    }
  }
}

/// The difference between the tree under check and that of the base revision.
///
/// Both are in the order of the paths, so that they are compared while the other is read. What is not the same at the
/// same place is set aside and compared again later: among it are paths that are not UTF-8, whose order as text is
/// different.
struct BaseDifference {
  /// Files of the tree under check, in their order.
  private(set) var files: [ContentFile] = []
  /// Files of the other.
  private(set) var before: [ExactText: TreeEntry] = [:]
  private let list: ContentFiles
  /// The next file of the list to be compared.
  private var next = 0

  /// - Parameter trees: the trees that folders of the tree under check are, where they are known: folders that the
  ///   other tree has unchanged are skipped.
  init(_ index: FileIndex, trees: [[UInt8]: ObjectID], base: ObjectID, in repository: Repository) throws {
    list = index.list
    try repository.walkTree(base, isKnown: { trees[$0] == $1 && skip($0) }) { path, entry in
      compare(entry, at: path)
    }
    files += list[next...]
  }

  private mutating func compare(_ entry: TreeEntry, at path: [UInt8]) {
    setAside(before: path)
    if next < list.count, list[next].blob == entry.id, list[next].kind == entry.mode.fileKind,
      list.order(of: next, to: path) == 0
    {
      next += 1
    } else {
      before[ExactText(String(decoding: path, as: UTF8.self))] = entry
    }
  }

  private mutating func setAside(before path: [UInt8]) {
    while next < list.count, list.order(of: next, to: path) < 0 {
      files.append(list[next])
      next += 1
    }
  }

  /// Skips a folder. One whose name is not UTF-8 has to be read: another may have the same name as text.
  private mutating func skip(_ folder: [UInt8]) -> Bool {
    guard String(validating: folder, as: UTF8.self) != nil else { return false }
    guard !folder.isEmpty else {
      next = list.count
      return true
    }
    setAside(before: folder + [UInt8(ascii: "/")])
    next = list.firstPlace(of: folder + [UInt8(ascii: "/") + 1])
    return true
  }
}

/// Files and folders by name, few or thousands.
struct NamedPaths {
  /// Those of only ASCII, by their hashes: a path is looked up by its own hash and those of its folders.
  private var plain: [UInt64: [[UInt8]]] = [:]
  /// The others, whose names on disk may differ from what was typed: with composed letters or decomposed ones.
  private var unusual: [String] = []
  private var hasRoot = false

  init(_ paths: [String]) {
    for path in paths.map({ $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") }) {
      let bytes = Array(path.utf8)
      if path.isEmpty {
        hasRoot = true
      } else if bytes.allSatisfy({ $0 < 0x80 }) {
        plain[StableHash.of(path), default: []].append(bytes)
      } else {
        unusual.append(path)
      }
    }
  }

  var isEmpty: Bool { plain.isEmpty && unusual.isEmpty && !hasRoot }

  /// Whether all of them are posts, and there is at least one.
  var areAllPosts: Bool {
    let all = unusual + plain.values.joined().map { String(decoding: $0, as: UTF8.self) }
    return !all.isEmpty && !hasRoot && all.allSatisfy { ContentFile.isPost($0) }
  }

  /// Whether a path is one of them, or lies in one.
  func contains(_ path: UnsafeRawBufferPointer) -> Bool {
    if hasRoot { return true }
    let isPlain = StableHash.isAny(ofFoldersAnd: path) { hash, length in
      plain[hash]?.contains { $0.count == length && $0.withUnsafeBytes(path.begins) } ?? false
    }
    guard !isPlain, !unusual.isEmpty else { return isPlain }
    let text = String(decoding: path, as: UTF8.self)
    return unusual.contains { text == $0 || text.hasPrefix($0 + "/") }
  }

  /// The places of the files that are named, or lie in a folder that is, in order.
  func places(in list: ContentFiles) -> [Int] {
    guard unusual.isEmpty, !hasRoot else { return list.indices.filter { list[$0].withPath(contains) } }
    let slash = UInt8(ascii: "/")
    let named = plain.values.joined().flatMap { path -> [Int] in
      let start = list.firstPlace(of: path)
      let isThere = start < list.count && list.order(of: start, to: path) == 0
      let below = list.firstPlace(of: path + [slash])..<list.firstPlace(of: path + [slash + 1])
      return (isThere ? [start] : []) + below
    }
    return Set(named).sorted()
  }
}
