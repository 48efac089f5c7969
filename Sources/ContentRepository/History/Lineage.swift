internal import Checks
internal import Core

/// What contributions follow through history beside posts.
enum Strand: Hashable {
  /// A text, by its digest: the body of any text file, or what a post says to one channel instead.
  case text(Digest)
  /// The bytes of a file.
  case file(ObjectID)
  /// A text file that is no post that could be read, by its path: a draft, a note, a post with an error.
  case loose(ExactText)
  /// All loose files with that id, at any path.
  case draft(String)
}

/// What a commit made something of.
enum Source: Hashable {
  /// A text, a file or a draft as it was with the commit.
  case strand(Strand)
  /// A text, unless the commit itself wrote it in this one post.
  case text(Digest)
  /// What readers of all channels of a post but one saw before the commit.
  case channels(String, except: String?)
  /// What readers of a post saw before the commit, on the channels that showed a text in a version of it.
  case showing(Digest, post: String, FileVersion.Place)
}

/// A commit that brought something anew: its people contributed, and those of what it was made of.
struct Step {
  /// The number of the commit.
  var commit: Int
  /// Whether its people contributed by it; they did not where it only moved or copied what was there.
  var isOwn = true
  /// What readers saw with it, where it is a step of a post.
  var shown: Shown?
  var sources: [Source] = []
}

/// The steps of a strand, in the order of history.
struct StrandHistory {
  var steps: [Step] = []
  /// Commits whose trees have it, so that any other one has one of them below it.
  var sightings: [Int] = []
  /// Where commits put it, if it is a file that is no text.
  var paths: Set<ExactText> = []
  /// The sightings to search for; `nil` until first used.
  var marks: Ancestry.Marks?
}

/// What commits changed for the readers of a post.
struct PostSteps {
  /// How many versions of the post this is made of, and the commit of the last one.
  var arrivals = 0
  var last: Int?
  /// By channel.
  var steps: [String: [Step]] = [:]
  /// The malformed folders that the post came out of, by the number of the commit.
  var hidden: [Int: Set<ObjectID>] = [:]

  func isMade(of arrivals: [PostPast.Arrival]) -> Bool {
    self.arrivals == arrivals.count && last == arrivals.last?.commit
  }

  /// Those of some commits.
  func restricted(to commits: CommitSet) -> PostSteps {
    PostSteps(
      arrivals: arrivals, last: last,
      steps: steps.mapValues { $0.filter { commits.contains($0.commit) } }.filter { !$0.value.isEmpty },
      hidden: hidden.filter { commits.contains($0.key) })
  }
}

/// What a commit changed for readers of a channel of a post.
struct Share {
  /// What they saw with it, where it changed that.
  var shown: [Shown] = []
  /// Files that it brought, and that the post shows.
  var files: Set<ObjectID> = []
  /// Whether it brought a text or a draft that the post was made of.
  var isText = false

  /// Whether it is no more than files.
  var isFilesOnly: Bool { shown.isEmpty && !isText && !files.isEmpty }
}

/// Finds the commits that contributed to a channel of a post: those that brought what its readers saw, what that was made
/// of, what this was made of, and so on.
///
/// What a step was made of is looked for in earlier commits, so it does not matter in which order branches were walked.
struct ShareFinder {
  /// What is followed, and as of when.
  private struct Thread {
    enum Kind: Hashable {
      case post(String, channel: String)
      case strand(Strand)
    }

    let kind: Kind
    let extent: Extent
  }

  /// Which steps are meant.
  private enum Extent {
    case all
    /// Those of earlier commits.
    case before(Int)
    /// Those of the commit, and of earlier ones.
    case with(Int)
  }

  /// What is known of steps already followed.
  private struct Followed {
    /// The places of the steps.
    var steps: Set<Int> = []
    var isWhole = false
    /// Commits of which all earlier steps are among them.
    var bounds: [Int] = []

    /// More are not kept: to go through the steps again gives the same.
    static let mostBounds = 16
  }

  private let history: BranchHistory
  private let post: String
  private let channel: String
  private var waiting: [Thread] = []
  private var followed: [Thread.Kind: Followed] = [:]
  private(set) var shares: [Int: Share] = [:]

  init(of post: String, channel: String, in history: BranchHistory) throws {
    self.history = history
    self.post = post
    self.channel = channel
    waiting = [Thread(kind: .post(post, channel: channel), extent: .all)]
    while let next = waiting.popLast() { try follow(next) }
  }

  private mutating func follow(_ thread: Thread) throws {
    var known = followed[thread.kind] ?? Followed()
    guard !known.isWhole, !isFollowed(thread.extent, known) else { return }
    let steps: [Step]
    switch thread.kind {
    case .post(let post, let channel): steps = try history.steps(of: post)[channel] ?? []
    case .strand(let strand): steps = try history.steps(of: strand)
    }
    var new: [Step] = []
    for (place, step) in steps.enumerated() where !known.steps.contains(place) && isMeant(step, thread.extent) {
      known.steps.insert(place)
      new.append(step)
    }
    switch thread.extent {
    case .all: known.isWhole = true
    case .before(let commit), .with(let commit):
      if known.bounds.count < Followed.mostBounds { known.bounds.append(commit) }
    }
    followed[thread.kind] = known
    for step in new {
      for source in step.sources { try follow(source, of: step, in: thread.kind) }
      if step.isOwn { note(step, of: thread.kind) }
    }
  }

  /// Whether what came before the commit of an extent came before one that was followed: a long line of versions would be
  /// gone through once for each of them.
  private func isFollowed(_ extent: Extent, _ known: Followed) -> Bool {
    switch extent {
    case .all: false
    case .before(let commit), .with(let commit): known.bounds.contains { history.isBelow(commit, $0) }
    }
  }

  private func isMeant(_ step: Step, _ extent: Extent) -> Bool {
    switch extent {
    case .all: true
    case .before(let commit): history.isEarlier(step.commit, than: commit)
    case .with(let commit): step.commit == commit || history.isEarlier(step.commit, than: commit)
    }
  }

  private mutating func follow(_ source: Source, of step: Step, in kind: Thread.Kind) throws {
    switch source {
    case .strand(let strand): follow(strand, of: step)
    case .text(let text):
      guard case .post(let post, _) = kind, try !history.isNew(text, in: step.commit, from: post) else { return }
      follow(.text(text), of: step)
    case .channels(let post, let except):
      for channel in try history.steps(of: post).keys where channel != except { follow(post, channel, before: step) }
    case .showing(let text, let post, let place):
      for channel in try history.channels(showing: text, in: place) { follow(post, channel, before: step) }
    }
  }

  private mutating func follow(_ strand: Strand, of step: Step) {
    waiting.append(Thread(kind: .strand(strand), extent: .with(step.commit)))
  }

  private mutating func follow(_ post: String, _ channel: String, before step: Step) {
    waiting.append(Thread(kind: .post(post, channel: channel), extent: .before(step.commit)))
  }

  private mutating func note(_ step: Step, of kind: Thread.Kind) {
    switch kind {
    case .post(post, channel: channel):
      shares[step.commit, default: Share()].shown += [step.shown].compactMap { $0 }
    case .strand(.file(let blob)): shares[step.commit, default: Share()].files.insert(blob)
    default: shares[step.commit, default: Share()].isText = true
    }
  }
}
