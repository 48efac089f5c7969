internal import Checks
package import Core
internal import Git

extension QueueReader {
  /// What readers of a post would see differently than when it was last approved or published, channel by channel.
  ///
  /// - Parameter content: the content that has the post.
  package func differences(of post: PostSnapshot, in content: JudgedContent) throws -> [ReaderDifference] {
    try post.channels.map { try difference(of: post, $0, in: content) }
  }

  /// The same on one channel.
  package func difference(
    of post: PostSnapshot, _ channel: ChannelSnapshot, in content: JudgedContent
  ) throws -> ReaderDifference {
    let basis = try lastKept(post.id, channel.channel.name)
    var difference = ReaderDifference(
      channel: channel.channel.name, basis: basis?.entry, before: basis?.rendition,
      after: channel.rendition?.whole?.json,
      schedule: channel.schedule)
    let rule = policy.configuration.policy.reschedule
    if let approved = basis?.schedule, !channel.schedule.keeps(approved, under: rule) {
      difference.voidSchedule = approved
    }
    let digests = (difference.before?.digests ?? []).symmetricDifference(difference.after?.digests ?? [])
    difference.files = try files(digests, of: post, in: content, as: basis)
    return difference
  }

  /// A rendition that a record names and the ledger keeps.
  private struct Basis {
    var entry: LedgerRecord
    var rendition: JSONValue
    /// The schedule that was approved with it; `nil` for what was sent.
    var schedule: RecordedSchedule?
    /// The post's blob and its commit as the record names them, in hexadecimal.
    var blob: String?
    var commit: String?
  }

  /// The newest approval or publication of a post on a channel whose rendition the ledger keeps.
  private func lastKept(_ post: String, _ channel: String) throws -> Basis? {
    for entry in ledger.contents.records(naming: post).reversed() {
      guard let (digest, schedule, blob, commit) = entry.record.basis(of: post, on: channel),
        let bytes = try ledger.contents.object(digest, .rendition, in: repository.git),
        let rendition = try? JSONValue(canonical: bytes)
      else { continue }
      return Basis(entry: entry, rendition: rendition, schedule: schedule, blob: blob, commit: commit)
    }
    return nil
  }

  // MARK: - The files behind the digests

  /// The files with these digests, as far as they are found: today's in `content`, those of `basis` in the commit that
  /// was approved, or, if that does not exist any more, in what the policy branch ever had at the post's paths.
  private func files(
    _ digests: Set<Digest>, of post: PostSnapshot, in content: JudgedContent, as basis: Basis?
  ) throws -> [Digest: ShownFile] {
    guard !digests.isEmpty else { return [:] }
    var found: [Digest: ShownFile] = [:]
    func look(_ paths: Set<String>, _ library: any MediaLibrary) {
      for path in paths.sorted() {
        guard let file = library.file(at: path), digests.contains(file.sha256), found[file.sha256] == nil else {
          continue
        }
        found[file.sha256] = ShownFile(path: path, width: file.facts?.width, height: file.facts?.height)
      }
    }
    let today = content.files(of: post.path)
    look(today, content.library)
    guard let basis else { return found }
    let paths = today.union(files(ofPost: basis.blob, at: post.path))
    let approved = basis.commit.flatMap { ObjectID(hex: $0) }.flatMap { try? repository.git.commit($0) }
    if let approved { look(paths, repository.library(of: approved)) }
    guard found.count < digests.count else { return found }
    for commit in try repository.git.history(from: [policy.tip]).prefix(ContentRepository.searchedCommits) {
      look(paths, repository.library(of: commit))
      if found.count == digests.count { break }
    }
    return found
  }

  /// The files that a post named by its blob names.
  private func files(ofPost blob: String?, at path: String) -> Set<String> {
    guard let blob = blob.flatMap({ ObjectID(hex: $0) }) else { return [] }
    let reading = try? repository.reading(blob: blob, path: path) {
      try repository.git.blob(blob, limit: ContentLoader.postLimit)
    }
    return reading?.post?.files ?? []
  }
}

extension ContentRepository {
  /// How many commits are searched for the files of a text whose own commit does not exist any more.
  static let searchedCommits = 2_000

  /// The pictures and films of a commit.
  func library(of commit: Commit) -> SourceMediaLibrary {
    SourceMediaLibrary(source: TreeSource(repository: git, tree: commit.tree), hashes: hashes)
  }
}

extension Record {
  /// The rendition that an approval or a publication names for a post on a channel, and the commit that had it.
  fileprivate func basis(
    of post: String, on channel: String
  ) -> (rendition: Digest, schedule: RecordedSchedule?, blob: String?, commit: String?)? {
    guard [.approve, .published, .updated, .handedOff].contains(kind) else { return nil }
    for subject in subjects {
      switch subject {
      case .post(let named) where named.post == post:
        // The approval of one occurrence tells little of the whole post.
        guard let approved = named.channels[channel], named.occurrence == nil else { continue }
        return (approved.rendition, approved.schedule, named.evidence?.blob, named.evidence?.commit)
      case .delivery(let delivery) where delivery.post == post && delivery.channel == channel:
        guard let rendition = delivery.rendition else { continue }
        return (rendition, nil, delivery.blob, nil)
      default: continue
      }
    }
    return nil
  }
}

extension JSONValue {
  /// Every digest that stands in it.
  var digests: Set<Digest> {
    switch self {
    case .string(let text): Set([Digest(text)].compactMap { $0 })
    case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.digests) }
    case .object(let members): members.values.reduce(into: []) { $0.formUnion($1.digests) }
    default: []
    }
  }
}
