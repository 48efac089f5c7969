internal import Checks
internal import Core

// How the store keeps what history says: numbers of commits, paths and names, one after the other.

extension ByteWriter {
  mutating func place(_ place: FileVersion.Place) {
    text(place.path.text)
    append(place.blob.bytes)
  }

  mutating func optional(_ digest: Digest?) {
    number(UInt8(digest == nil ? 0 : 1))
    if let digest { self.digest(digest) }
  }

  mutating func commit(_ commit: Int) { number(UInt32(clamping: commit)) }

  mutating func labels(_ labels: BorneLabels) {
    list(labels.campaigns.sorted()) { $0.text($1) }
    list(labels.departments.sorted()) { $0.text($1) }
  }

  mutating func source(_ source: Source) {
    switch source {
    case .strand(let strand):
      number(UInt8(0))
      bytes(strand.storeKey)
    case .text(let text):
      number(UInt8(1))
      digest(text)
    case .channels(let post, let except):
      number(UInt8(2))
      text(post)
      optional(except)
    case .showing(let shown, let post, let version):
      number(UInt8(3))
      digest(shown)
      text(post)
      place(version)
    }
  }

  private mutating func bytes(_ bytes: [UInt8]) {
    number(UInt32(clamping: bytes.count))
    append(bytes)
  }
}

extension ByteReader {
  mutating func place() -> FileVersion.Place? {
    guard let path = text(), let blob = objectID() else { return nil }
    return FileVersion.Place(path: ExactText(path), blob: blob)
  }

  /// The inner `nil` is a digest that was `nil` when it was written.
  mutating func optionalDigest() -> Digest?? {
    guard let flag = number(UInt8.self) else { return nil }
    guard flag != 0 else { return .some(nil) }
    return digest().map { .some($0) }
  }

  mutating func commit() -> Int? { number(UInt32.self).map(Int.init) }

  mutating func labels() -> BorneLabels? {
    guard let campaigns = list({ $0.text() }), let departments = list({ $0.text() }) else { return nil }
    return BorneLabels(campaigns: Set(campaigns), departments: Set(departments))
  }

  mutating func source() -> Source? {
    switch number(UInt8.self) {
    case 0:
      guard let count = number(UInt32.self), let key = bytes(Int(count)) else { return nil }
      return Strand(storeKey: key).map { .strand($0) }
    case 1:
      guard let text = digest() else { return nil }
      return .text(text)
    case 2:
      guard let post = text(), let except = optional() else { return nil }
      return .channels(post, except: except)
    case 3:
      guard let shown = digest(), let post = text(), let version = place() else { return nil }
      return .showing(shown, post: post, version)
    default: return nil
    }
  }
}

extension FileVersion: StoredValue {
  init?(_ reader: inout ByteReader) {
    guard let isPost = reader.number(UInt8.self) else { return nil }
    if isPost != 0 {
      guard let id = reader.text(), let channels = reader.list({ $0.text() }),
        let files = reader.list({ $0.text() }), let labels = reader.labels()
      else { return nil }
      post = Post(id: id, channels: channels, files: files, labels: labels)
    }
    guard let body = reader.optionalDigest() else { return nil }
    self.body = body
    let overrides = reader.list { reader -> (String, Digest?)? in
      guard let name = reader.text(), let digest = reader.optionalDigest() else { return nil }
      return (name, digest)
    }
    guard let overrides else { return nil }
    self.overrides = Dictionary(overrides, uniquingKeysWith: { first, _ in first })
  }

  func write(to writer: inout ByteWriter) {
    writer.number(UInt8(post == nil ? 0 : 1))
    if let post {
      writer.text(post.id)
      writer.list(post.channels) { $0.text($1) }
      writer.list(post.files) { $0.text($1) }
      writer.labels(post.labels)
    }
    writer.optional(body)
    writer.list(overrides.sorted { $0.key < $1.key }) { writer, override in
      writer.text(override.key)
      writer.optional(override.value)
    }
  }
}

extension StrandHistory: StoredValue {
  init?(_ reader: inout ByteReader) {
    let steps = reader.list { reader -> Step? in
      guard let commit = reader.commit(), let isOwn = reader.number(UInt8.self),
        let sources = reader.list({ $0.source() })
      else { return nil }
      return Step(commit: commit, isOwn: isOwn != 0, sources: sources)
    }
    guard let steps, let sightings = reader.list({ $0.commit() }), let paths = reader.list({ $0.text() }) else {
      return nil
    }
    (self.steps, self.sightings, self.paths) = (steps, sightings, Set(paths.map(ExactText.init)))
  }

  mutating func keep(upTo count: Int) {
    steps.removeAll { $0.commit >= count }
    sightings.removeAll { $0 >= count }
  }

  func write(to writer: inout ByteWriter) {
    writer.list(steps) { writer, step in
      writer.commit(step.commit)
      writer.number(UInt8(step.isOwn ? 1 : 0))
      writer.list(step.sources) { $0.source($1) }
    }
    writer.list(sightings) { $0.commit($1) }
    writer.list(paths.sorted()) { $0.text($1.text) }
  }
}

extension PostSteps: StoredValue {
  init?(_ reader: inout ByteReader) {
    guard let arrivals = reader.number(UInt32.self), let last = reader.list({ $0.commit() }) else { return nil }
    (self.arrivals, self.last) = (Int(arrivals), last.first)
    let steps = reader.list { reader -> (String, [Step])? in
      guard let channel = reader.text(), let steps = reader.list({ Step(ofPost: &$0) }) else { return nil }
      return (channel, steps)
    }
    let hidden = reader.list { reader -> (Int, Set<ObjectID>)? in
      guard let commit = reader.commit(), let folders = reader.list({ $0.objectID() }) else { return nil }
      return (commit, Set(folders))
    }
    guard let steps, let hidden else { return nil }
    self.steps = Dictionary(steps, uniquingKeysWith: { first, _ in first })
    self.hidden = Dictionary(hidden, uniquingKeysWith: { first, _ in first })
  }

  mutating func keep(upTo count: Int) {
    if let last, last >= count { self = PostSteps() }
  }

  func write(to writer: inout ByteWriter) {
    writer.number(UInt32(clamping: arrivals))
    writer.list([last].compactMap { $0 }) { $0.commit($1) }
    writer.list(steps.sorted { $0.key < $1.key }) { writer, channel in
      writer.text(channel.key)
      writer.list(channel.value) { $1.write(ofPost: &$0) }
    }
    writer.list(hidden.sorted { $0.key < $1.key }) { writer, hidden in
      writer.commit(hidden.key)
      writer.list(hidden.value.sorted()) { $0.append($1.bytes) }
    }
  }
}

extension Step {
  fileprivate init?(ofPost reader: inout ByteReader) {
    guard let commit = reader.commit(), let sources = reader.list({ $0.source() }),
      let isRendered = reader.optionalDigest()
    else { return nil }
    self.init(commit: commit, sources: sources)
    if let rendition = isRendered {
      shown = .rendition(rendition)
    } else {
      guard let blob = reader.objectID(), let files = reader.list({ $0.text() }) else { return nil }
      shown = .source(blob: blob, files: files)
    }
  }

  fileprivate func write(ofPost writer: inout ByteWriter) {
    writer.commit(commit)
    writer.list(sources) { $0.source($1) }
    switch shown {
    case .rendition(let digest): writer.optional(digest)
    case .source(let blob, let files):
      writer.optional(Digest?.none)
      writer.append(blob.bytes)
      writer.list(files) { $0.text($1) }
    case nil: break
    }
  }
}

// MARK: - Keys

extension FileVersion.Place: StoredKey {
  init?(storeKey: [UInt8]) {
    var reader = ByteReader(storeKey)
    guard let place = reader.place(), reader.isAtEnd else { return nil }
    self = place
  }

  var storeKey: [UInt8] {
    var writer = ByteWriter()
    writer.place(self)
    return writer.bytes
  }
}

extension Strand: StoredKey {
  init?(storeKey: [UInt8]) {
    let rest = Array(storeKey.dropFirst())
    switch storeKey.first {
    case 0:
      guard let digest = Digest(bytes: rest) else { return nil }
      self = .text(digest)
    case 1:
      guard let blob = ObjectID(bytes: rest) else { return nil }
      self = .file(blob)
    case 2: self = .loose(ExactText(storeKey: rest))
    case 3: self = .draft(String(decoding: rest, as: UTF8.self))
    default: return nil
    }
  }

  var storeKey: [UInt8] {
    switch self {
    case .text(let digest): [0] + digest.bytes
    case .file(let blob): [1] + blob.bytes
    case .loose(let path): [2] + path.text.utf8
    case .draft(let id): [3] + id.utf8
    }
  }
}

/// A post's id.
extension String: StoredKey {
  init(storeKey: [UInt8]) { self.init(decoding: storeKey, as: UTF8.self) }

  var storeKey: [UInt8] { Array(utf8) }
}

extension ExactText: StoredKey {
  init(storeKey: [UInt8]) { self.init(String(decoding: storeKey, as: UTF8.self)) }

  var storeKey: [UInt8] { Array(text.utf8) }
}
