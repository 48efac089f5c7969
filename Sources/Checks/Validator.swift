package import Core

/// Checks one tree: collects the findings of its readers and of every rule. A pure function of the tree.
package struct Validator {
  private let content: ContentUnderCheck

  package init(_ content: ContentUnderCheck) { self.content = content }

  /// All findings, in order, with the severity that `stet.yml` gives them.
  package var findings: [Finding] {
    let files = FileIndex(content.files)
    let validator = PostValidator(
      configuration: content.configuration, files: files, library: content.library, words: content.words)
    let posts = content.posts.map(validator.validated)
    let tree = TreeUnderCheck(content, files: files, posts: posts.compactMap(\.trace))
    return (Self.treeFindings(tree) + posts.flatMap(\.findings)).inOrder()
  }

  /// The findings about `stet.yml` and the tree as a whole, with the severity that `stet.yml` gives them.
  ///
  /// - Parameter id: the id of the post at a path; `nil` where `tree` has all posts that findings are about.
  package static func treeFindings(_ tree: TreeUnderCheck, id: ((String) -> String?)? = nil) -> [Finding] {
    let found = RuleRegistry.treeRules.flatMap { $0.check(tree) }
    let lint = tree.content.configuration?.lint ?? LintSettings()
    return (tree.content.configurationFindings + withPosts(found, id ?? { tree.post(at: $0)?.id })).compactMap(
      lint.applyingOverrides)
  }

  /// The findings with the ids of the posts whose files they are about.
  private static func withPosts(_ findings: [Finding], _ id: (String) -> String?) -> [Finding] {
    findings.map { finding in
      var own = finding
      own.post = finding.post ?? id(finding.path)
      return own
    }
  }
}

/// The result of checking one post by itself.
package struct ValidatedPost: Sendable {
  /// With the severity that `stet.yml` gives them, in no order.
  package var findings: [Finding]
  /// `nil` where the file could not be read as a post.
  package var trace: PostTrace?

  package init(findings: [Finding], trace: PostTrace? = nil) {
    self.findings = findings
    self.trace = trace
  }
}

/// Checks posts one by one: collects the findings of the readers and of all rules about one post.
package struct PostValidator {
  /// `nil` where `stet.yml` cannot be used.
  private let basis: CheckBasis?

  package init(configuration: Configuration?, files: FileIndex, library: any MediaLibrary, words: LintWords) {
    basis = configuration.map { CheckBasis(configuration: $0, files: files, library: library, words: words) }
  }

  /// A post with what rules about it need; `nil` where it could not be read, or `stet.yml` could not.
  package func underCheck(_ reading: PostReading) -> PostUnderCheck? {
    reading.post.flatMap { underCheck($0, reading.source) }
  }

  func underCheck(_ post: Post, _ source: SourceFile? = nil) -> PostUnderCheck? {
    basis.map { PostUnderCheck(post: post, basis: $0, source: source) }
  }

  /// The findings of one post, and its trace for the rules across posts.
  package func validated(_ reading: PostReading) -> ValidatedPost { validated(reading, underCheck(reading)) }

  /// The same for a post that is under check already.
  package func validated(_ reading: PostReading, _ checked: PostUnderCheck?) -> ValidatedPost {
    guard let checked else {
      let markdown = reading.post.map { MarkdownFindings.findings(of: $0, breaks: .keep) } ?? []
      return ValidatedPost(
        findings: judged(reading.findings + markdown, reading.id), trace: reading.post.map { PostTrace(of: $0) })
    }
    var found = reading.findings + MarkdownFindings.findings(of: checked)
    // Unread text is not judged: rules would only report that it is missing.
    if found.contains(where: { $0.rule == MarkdownFindings.tooLarge }) {
      return ValidatedPost(findings: judged(found, reading.id), trace: PostTrace(of: checked.post))
    }
    for rule in RuleRegistry.postRules {
      let more = rule.check(checked)
      if !more.isEmpty { found += more }
    }
    for table in RuleRegistry.tables { found += table.check(checked) }
    return ValidatedPost(findings: judged(found, reading.id), trace: PostTrace(of: checked))
  }

  /// What the rules across posts need to know of a post outside the requested scope.
  package func trace(of reading: PostReading) -> PostTrace? {
    underCheck(reading).map { PostTrace(of: $0) } ?? reading.post.map { PostTrace(of: $0) }
  }

  /// The findings with the severity that `stet.yml` gives them.
  func judged(_ findings: [Finding], _ id: String?) -> [Finding] {
    guard !findings.isEmpty else { return [] }
    let lint = basis?.configuration.lint ?? LintSettings()
    return findings.compactMap { finding in
      var own = finding
      own.post = finding.post ?? id
      return lint.applyingOverrides(to: own)
    }
  }
}

extension PostValidator {
  /// The findings of the rules about measured facts in a post, with a library that knows more than the file's header.
  ///
  /// Other rules never get such a library, since their findings would depend on what is installed.
  package func measuredFindings(of post: Post) -> [Finding] {
    guard let checked = underCheck(post) else { return [] }
    return judged(MediaRules.measured.flatMap { $0.check(checked) }, post.id)
  }
}

/// What is wrong in the Markdown of a post. The Markdown reader has the rules; this adds the channels.
enum MarkdownFindings {
  /// The rule of a text that was too large to be read.
  static let tooLarge = "markdown-too-large"

  /// The findings of every text that goes to a channel: those of the body once, those of an override at its place.
  static func findings(of post: PostUnderCheck) -> [Finding] {
    guard !post.channels.isEmpty else { return findings(of: post.post, breaks: post.configuration.breaks) }
    return post.findings { channel in
      channel.text.findings.map { finding($0, in: channel.post, at: channel.place(ofText: $0.range), channel) }
    }
  }

  /// The findings of the body, where no channel is known.
  static func findings(of post: Post, breaks: LineBreaks) -> [Finding] {
    MarkdownText(body: post.body.markdown, breaks: breaks, firstLine: post.body.firstLine).findings.map {
      finding($0, in: post, at: $0.range, nil)
    }
  }

  private static func finding(
    _ issue: MarkdownIssue, in post: Post, at range: SourceRange, _ channel: ChannelUnderCheck?
  ) -> Finding {
    // A fix has places in the Markdown text, which are different inside a YAML value.
    Finding(
      rule: issue.rule, severity: issue.severity, path: post.path, post: post.id, range: range,
      summary: issue.summary, explanation: issue.explanation,
      fixes: channel?.overrideText == nil ? issue.fixes : [])
  }
}

/// What of a post is older than `lint.since` asks about.
///
/// It changes how much findings weigh for those who check or merge. What is invalid stays so for approvals and the
/// queue, which do not ask.
package struct PostAge: Sendable, Hashable {
  /// The channels on which the post's time was before that day.
  package var channels: [String]
  /// Whether every channel's is among them, and the post has a time.
  package var isWhole: Bool

  package init(channels: [String] = [], isWhole: Bool = false) {
    self.channels = channels
    self.isWhole = isWhole
  }

  package init(of post: Post, in configuration: Configuration) {
    let planned = { (content: PostContent) in post.plannedTime(content, in: configuration) }
    guard configuration.lint.since != nil else {
      self.init()
      return
    }
    let known = configuration.channels.filter { post.channels.contains($0.name) }
    self.init(
      planned: planned(post.content), on: known.map { ($0.name, planned(post.content(for: $0))) },
      hasOthers: known.isEmpty || known.count < Set(post.channels).count, in: configuration)
  }

  /// - Parameters:
  ///   - planned: the post's own time.
  ///   - channels: those of the post that `stet.yml` has, each with its time.
  ///   - hasOthers: whether it has channels that `stet.yml` does not have, or not any more, or none: these leave its own
  ///     time.
  package init(
    planned: Timestamp?, on channels: [(name: String, planned: Timestamp?)], hasOthers: Bool,
    in configuration: Configuration
  ) {
    guard let since = configuration.lint.since else {
      self.init()
      return
    }
    let isOld = { (time: Timestamp?) in time.map { configuration.timezone.local($0).date < since } ?? false }
    let old = channels.filter { isOld($0.planned) }.map(\.name)
    self.init(channels: old, isWhole: (hasOthers ? isOld(planned) : true) && old.count == channels.count)
  }

  /// A finding in the post with the severity that it has for its age: a note, unless age makes no difference.
  package func weighed(_ finding: Finding) -> Finding {
    let isOld = finding.channel.map(channels.contains) ?? isWhole
    guard isOld, finding.severity > .note, !Self.timeless.contains(finding.rule) else { return finding }
    var weighed = finding
    weighed.severity = .note
    return weighed
  }

  /// The rules about what harms other posts or people today, however old the post is: an id or a path that belongs to
  /// two, a changed id, under which an approval or a publication is not found, and a secret that can be used.
  private static let timeless: Set<String> = [
    DuplicateID.description.id, IDChanged.description.id, PathEncoding.description.id, PathTwin.description.id,
    Secret.description.id,
  ]
}
