package import Diagnostics

/// Reads `stet.yml`. Nothing in it falls back to a default silently: one error, and there is no configuration.
package enum ConfigurationReader {
  /// The file's name at the root of a content repository.
  package static let path = "stet.yml"

  /// Reads the configuration of a content repository; `findings` has everything that is wrong at once.
  package static func read(
    path: String = path, bytes: [UInt8]
  ) -> (
    configuration: Configuration?, findings: [Finding]
  ) {
    let (source, findings) = SourceFile.read(path: path, bytes: bytes)
    guard let source else { return (nil, findings) }
    let log = ReadingLog(source: source, findings: findings)
    let configuration = read(source, log)
    return (log.hasErrors ? nil : configuration, log.findings.inOrder())
  }

  private static func read(_ source: SourceFile, _ log: ReadingLog) -> Configuration? {
    guard let root = log.document(at: source.bytes.indices, limit: SourceFile.maximumBytes),
      let fields = Fields(root, at: "", keys: ConfigurationKeys.root, log: log, example: "`version: 1`")
    else { return nil }
    fields.require("version", "repository", "timezone")
    guard isSupported(fields) else { return nil }
    return configuration(fields)
  }

  /// The only version of the format that there is.
  package static let version: Int64 = 1

  private static func isSupported(_ fields: Fields) -> Bool {
    guard let node = fields.node("version"), let version = fields.number("version", in: 0...Int64(Int32.max)) else {
      return true
    }
    guard version != self.version else { return true }
    fields.log.report(
      .unsupportedVersion, node.range, "version \(version) of stet.yml is unknown",
      explanation: "This release of Stet reads version \(self.version). A newer file needs a newer release.")
    return false
  }

  private static func configuration(_ fields: Fields) -> Configuration? {
    let names = DeclaredNames(fields)
    let channels = ChannelReader(fields: fields).channels()
    let queues = QueueReader(fields: fields, channels: names.channels).queues()
    let people = PersonReader(fields: fields, names: names).people()
    let policy = PolicyReader(fields: fields, names: names).policy()
    AuthorityChecker(log: fields.log, names: names, people: people).check(policy)
    RuleChecker(log: fields.log, people: people).check(policy.rules)
    let lint = LintReader(fields: fields, names: names).lint()
    let languages = fields.elements("languages")?.compactMap { element in
      fields.log.text(element.node, at: element.path).flatMap {
        fields.log.language($0, element.node, at: element.path)
      }
    }
    let repository = repository(fields)
    let zone = fields.zoneName("timezone").flatMap(Zone.init(identifier:))
    let breaks = fields.choice("breaks", LineBreaks.self) ?? .keep
    guard let repository, let zone else { return nil }
    return Configuration(
      repository: repository, timezone: zone, languages: languages ?? [],
      breaks: breaks, roles: names.roles, departments: names.departments,
      pillars: names.pillars, flags: names.flags, queues: queues, channels: channels, people: people, policy: policy,
      lint: lint, places: fields.log.places.ofUsable)
  }

  private static func repository(_ fields: Fields) -> String? {
    guard let node = fields.node("repository"), let id = fields.text("repository") else { return nil }
    if isRepositoryID(id) { return id }
    fields.log.invalid(
      node, at: "repository", "cannot be \(Display.quoted(id))",
      explanation: "It is the 32 small hexadecimal digits that `stet init` wrote.")
    return nil
  }

  private static func isRepositoryID(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
  }
}
