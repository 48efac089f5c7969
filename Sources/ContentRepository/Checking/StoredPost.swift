internal import Checks
internal import Core
internal import Git

/// The entry of one post in the table of the cache: the key, the hashes that it can be found by, and where in the file
/// its trace and its findings are.
///
/// 52 bytes: the blob's id (20), the hash of the path (8), and six numbers of 4.
struct StoredPost {
  static let size = 52

  /// Where its parts lie.
  private enum Place {
    static let (high, middle, low, path) = (0, 8, 16, 20)
    static let (firstHash, hashCount, body, traceLength, findingsLength, sum) = (28, 32, 36, 40, 44, 48)
  }

  /// A content at a path: findings name the path, and pictures may be relative to it.
  struct Key: Hashable, Sendable {
    var blob: BlobID
    var path: UInt64

    /// `nil` for a file whose content git does not know.
    init?(_ file: ContentFile) {
      guard let blob = file.blob else { return nil }
      self.init(blob: blob, path: file.pathHash)
    }

    init(blob: BlobID, path: UInt64) {
      self.blob = blob
      self.path = path
    }

    /// Reads the key of the post at `offset`.
    init(in bytes: UnsafeRawBufferPointer, at offset: Int) {
      func number<Number: FixedWidthInteger>(_ place: Int, _ type: Number.Type) -> Number {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + place, as: type))
      }
      blob = BlobID(
        high: number(Place.high, UInt64.self), middle: number(Place.middle, UInt64.self),
        low: number(Place.low, UInt32.self))
      path = number(Place.path, UInt64.self)
    }
  }

  var key: Key
  /// The first of its hashes (`PostTrace.hashes`) in the list of all, and how many there are.
  var firstHash: Int
  var hashCount: Int
  /// Where the body begins, from the first body on.
  var body: Int
  /// The lengths of its two parts, in bytes. A part of length 0 is not known.
  var traceLength: Int
  var findingsLength: Int
  /// Of the body.
  var sum: UInt32

  /// Reads the post at `offset`, which must have enough bytes after it.
  init(in bytes: UnsafeRawBufferPointer, at offset: Int) {
    func number(_ place: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + place, as: UInt32.self))
    }
    key = Key(in: bytes, at: offset)
    (firstHash, hashCount) = (Int(number(Place.firstHash)), Int(number(Place.hashCount)))
    body = Int(number(Place.body))
    (traceLength, findingsLength) = (Int(number(Place.traceLength)), Int(number(Place.findingsLength)))
    sum = number(Place.sum)
  }

  /// Whether the post at `offset` has a trace, without reading the rest.
  static func hasTrace(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    bytes.loadUnaligned(fromByteOffset: offset + Place.traceLength, as: UInt32.self) != 0
  }

  /// The post of a body that stands at `place`, with its first hash at `firstHash`.
  init(_ content: StoredContent, firstHash: Int, body place: Int) {
    key = content.key
    self.firstHash = firstHash
    hashCount = content.hashes.count
    body = place
    traceLength = content.traceLength
    findingsLength = content.body.count - content.traceLength
    sum = UInt32(truncatingIfNeeded: Checksum.of(content.body))
  }

  func write(to writer: inout ByteWriter) {
    writer.number(key.blob.high)
    writer.number(key.blob.middle)
    writer.number(key.blob.low)
    writer.number(key.path)
    for number in [firstHash, hashCount, body, traceLength, findingsLength] { writer.number(UInt32(clamping: number)) }
    writer.number(sum)
  }
}

/// What the cache stores of a post.
struct StoredContent: Sendable {
  var key: StoredPost.Key
  /// The lower halves of `PostTrace.hashes`.
  var hashes: [UInt32]
  /// The bytes of the trace, then of what was found.
  var body: [UInt8]
  var traceLength: Int

  init(key: StoredPost.Key, hashes: [UInt32], body: [UInt8], traceLength: Int) {
    self.key = key
    self.hashes = hashes
    self.body = body
    self.traceLength = traceLength
  }

  /// - Parameter findings: `nil` if they are unknown, or may differ in the next run.
  init(key: StoredPost.Key, trace: PostTrace?, findings: CheckedPost?) {
    var writer = ByteWriter()
    if let trace { writer.trace(trace) }
    let traceLength = writer.bytes.count
    if let findings { writer.findings(of: findings) }
    self.init(
      key: key, hashes: trace?.hashes.map { UInt32(truncatingIfNeeded: $0) } ?? [], body: writer.bytes,
      traceLength: traceLength)
  }
}

extension ByteWriter {
  /// Writes what was found in a post, except its trace.
  mutating func findings(of post: CheckedPost) {
    list(post.validated.findings) { $0.finding($1) }
    list(post.slips) { $0.slip($1) }
    list(post.unspelled.sorted()) { $0.text($1) }
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
    list(fix.edits) { writer, edit in
      writer.range(edit.range)
      writer.text(edit.text)
    }
  }

  private mutating func slip(_ slip: SpellingSlip) {
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
    guard let findings = list({ $0.finding(path) }), let slips = list({ $0.slip(path) }),
      let unspelled = list({ $0.text() }), isAtEnd
    else { return nil }
    return CheckedPost(
      validated: ValidatedPost(findings: findings, trace: trace), slips: slips, unspelled: Set(unspelled))
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
    guard let title = text(), let edits = list({ $0.edit() }) else { return nil }
    return Fix(title: title, edits: edits)
  }

  private mutating func edit() -> TextEdit? {
    guard let range = range(), let text = text() else { return nil }
    return TextEdit(range: range, text: text)
  }

  private mutating func slip(_ path: String) -> SpellingSlip? {
    guard let post = text(), let range = range(), let word = text(), let meant = optional(),
      let count = number(UInt32.self), let language = text()
    else { return nil }
    return SpellingSlip(
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
    list(trace.files) { $0.number($1) }
    list(trace.age.channels) { $0.text($1) }
    number(UInt8(trace.age.isWhole ? 1 : 0))
  }

  private mutating func textTrace(_ text: TextTrace) {
    number(text.channels)
    number(UInt8(text.at == nil ? 0 : 1))
    number(text.at ?? 0)
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
      let files = list({ $0.number(UInt64.self) }), let old = list({ $0.text() }), let isOld = number(UInt8.self)
    else { return nil }
    return PostTrace(
      path: path, id: id, idRange: idRange, textRange: textRange, timeRange: timeRange, texts: texts, moments: moments,
      files: files, age: PostAge(channels: old, isWhole: isOld == 1))
  }

  private mutating func momentTrace() -> MomentTrace? {
    guard let channels = number(UInt64.self), let minute = number(Int64.self) else { return nil }
    return MomentTrace(channels: channels, minute: minute)
  }

  private mutating func textTrace() -> TextTrace? {
    guard let channels = number(UInt64.self), let hasTime = number(UInt8.self), let at = number(Int64.self),
      let exact = number(UInt64.self), let hasSketch = number(UInt8.self)
    else { return nil }
    var trace = TextTrace(channels: channels, at: hasTime == 1 ? at : nil, exact: exact, sketch: nil)
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
