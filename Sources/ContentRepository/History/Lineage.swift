internal import Canonical
internal import Git
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
  private var parents: [[Int]] = []
  private var steps: [Strand: [Step]] = [:]
  private var places: [Strand: [Int]] = [:]
  private var sights: [Sight: [Int]] = [:]
  private var channels: [String: Set<String>] = [:]
  /// The search in which each commit was last passed.
  private var passed: [Int] = []
  private var searches = 0

  /// Adds the next commit, and returns its number.
  func add(_ commit: Commit) -> Int {
    numbers[commit.id] = commits.count
    parents.append(commit.parents.compactMap { numbers[$0] })
    passed.append(0)
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
    defer { places[strand, default: []].append(commit) }
    return places[strand].map { reaches($0, from: commit) } ?? false
  }

  /// Notes what readers see with a commit, and tells whether they saw that with an ancestor.
  func sees(_ sight: Sight, in commit: Int) -> Bool {
    defer { sights[sight, default: []].append(commit) }
    return sights[sight].map { reaches($0, from: commit) } ?? false
  }

  /// Whether `ancestor` lies below `commit`, or is it.
  func isAncestor(_ ancestor: Int, of commit: Int) -> Bool { ancestor == commit || reaches([ancestor], from: commit) }

  /// Whether any of the commits `targets`, ascending, lies below `commit`. Does not visit commits older than the first
  /// of them.
  private func reaches(_ targets: [Int], from commit: Int) -> Bool {
    guard let oldest = targets.first else { return false }
    searches += 1
    var waiting = [commit]
    while let next = waiting.popLast() {
      for parent in parents[next] where parent >= oldest && passed[parent] != searches {
        if targets.isSorted(containing: parent) { return true }
        passed[parent] = searches
        waiting.append(parent)
      }
    }
    return false
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

extension [Int] {
  /// Whether an ascending list has `number`.
  fileprivate func isSorted(containing number: Int) -> Bool {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] == number { return true }
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
