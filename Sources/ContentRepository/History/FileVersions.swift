internal import Checks
internal import Core
internal import Git
internal import SocialText

/// A text file as a commit had it, as far as later commits depend on it, whatever `stet.yml` said.
struct FileVersion {
  /// The post that it is, or would be at a post's path; `nil` where it cannot be read as one.
  var post: Post?
  /// The digest of the body; `nil` where that is blank, or the file is too large to be read.
  var body: Digest?
  /// The digests of the texts that stand instead of the body, by the names of channels or networks; `nil` where one is
  /// blank.
  var overrides: [String: Digest?] = [:]

  /// What of a post decides where it belongs.
  struct Post {
    var id: String
    /// Its channels, as written.
    var channels: [String]
    /// The files that it names, sorted.
    var files: [String]
    var labels: BorneLabels
  }

  /// Where a file stands, and its bytes.
  struct Place: Hashable {
    var path: ExactText
    var blob: ObjectID
  }

  /// The name under which `texts` has the body.
  static let bodyName = ""

  /// The texts that are not blank, by name.
  var texts: [String: Digest] {
    var texts = overrides.compactMapValues { $0 }
    texts[Self.bodyName] = body
    return texts
  }

  /// What readers of a channel get as text; `nil` where that is blank.
  func text(on name: String, _ configuration: Configuration) -> Digest? {
    let network = configuration.channel(name)?.network.rawValue
    return overrides[name] ?? network.flatMap { overrides[$0] } ?? body
  }
}

/// Reads versions of files, each once.
final class FileVersions {
  private let repository: ContentRepository
  private var versions: KeptTable<FileVersion.Place, FileVersion>

  init(_ repository: ContentRepository, in store: Store?) {
    self.repository = repository
    versions = KeptTable(.versions, in: store)
  }

  func save() { versions.save() }

  /// The text file at a path; `nil` if the entry is none.
  func version(at path: ExactText, _ entry: TreeEntry?) throws -> FileVersion? {
    guard let entry, entry.mode.isFile, path.isText else { return nil }
    return try version(FileVersion.Place(path: path, blob: entry.id))
  }

  /// The text file in a blob.
  func version(_ place: FileVersion.Place) throws -> FileVersion {
    if let known = versions[place] { return known }
    let version = try read(place)
    versions.update(place, default: version) { _ in }
    return version
  }

  private func read(_ place: FileVersion.Place) throws -> FileVersion {
    guard let bytes = try bytes(of: place.blob) else { return FileVersion() }
    var version = FileVersion(body: TextBody.digest(ofFile: bytes))
    // A draft outside of `posts` may be a post otherwise.
    guard ContentFile.isPost(place.path.text) || bytes.starts(with: "---".utf8),
      let post = PostReader.read(path: place.path.text, bytes: bytes).post
    else { return version }
    version.post = FileVersion.Post(
      id: post.id, channels: post.channels, files: post.files.sorted(), labels: BorneLabels(post.labels))
    version.overrides = post.overrides.compactMapValues { $0.text.map { TextBody.digest(of: $0.markdown) } }
    return version
  }

  /// The whole post of a version.
  func post(_ place: FileVersion.Place) throws -> Core.Post? {
    try repository.reading(blob: place.blob, path: place.path.text, keeping: false) { try bytes(of: place.blob) }?.post
  }

  /// Whether two entries are the same file, of which git holds the bytes in one and a git-LFS pointer to them in the
  /// other.
  func isSameFile(_ one: TreeEntry, _ other: TreeEntry) throws -> Bool {
    guard one.mode.isFile, other.mode.isFile else { return false }
    for (one, other) in [(one.id, other.id), (other.id, one.id)] {
      guard let pointer = try pointer(in: one) else { continue }
      if let same = try self.pointer(in: other) { return same.sha256 == pointer.sha256 }
      guard try Int64(repository.git.blobSize(other)) == pointer.size else { return false }
      let file = try repository.hashes.file(named: other.hex) {
        try repository.git.blob(other, limit: SourceMediaLibrary.limit)
      }
      return file?.sha256 == pointer.sha256
    }
    return false
  }

  private func pointer(in blob: ObjectID) throws -> MediaFile? {
    guard try repository.git.blobSize(blob) < GitLFSPointer.limit else { return nil }
    return GitLFSPointer(try repository.git.blob(blob, limit: GitLFSPointer.limit))?.file
  }

  /// The bytes of a blob; `nil` where there are too many for a post.
  private func bytes(of blob: ObjectID) throws -> [UInt8]? {
    do throws(GitError) {
      return try repository.git.blob(blob, limit: ContentLoader.postLimit)
    } catch {
      guard error.code == .tooLarge else { throw error }
      return nil
    }
  }
}

extension ExactText {
  /// Whether a file of that path is a text, by its name.
  var isText: Bool {
    let name = text.lowercased()
    return [".md", ".markdown", ".txt"].contains { name.hasSuffix($0) }
  }

  /// The path with these bytes. Paths that are not UTF-8 are mapped injectively to texts that are no post's and keep the
  /// suffix, so that two of them are never taken for one file.
  init(pathBytes bytes: [UInt8]) {
    if let text = String(validating: bytes, as: UTF8.self) {
      self.init(text)
    } else {
      self.init("\0" + String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }
  }
}

/// The body of a text file, which contributions follow when it is copied or moved.
///
/// Works on the raw bytes, and so also for files that cannot be read as posts.
enum TextBody {
  /// The digest of the body below the front matter; `nil` where it is blank.
  static func digest(ofFile bytes: [UInt8]) -> Digest? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let lines = lines(bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...])
    guard lines.first.map(isFence) == true, let end = lines.dropFirst().firstIndex(where: isFence) else {
      return digest(lines[...])
    }
    return digest(lines[(end + 1)...])
  }

  /// The digest of a text that is no file; `nil` where it is blank.
  static func digest(of text: String) -> Digest? { digest(lines(Array(text.utf8)[...])[...]) }

  /// Without the blank lines around it, and with LF for every line end.
  private static func digest(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Digest? {
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return Digest(of: Array(lines[first...last].joined(separator: [lineFeed])))
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == lineFeed || bytes[index] == carriageReturn {
      // A line feed right after a carriage return ended that line already.
      let isSecond = bytes[index] == lineFeed && index > bytes.startIndex && bytes[index - 1] == carriageReturn
      if !isSecond { lines.append(bytes[start..<index]) }
      start = index + 1
    }
    return lines + [bytes[start...]]
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && isBlank(line.dropFirst(3))
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}

/// What readers of a channel saw. If that is unknown, because the channel was renamed since or the post was invalid,
/// any edit counts: removing a channel must not make authors independent of their own words.
enum Shown: Hashable {
  case rendition(Digest)
  case source(blob: ObjectID, files: [String])
}

/// What readers of a channel saw, and what it was made of.
struct Showing {
  let shown: Shown
  /// The text: the body, or what an override puts in its place; `nil` where it is blank.
  let text: Digest?
  let media: [Medium]

  /// A picture, film or document, or a file that belongs to one.
  struct Medium {
    let blob: ObjectID
    /// The same for the same bytes, whether git holds them or a git-LFS pointer to them.
    let identity: String
  }
}

/// What versions of posts show, each found out once, when it is asked for: renditions take longer than all else.
final class Showings {
  private let repository: ContentRepository
  private let configuration: Configuration
  private let versions: FileVersions
  private var known: [Key: [String: Showing]] = [:]

  /// All that the renditions of a version depend on, for one configuration.
  private struct Key: Hashable {
    let version: FileVersion.Place
    let files: [String]
  }

  init(_ versions: FileVersions, repository: ContentRepository, configuration: Configuration) {
    self.repository = repository
    self.configuration = configuration
    self.versions = versions
  }

  /// The channels of a version whose readers see that text, sorted. No rendition is made.
  func channels(showing text: Digest, in place: FileVersion.Place) throws -> [String] {
    let version = try versions.version(place)
    return Set(version.post?.channels ?? []).filter { version.text(on: $0, configuration) == text }.sorted()
  }

  /// What a version of a post shows in `tree`, by channel.
  func showings(of place: FileVersion.Place, in tree: ObjectID) throws -> [String: Showing] {
    let version = try versions.version(place)
    let source = TreeSource(repository: repository.git, tree: tree)
    let files = version.post?.files ?? []
    let ids = try files.map { try source.identity(at: $0) ?? "" }
    let key = Key(version: place, files: ids)
    if let showings = known[key] { return showings }
    guard let post = try versions.post(place) else { return [:] }
    let library = SourceMediaLibrary(source: source, hashes: repository.hashes)
    let rendered = RenderedPost(post, by: configuration, library: library)
    var showings: [String: Showing] = [:]
    for name in post.channels where showings[name] == nil {
      let channel = configuration.channel(name)
      let rendition = channel.flatMap { try? rendered.on($0).rendition.get() }
      let media = zip(files, ids).compactMap { path, id -> Showing.Medium? in
        guard let blob = ObjectID(hex: id) else { return nil }
        guard let rendition else { return Showing.Medium(blob: blob, identity: id) }
        guard let digest = library.file(at: path)?.sha256, rendition.digests.contains(digest) else { return nil }
        return Showing.Medium(blob: blob, identity: digest.hex)
      }
      showings[name] = Showing(
        shown: rendition.map { .rendition($0.digest) } ?? .source(blob: place.blob, files: ids),
        text: version.text(on: name, configuration), media: media)
    }
    known[key] = showings
    return showings
  }
}

extension Rendition {
  /// The digests of all files that the rendition shows.
  fileprivate var digests: Set<Digest> {
    let media = parts.flatMap(\.media)
    return Set(media.map(\.sha256) + media.compactMap(\.thumbnail) + media.flatMap { $0.captions.map(\.sha256) })
      .union([preview?.image].compactMap { $0 })
  }
}
