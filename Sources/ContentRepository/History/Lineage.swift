internal import Canonical
internal import Git
internal import Ledger
internal import Validation

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

  /// A strand as it was: its first `count` steps.
  struct Source {
    var strand: Strand
    var count: Int
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
  func source(_ strand: Strand) -> Source? { steps[strand].map { Source(strand: strand, count: $0.count) } }

  /// Whether no earlier commit brought a strand, and this one made it from one post alone.
  func isNew(_ strand: Strand, in commit: Int, from post: String) -> Bool {
    (steps[strand] ?? []).allSatisfy { step in
      step.commit == commit
        && step.sources.allSatisfy { if case .post(post, _) = $0.strand { true } else { false } }
    }
  }

  /// All channels of a post as they are now.
  func sources(ofPost post: String, except channel: String? = nil) -> [Source] {
    channels(of: post).filter { $0 != channel }.compactMap { source(.post(post, channel: $0)) }
  }

  /// The channels on which a post was ever seen, sorted.
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
  func shares(of post: String, channel: String) -> [Int: Share] {
    let start = Strand.post(post, channel: channel)
    var shares: [Int: Share] = [:]
    var followed: [Strand: Int] = [:]
    var waiting = [source(start)].compactMap { $0 }
    while let next = waiting.popLast() {
      let done = followed[next.strand] ?? 0
      guard next.count > done else { continue }
      followed[next.strand] = next.count
      for step in (steps[next.strand] ?? [])[done..<next.count] {
        waiting += step.sources
        guard step.isOwn else { continue }
        switch next.strand {
        case start: shares[step.commit, default: Share()].shown += [step.shown].compactMap { $0 }
        case .file(let blob): shares[step.commit, default: Share()].files.insert(blob)
        default: shares[step.commit, default: Share()].isText = true
        }
      }
    }
    return shares
  }
}
