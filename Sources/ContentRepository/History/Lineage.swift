internal import Checks
internal import Core
internal import Git

/// What contributions follow through history.
enum Strand: Hashable {
  /// What readers of a channel see of a post, by their names.
  case post(String, channel: String)
  /// A text, by its digest: the body of any text file, or what a post says to one channel instead.
  case text(Digest)
  /// The bytes of a file.
  case file(ObjectID)
  /// A text file that is no post that could be read, by its path: a draft, a note, a post with an error.
  case loose(ExactText)
  /// All loose files with that id, at any path.
  case draft(String)
}

/// Which commits brought which strands, and the sources of each.
///
/// Commits are numbered by `add`, parents before children. A strand has a step for each commit that brought it anew;
/// the contributors of a step are the people of its commit, and those of its sources, as they were at that time.
///
/// The strands of posts may be noted later than the others, post by post: their sources say up to which commit they are
/// meant, and a step of theirs is judged by what stood when its commit was made.
final class Lineage {
  /// What one commit did to a strand.
  struct Step {
    /// The number of the commit.
    var commit: Int
    /// Whether its people contributed by it; they did not where it only moved or copied what was there.
    var isOwn = true
    /// What readers saw with it, where the strand is a post's.
    var shown: Shown?
    /// What it came from.
    var sources: [Source] = []
  }

  /// What a step came from, as it was.
  enum Source {
    /// The first `count` steps of a strand.
    case steps(Strand, count: Int)
    /// What readers of a channel of a post saw before the commit of that number.
    case post(String, channel: String, before: Int)
    /// What readers of all channels of a post but one saw before that commit.
    case channels(String, except: String?, before: Int)
  }

  /// What readers of a channel saw of a post.
  struct Sight: Hashable {
    var post: String
    var channel: String
    var shown: Shown
  }

  private(set) var commits: [Commit] = []
  private var numbers: [ObjectID: Int] = [:]
  private var ancestry = Ancestry([])
  private var steps: [Strand: [Step]] = [:]
  private var places: [Strand: Ancestry.Marks] = [:]
  private var sights: [Sight: Ancestry.Marks] = [:]
  private var channels: [String: Set<String>] = [:]

  /// Adds the next commit, and returns its number.
  func add(_ commit: Commit) -> Int {
    numbers[commit.id] = commits.count
    ancestry.add(commit.id, parents: commit.parents)
    commits.append(commit)
    return commits.count - 1
  }

  /// The number of a commit that was added; otherwise `nil`.
  func number(of commit: ObjectID) -> Int? { numbers[commit] }

  // MARK: - Noting

  func note(_ step: Step, of strand: Strand) {
    steps[strand, default: []].append(step)
    if case .post(let post, let channel) = strand { channels[post, default: []].insert(channel) }
  }

  /// A strand as it is now, to be a source of something; `nil` if no commit brought it.
  func source(_ strand: Strand) -> Source? { steps[strand].map { .steps(strand, count: $0.count) } }

  /// A strand of a text or a file as it was with a commit; `nil` if neither that nor an earlier one brought it.
  func source(_ strand: Strand, with commit: Int) -> Source? {
    let count = count(of: strand, before: commit + 1)
    return count == 0 ? nil : .steps(strand, count: count)
  }

  /// Whether no commit before this one brought a text, and this one made it from one post alone.
  func isNew(_ text: Digest, in commit: Int, from post: String) -> Bool {
    (steps[.text(text)] ?? []).prefix { $0.commit <= commit }.allSatisfy { step in
      step.commit == commit
        && step.sources.allSatisfy { if case .post(post, _, _) = $0 { true } else { false } }
    }
  }

  /// How many steps of a strand are by commits with a number below `commit`.
  private func count(of strand: Strand, before commit: Int) -> Int {
    let steps = steps[strand] ?? []
    return (steps.lastIndex { $0.commit < commit } ?? -1) + 1
  }

  /// The channels on which a post was ever seen, sorted; of a post whose steps have been noted.
  func channels(of post: String) -> [String] { (channels[post] ?? []).sorted() }

  // MARK: - What stood where

  /// Notes that a commit's tree has a text or a file, and tells whether an ancestor's had it, too.
  func sees(_ strand: Strand, in commit: Int) -> Bool {
    sees(&places[strand, default: Ancestry.Marks()], in: commit)
  }

  /// Notes what readers see with a commit, and tells whether they saw that with an ancestor.
  func sees(_ sight: Sight, in commit: Int) -> Bool {
    sees(&sights[sight, default: Ancestry.Marks()], in: commit)
  }

  /// Whether `ancestor` lies below `commit`, or is it.
  func isAncestor(_ ancestor: Int, of commit: Int) -> Bool {
    ancestry.isAncestor(commits[ancestor].id, of: commits[commit].id)
  }

  private func sees(_ marks: inout Ancestry.Marks, in commit: Int) -> Bool {
    let id = commits[commit].id
    defer { ancestry.add(id, to: &marks) }
    return ancestry.isAny(of: marks, below: id)
  }

  // MARK: - Reading

  /// What a commit changed for readers of a channel of a post.
  struct Share {
    /// What they saw with it, where it changed that.
    var shown: [Shown] = []
    /// Files that it brought, and that the post shows.
    var files: Set<ObjectID> = []
    /// Whether it brought a text or a draft that the post was made of.
    var isText = false
  }

  /// The commits that contributed to a channel of a post, by their numbers.
  ///
  /// - Parameter complete: notes the steps of a post where that was not done before.
  func shares(of post: String, channel: String, completing complete: (String) throws -> Void) rethrows -> [Int: Share] {
    let start = Strand.post(post, channel: channel)
    var shares: [Int: Share] = [:]
    var followed: [Strand: Int] = [:]
    var waiting: [Source] = [.post(post, channel: channel, before: .max)]
    while let next = waiting.popLast() {
      for (strand, count) in try extents(of: next, completing: complete) {
        let done = followed[strand] ?? 0
        guard count > done else { continue }
        followed[strand] = count
        for step in (steps[strand] ?? [])[done..<count] {
          waiting += step.sources
          guard step.isOwn else { continue }
          switch strand {
          case start: shares[step.commit, default: Share()].shown += [step.shown].compactMap { $0 }
          case .file(let blob): shares[step.commit, default: Share()].files.insert(blob)
          default: shares[step.commit, default: Share()].isText = true
          }
        }
      }
    }
    return shares
  }

  /// The strands that a source stands for, and how many steps of each.
  private func extents(
    of source: Source, completing complete: (String) throws -> Void
  ) rethrows -> [(strand: Strand, count: Int)] {
    switch source {
    case .steps(let strand, let count): return [(strand, count)]
    case .post(let post, let channel, let commit):
      try complete(post)
      let strand = Strand.post(post, channel: channel)
      return [(strand, count(of: strand, before: commit))]
    case .channels(let post, let except, let commit):
      try complete(post)
      return channels(of: post).filter { $0 != except }.map { channel in
        let strand = Strand.post(post, channel: channel)
        return (strand, count(of: strand, before: commit))
      }
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

/// What the revisions of posts show, each computed once, when it is asked for: renditions take longer than all else.
final class Showings {
  private let repository: ContentRepository
  private let configuration: Configuration
  private let revisions: PostRevisions
  private var known: [Key: [String: Showing]] = [:]

  /// All that the renditions of a revision depend on, for one configuration.
  private struct Key: Hashable {
    let blob: ObjectID
    let path: ExactText
    let files: [String]
  }

  init(_ revisions: PostRevisions, repository: ContentRepository, configuration: Configuration) {
    self.repository = repository
    self.configuration = configuration
    self.revisions = revisions
  }

  /// The channels of a revision whose readers see that text. No rendition is made.
  func channels(of revision: Revision, showing text: Digest) throws -> [String] {
    try Set(revision.post.channels).filter { try self.text(of: revision, on: $0) == text }.sorted()
  }

  /// The text of a revision on a channel; `nil` where it is blank.
  private func text(of revision: Revision, on name: String) throws -> Digest? {
    let post = revision.post
    let override = configuration.channel(name).map { post.content(for: $0).text } ?? post.overrides[name]?.text
    return try override.map { TextBody.digest(of: $0.markdown) } ?? revisions.body(of: revision)
  }

  /// What a post of `tree` shows, by channel.
  func showings(of revision: Revision, in tree: ObjectID) throws -> [String: Showing] {
    let post = revision.post
    let source = TreeSource(repository: repository.git, tree: tree)
    let files = post.files.sorted()
    let ids = try files.map { try source.identity(at: $0) ?? "" }
    let key = Key(blob: revision.blob, path: ExactText(post.path), files: ids)
    if let showings = known[key] { return showings }
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
        shown: rendition.map { .rendition($0.digest) } ?? .source(blob: revision.blob, files: ids),
        text: try text(of: revision, on: name), media: media)
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
