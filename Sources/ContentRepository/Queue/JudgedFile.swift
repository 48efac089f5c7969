internal import Checks
internal import Core
internal import Git
internal import SocialText

/// A post of a tree: its facts, and what was found in it by itself. Of one that the store has, both are read when they
/// are asked for.
struct JudgedFile {
  let path: String
  let blob: ObjectID
  /// `nil` where it could not be read as a post.
  let outline: PostOutline?
  /// Whether a finding is an error or raises a flag.
  let isRaised: Bool
  private let contents: Contents
  private var news = News.none

  /// What became known in this run; most posts of a large tree have none.
  private indirect enum News {
    case none
    case facts(PostFacts)
  }

  fileprivate indirect enum Contents {
    case new(files: [NamedFile]?, facts: PostFacts?, validated: ValidatedPost)
    case stored(StoredPart)
  }

  /// Where it lies in the store.
  fileprivate struct StoredPart {
    let chunk: ChunkKey
    let bytes: ByteReader
    /// What follows the outline.
    let rest: ByteReader
  }

  /// - Parameters:
  ///   - number: its own among the posts' files of the tree.
  ///   - files: those that it names, with their blobs; `nil` where one of them is missing or no regular file, so that what
  ///     was found holds for this tree alone.
  init(
    path: String, blob: ObjectID, number: Int, files: [NamedFile]?, facts: PostFacts?, _ validated: ValidatedPost,
    _ coder: FactsCoder
  ) {
    var facts = facts
    facts?.number = number
    self.path = path
    self.blob = blob
    outline = facts.map { coder.outline($0, blob: blob) }
    isRaised = validated.findings.contains(where: \.isRaised)
    contents = .new(files: files, facts: facts, validated: validated)
  }

  /// The files that it names, with their blobs; `nil` where what was found holds for this tree alone.
  var files: [NamedFile]? {
    switch contents {
    case .new(let files, _, _): files
    case .stored(let part): part.files
    }
  }

  /// The facts with what became known of renditions in this run; `nil` where nothing did.
  var noted: PostFacts? { if case .facts(let facts) = news { facts } else { nil } }

  /// `nil` where it could not be read as a post.
  func facts(_ coder: FactsCoder) -> PostFacts? {
    if let noted { return noted }
    switch contents {
    case .new(_, let facts, _): return facts
    case .stored(let part):
      guard let outline, var reader = part.facts else { return nil }
      return coder.facts(&reader, of: outline, blob: blob.hex)
    }
  }

  /// What was found, in no order.
  func found() -> [Finding] {
    switch contents {
    case .new(_, _, let validated): return validated.findings
    case .stored(let part):
      var reader = part.findings
      return reader?.findings(path: path) ?? []
    }
  }

  /// The trace of the post; `nil` where it could not be read as one.
  var trace: PostTrace? {
    switch contents {
    case .new(_, _, let validated): validated.trace
    case .stored(let part): part.trace.flatMap { StoredTrace($0)?.trace(path: path) }
    }
  }

  /// Whether it can be found by one of the hashes, as far as halves of them tell.
  func shares(_ hashes: Set<UInt32>) -> Bool {
    switch contents {
    case .new(_, _, let validated):
      validated.trace?.hashes.contains { hashes.contains(UInt32(truncatingIfNeeded: $0)) } ?? false
    case .stored(let part): part.trace.flatMap { StoredTrace($0) }?.hashes.contains(where: hashes.contains) ?? false
    }
  }

  /// Whether it is the same, apart from what is known of renditions.
  func isSame(as other: JudgedFile, _ coder: FactsCoder) -> Bool {
    guard ExactText(path) == ExactText(other.path), blob == other.blob, isRaised == other.isRaised,
      files.map(Set.init) == other.files.map(Set.init)
    else { return false }
    let traces = [trace, other.trace].map { $0.map { StoredTrace.value(of: $0) } }
    return traces[0] == traces[1] && coder.bytes(facts(coder)) == coder.bytes(other.facts(coder))
  }

  /// Notes what is known of a rendition by now.
  mutating func note(_ rendition: RenditionFact, of facts: PostFacts, at place: Int) {
    var facts = facts
    facts.known[place].rendition = rendition
    news = .facts(facts)
  }

  /// The same file in another tree.
  func numbered(_ number: Int) -> JudgedFile { JudgedFile(self, number) }

  private init(_ other: JudgedFile, _ number: Int) {
    (path, blob, isRaised, contents) = (other.path, other.blob, other.isRaised, other.contents)
    outline = other.outline.map {
      PostOutline(id: $0.id, path: $0.path, number: number, blob: $0.blob, channels: $0.channels)
    }
    guard var facts = other.noted else { return }
    facts.number = number
    news = .facts(facts)
  }
}

extension [JudgedFile] {
  /// The place of the file at a path, byte for byte, among files in the order of their paths.
  func place(of path: String) -> Int? {
    let place = partitioningIndex { !(ExactText($0.path) < ExactText(path)) }
    return place < count && ExactText(self[place].path) == ExactText(path) ? place : nil
  }
}

extension Finding {
  /// Whether verdicts look at it.
  var isRaised: Bool { severity == .error || !flags.isEmpty }
}

// MARK: - As the store has it

extension JudgedFile {
  /// The chunk that it was read from; `nil` where it is new, or more is known by now.
  var chunk: ChunkKey? {
    if case .stored(let part) = contents, noted == nil { part.chunk } else { nil }
  }

  /// Reads what `encoded` wrote, as far as the outline; `nil` for other bytes.
  init?(_ part: ByteReader, number: Int, in chunk: ChunkKey, _ coder: FactsCoder) {
    var reader = part
    guard let path = reader.text(), let blob = reader.objectID(), let isRaised = reader.number(UInt8.self),
      let isPost = reader.number(UInt8.self)
    else { return nil }
    var outline: PostOutline?
    if isPost == 1 {
      outline = reader.outline(path: path, blob: blob, number: number, coder)
      guard outline != nil else { return nil }
    }
    self.path = path
    self.blob = blob
    self.outline = outline
    self.isRaised = isRaised == 1
    contents = .stored(StoredPart(chunk: chunk, bytes: part, rest: reader))
  }

  /// The bytes that the store keeps of it.
  func encoded(_ coder: FactsCoder) -> [UInt8] {
    if case .stored(let part) = contents, noted == nil { return part.bytes.rest }
    var writer = ByteWriter()
    writer.text(path)
    writer.append(blob.bytes)
    writer.number(UInt8(isRaised ? 1 : 0))
    writer.number(UInt8(outline == nil ? 0 : 1))
    if let outline { writer.outline(outline) }
    writer.part { writer in
      writer.number(UInt8(files == nil ? 0 : 1))
      writer.list(files ?? []) { $0.namedFile($1) }
    }
    writer.part { writer in
      if let facts = facts(coder) { coder.write(facts, to: &writer) }
    }
    switch contents {
    case .new(_, _, let validated):
      writer.part { writer in
        writer.number(UInt8(validated.trace == nil ? 0 : 1))
        if let trace = validated.trace { writer.append(StoredTrace.value(of: trace)) }
      }
      writer.part { $0.findings(validated.findings) }
    case .stored(let part):
      writer.part { $0.append(part.part(2)?.rest ?? []) }
      writer.part { $0.append(part.findings?.rest ?? []) }
    }
    return writer.bytes
  }
}

extension JudgedFile.StoredPart {
  /// One of the parts that follow the outline.
  fileprivate func part(_ number: Int) -> ByteReader? {
    var reader = rest
    for _ in 0..<number { guard reader.part() != nil else { return nil } }
    return reader.part()
  }

  fileprivate var files: [NamedFile]? {
    var reader = part(0)
    guard reader?.number(UInt8.self) == 1 else { return nil }
    return reader?.list { $0.namedFile() }
  }

  fileprivate var facts: ByteReader? { part(1) }

  fileprivate var trace: ByteReader? {
    var reader = part(2)
    return reader?.number(UInt8.self) == 1 ? reader : nil
  }

  fileprivate var findings: ByteReader? { part(3) }
}

extension ByteWriter {
  /// Writes what `write` writes as a part.
  fileprivate mutating func part(_ write: (inout ByteWriter) -> Void) {
    var writer = ByteWriter()
    write(&writer)
    part(writer.bytes)
  }
}

/// What of a post decides whether a listing has it: little enough to read of each post of a tree.
package struct PostOutline: Sendable {
  package let id: String
  package let path: String
  /// Its number among the posts' files of its tree.
  let number: Int
  let blob: ObjectID
  /// The channels that it is meant for, as far as `stet.yml` has them, in its order.
  let channels: [Planned]

  /// When it is to go out on a channel.
  struct Planned: Sendable {
    /// The place of the channel in `stet.yml`.
    let channel: Int
    let at: Timestamp?
    let notAfter: Timestamp?
    /// Whether it waits for a slot.
    let slot: Bool
    /// Whether it goes out several times, of which `at` is the first.
    let repeats: Bool

    /// Whether the entry, if it was not sent, may have ended so long ago that a listing leaves it out.
    func mayHaveEndedLongAgo(_ now: Timestamp) -> Bool {
      !repeats && (QueueListing.isLong(ago: at, now: now) || QueueListing.isLong(ago: notAfter, now: now))
    }
  }
}

extension PostOutline: NamedPost {}

extension ByteWriter {
  /// Writes everything but path, number and blob.
  mutating func outline(_ outline: PostOutline) {
    text(outline.id)
    list(outline.channels) { writer, planned in
      writer.number(UInt16(planned.channel))
      writer.number(UInt8(planned.slot ? 1 : planned.repeats ? 2 : 0))
      writer.time(planned.at)
      writer.time(planned.notAfter)
    }
  }
}

extension ByteReader {
  /// Reads what `outline` wrote; `nil` for other bytes.
  mutating func outline(path: String, blob: ObjectID, number: Int, _ coder: FactsCoder) -> PostOutline? {
    guard let id = text(),
      let channels = list({ reader -> PostOutline.Planned? in
        guard let channel = reader.number(UInt16.self).map(Int.init), coder.hasChannel(channel),
          let slot = reader.number(UInt8.self), let at = reader.time(), let notAfter = reader.time()
        else { return nil }
        return PostOutline.Planned(
          channel: channel, at: at, notAfter: notAfter, slot: slot == 1, repeats: slot == 2)
      })
    else { return nil }
    return PostOutline(id: id, path: path, number: number, blob: blob, channels: channels)
  }
}
