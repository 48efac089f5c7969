internal import Checks
internal import Core
internal import Git

/// A post's content at a path: findings name the path, and pictures may be relative to it.
struct StoredPost: Hashable, Sendable {
  private let blob: ObjectID
  /// A hash of the path.
  private let path: UInt64

  /// `nil` for a file whose content git does not know.
  init?(_ file: ContentFile) {
    guard let blob = file.blob else { return nil }
    self.blob = blob
    path = file.pathHash
  }

  /// Reads a key of the store; `nil` for other bytes.
  init?(key: [UInt8]) {
    var reader = ByteReader(key)
    guard let blob = reader.objectID(), let path = reader.number(UInt64.self), reader.isAtEnd else { return nil }
    self.blob = blob
    self.path = path
  }

  /// The key in the store.
  var key: [UInt8] {
    var writer = ByteWriter()
    writer.append(blob.bytes)
    writer.number(path)
    return writer.bytes
  }
}

/// What the store has of a post for the rules across posts: the hashes that other posts can find it by, then its trace.
struct StoredTrace {
  /// The lower halves of `PostTrace.hashes`.
  let hashes: [UInt32]
  private let rest: ByteReader

  /// Reads a value of the store; `nil` for other bytes.
  init?(value: [UInt8]) { self.init(ByteReader(value)) }

  init?(_ reader: ByteReader) {
    var reader = reader
    guard let hashes = reader.list({ $0.number(UInt32.self) }) else { return nil }
    self.hashes = hashes
    rest = reader
  }

  /// The value that the store keeps of a trace.
  static func value(of trace: PostTrace) -> [UInt8] {
    var writer = ByteWriter()
    writer.list(trace.hashes) { $0.number(UInt32(truncatingIfNeeded: $1)) }
    writer.trace(trace)
    return writer.bytes
  }

  /// The trace of the post at `path`; `nil` where the bytes are none of a trace.
  func trace(path: String) -> PostTrace? {
    var reader = rest
    return reader.trace(path: path)
  }
}

/// A file that a post names, with the content that it had when the post was checked: what was found holds as long as all
/// of them are the same.
struct NamedFile: Hashable, Sendable {
  let path: String
  let identity: FileIdentity
}

extension [NamedFile] {
  /// The files at `paths`; `nil` where one is no regular file, or git does not know its content: then what was found in the
  /// post may be another thing at any time.
  init?(_ paths: [String], in files: FileIndex) {
    self = paths.compactMap { path in
      files.file(at: path)?.knownContent.map { NamedFile(path: path, identity: $0) }
    }
    guard count == paths.count else { return nil }
  }

  /// Whether they are the same among other files.
  func areUnchanged(in files: FileIndex) -> Bool {
    allSatisfy { files.file(at: $0.path)?.knownContent == $0.identity }
  }
}

extension ContentFile {
  /// What tells its content from any other; `nil` where it is no regular file, or git does not know its content.
  var knownContent: FileIdentity? {
    switch kind {
    case .regular, .executable: identity
    case .symbolicLink, .submodule, .special: nil
    }
  }
}

extension ByteWriter {
  mutating func namedFile(_ file: NamedFile) {
    text(file.path)
    append(file.identity.blob.bytes)
    number(UInt8(file.identity.sizeOnDisk == nil ? 0 : 1))
    if let size = file.identity.sizeOnDisk { number(size) }
  }
}

extension ByteReader {
  mutating func namedFile() -> NamedFile? {
    guard let path = text(), let blob = objectID(), let hasSize = number(UInt8.self) else { return nil }
    guard hasSize == 1 else { return NamedFile(path: path, identity: FileIdentity(blob)) }
    return number(UInt32.self).map { NamedFile(path: path, identity: FileIdentity(blob, sizeOnDisk: $0)) }
  }
}

extension ByteWriter {
  /// Writes what was found in a post, except its trace.
  mutating func findings(of post: CheckedPost) {
    findings(post.validated.findings)
    list(post.slips) { $0.slip($1) }
    list(post.unspelled.sorted()) { $0.text($1) }
  }

  /// Writes findings in one file.
  mutating func findings(_ findings: [Finding]) { list(findings) { $0.finding($1) } }

  /// Writes findings with the paths of their files.
  mutating func findings(ofPaths findings: [Finding]) {
    list(findings) { writer, finding in
      writer.text(finding.path)
      writer.finding(finding)
    }
  }

  private mutating func finding(_ finding: Finding) {
    text(finding.rule)
    text(finding.severity.rawValue)
    optional(finding.post)
    optional(finding.channel)
    range(finding.range)
    text(finding.summary)
    optional(finding.explanation)
    list(finding.fixes) { $0.fix($1) }
    list(finding.flags) { $0.text($1) }
  }

  private mutating func fix(_ fix: Fix) {
    text(fix.title)
    number(UInt8(fix.makesRegular ? 1 : 0))
    list(fix.edits) { writer, edit in
      writer.range(edit.range)
      writer.text(edit.text)
    }
  }

  private mutating func slip(_ slip: Misspelling) {
    text(slip.post)
    range(slip.range)
    text(slip.word)
    optional(slip.meant)
    number(UInt32(clamping: slip.count))
    text(slip.language)
  }
}

extension ByteReader {
  /// Reads what was found in the post at `path`, whose trace is known.
  mutating func findings(path: String, trace: PostTrace?) -> CheckedPost? {
    guard let findings = findings(path: path), let slips = list({ $0.slip(path) }),
      let unspelled = list({ $0.text() }), isAtEnd
    else { return nil }
    return CheckedPost(
      validated: ValidatedPost(findings: findings, trace: trace), slips: slips, unspelled: Set(unspelled))
  }

  /// Reads findings in the file at `path`.
  mutating func findings(path: String) -> [Finding]? { list { $0.finding(path) } }

  /// Reads findings with the paths of their files.
  mutating func findings() -> [Finding]? {
    list { reader in reader.text().flatMap { reader.finding($0) } }
  }

  private mutating func finding(_ path: String) -> Finding? {
    guard let rule = text(), let severity = text().flatMap(Severity.init), let post = optional(),
      let channel = optional(), let range = range(), let summary = text(), let explanation = optional(),
      let fixes = list({ $0.fix() }), let flags = list({ $0.text() })
    else { return nil }
    return Finding(
      rule: rule, severity: severity, path: path, post: post, channel: channel, range: range, summary: summary,
      explanation: explanation, fixes: fixes, flags: flags)
  }

  private mutating func fix() -> Fix? {
    guard let title = text(), let makesRegular = number(UInt8.self), let edits = list({ $0.edit() }) else { return nil }
    var fix = Fix(title: title, edits: edits)
    fix.makesRegular = makesRegular == 1
    return fix
  }

  private mutating func edit() -> TextEdit? {
    guard let range = range(), let text = text() else { return nil }
    return TextEdit(range: range, text: text)
  }

  private mutating func slip(_ path: String) -> Misspelling? {
    guard let post = text(), let range = range(), let word = text(), let meant = optional(),
      let count = number(UInt32.self), let language = text()
    else { return nil }
    return Misspelling(
      path: path, post: post, range: range, word: word, meant: meant, count: Int(count), language: language)
  }
}

extension ByteWriter {
  mutating func range(_ range: SourceRange) {
    for number in [range.start.line, range.start.column, range.end.line, range.end.column] {
      self.number(Int32(clamping: number))
    }
  }

  mutating func trace(_ trace: PostTrace) {
    text(trace.id)
    range(trace.idRange)
    range(trace.textRange)
    range(trace.timeRange)
    list(trace.texts) { $0.textTrace($1) }
    list(trace.moments) { writer, moment in
      writer.number(moment.channels)
      writer.number(moment.minute)
    }
    list(trace.paced) { writer, time in
      writer.number(UInt16(time.channel))
      writer.number(time.at)
      writer.number(UInt8(time.isPromotion ? 1 : 0))
      writer.list(time.keys) { $0.number($1) }
    }
    list(trace.files) { $0.number($1) }
    list(trace.age.channels) { $0.text($1) }
    number(UInt8(trace.age.isWhole ? 1 : 0))
  }

  private mutating func textTrace(_ text: TextTrace) {
    number(text.channels)
    list(text.times) { $0.number($1) }
    number(text.exact)
    number(UInt8(text.sketch == nil ? 0 : 1))
    if let sketch = text.sketch { for index in sketch.indices { number(sketch[index]) } }
  }
}

extension ByteReader {
  mutating func range() -> SourceRange? {
    guard let start = position(), let end = position() else { return nil }
    return SourceRange(start, end)
  }

  private mutating func position() -> SourcePosition? {
    guard let line = number(Int32.self), let column = number(Int32.self) else { return nil }
    return SourcePosition(line: Int(line), column: Int(column))
  }

  mutating func trace(path: String) -> PostTrace? {
    guard let id = text(), let idRange = range(), let textRange = range(), let timeRange = range(),
      let texts = list({ $0.textTrace() }), let moments = list({ $0.momentTrace() }),
      let paced = list({ $0.pacedTime() }),
      let files = list({ $0.number(UInt64.self) }), let old = list({ $0.text() }), let isOld = number(UInt8.self)
    else { return nil }
    return PostTrace(
      path: path, id: id, idRange: idRange, textRange: textRange, timeRange: timeRange, texts: texts, moments: moments,
      paced: paced, files: files, age: PostAge(channels: old, isWhole: isOld == 1))
  }

  private mutating func momentTrace() -> MomentTrace? {
    guard let channels = number(UInt64.self), let minute = number(Int64.self) else { return nil }
    return MomentTrace(channels: channels, minute: minute)
  }

  private mutating func pacedTime() -> PacedTime? {
    guard let channel = number(UInt16.self), let at = number(Int64.self), let isPromotion = number(UInt8.self),
      let keys = list({ $0.number(UInt64.self) })
    else { return nil }
    return PacedTime(channel: Int(channel), at: at, isPromotion: isPromotion == 1, keys: keys)
  }

  private mutating func textTrace() -> TextTrace? {
    guard let channels = number(UInt64.self), let times = list({ $0.number(Int64.self) }),
      let exact = number(UInt64.self), let hasSketch = number(UInt8.self)
    else { return nil }
    var trace = TextTrace(channels: channels, times: times, exact: exact, sketch: nil)
    if hasSketch == 1 {
      var sketch = SIMD16<UInt32>()
      for index in sketch.indices {
        guard let member = number(UInt32.self) else { return nil }
        sketch[index] = member
      }
      trace.sketch = sketch
    }
    return trace
  }
}
