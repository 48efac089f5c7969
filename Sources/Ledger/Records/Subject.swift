package import Canonical
package import Content

/// What a record is about.
package enum Subject: Sendable, Hashable {
  case post(PostSubject)
  /// A `stet.yml`, by the SHA-256 of its bytes.
  case config(Digest)
  case scope(Scope)
  case delivery(Delivery)

  /// The type that a subject says it is of.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case post, config, scope, delivery
  }

  /// The type of this one.
  package var kind: Kind {
    switch self {
    case .post: .post
    case .config: .config
    case .scope: .scope
    case .delivery: .delivery
    }
  }
}

extension Subject {
  /// The ids of the posts that the subject names.
  var namedPosts: [String] {
    switch self {
    case .post(let post): [post.post]
    case .scope(let scope): scope.posts
    case .config, .delivery: []
    }
  }

  /// Whether it names only posts.
  var namesPostsAlone: Bool {
    switch self {
    case .post: true
    case .scope(let scope): !scope.posts.isEmpty && scope == Scope(posts: scope.posts)
    case .config, .delivery: false
    }
  }

  /// Whether it is a scope that covers everything.
  var isEverything: Bool {
    guard case .scope(let scope) = self else { return false }
    return scope.all
  }
}

/// A post as it was when a person decided on it.
package struct PostSubject: Sendable, Hashable {
  package var post: String
  /// Which occurrence of a repeated post; `nil` if it does not repeat.
  package var occurrence: String?
  /// What was decided on, per channel.
  package var channels: [String: ChannelSubject]
  package var inputs: PolicyInputs
  /// Who had contributed, as the actor's repository showed it.
  package var contributors: [String]
  package var evidence: Evidence?
  /// Records of corrections that the text approved already includes.
  package var corrections: [Digest]

  package init(
    post: String, occurrence: String? = nil, channels: [String: ChannelSubject], inputs: PolicyInputs = PolicyInputs(),
    contributors: [String] = [], evidence: Evidence? = nil, corrections: [Digest] = []
  ) {
    self.post = post
    self.occurrence = occurrence
    self.channels = channels
    self.inputs = inputs
    self.contributors = contributors
    self.evidence = evidence
    self.corrections = corrections
  }
}

/// What was decided on for one channel.
package struct ChannelSubject: Sendable, Hashable {
  package var rendition: Digest
  package var schedule: RecordedSchedule

  package init(rendition: Digest, schedule: RecordedSchedule) {
    self.rendition = rendition
    self.schedule = schedule
  }
}

/// The schedule that a decision saw.
package struct RecordedSchedule: Sendable, Hashable {
  package var at: Timestamp?
  package var slot: Bool
  package var zone: String?
  package var notBefore: Timestamp?
  package var notAfter: Timestamp?

  package init(
    at: Timestamp? = nil, slot: Bool = false, zone: String? = nil, notBefore: Timestamp? = nil,
    notAfter: Timestamp? = nil
  ) {
    self.at = at
    self.slot = slot
    self.zone = zone
    self.notBefore = notBefore
    self.notAfter = notAfter
  }
}

/// What rules look at besides the rendition. It is recorded, so that the rules of an approval still apply after the
/// post is relabelled.
package struct PolicyInputs: Sendable, Hashable {
  package var department: String?
  package var pillar: String?
  package var campaign: String?
  package var path: String?
  package var flags: [String]

  package init(
    department: String? = nil, pillar: String? = nil, campaign: String? = nil, path: String? = nil, flags: [String] = []
  ) {
    self.department = department
    self.pillar = pillar
    self.campaign = campaign
    self.path = path
    self.flags = flags
  }
}

/// What the actor saw: kept for later audits, never used for decisions.
package struct Evidence: Sendable, Hashable {
  package var blob: String
  package var commit: String
  package var version: String

  package init(blob: String, commit: String, version: String) {
    self.blob = blob
    self.commit = commit
    self.version = version
  }
}

/// What a hold covers, or a resume releases. A post is covered if any one of its members names it.
package struct Scope: Sendable, Hashable {
  package var all: Bool
  package var channels: [String]
  package var posts: [String]
  package var campaigns: [String]
  package var departments: [String]

  package init(
    all: Bool = false, channels: [String] = [], posts: [String] = [], campaigns: [String] = [],
    departments: [String] = []
  ) {
    self.all = all
    self.channels = channels
    self.posts = posts
    self.campaigns = campaigns
    self.departments = departments
  }
}

/// What happened to one post on one channel.
package struct Delivery: Sendable, Hashable {
  package var post: String
  package var channel: String
  package var occurrence: String?
  package var rendition: Digest?
  package var network: Network
  package var account: String
  /// The slot it took.
  package var slot: Timestamp?
  package var attempt: Int64?
  package var url: String?
  /// The post's blob when it was sent, to detect later edits.
  package var blob: String?
  /// When it happened, where that is not the record's own time.
  package var at: Timestamp?
  /// The tool it was handed to.
  package var to: String?
  /// Whether people did it outside of the queue, by their own decision.
  package var byHand: Bool

  package init(
    post: String, channel: String, occurrence: String? = nil, rendition: Digest? = nil, network: Network,
    account: String, slot: Timestamp? = nil, attempt: Int64? = nil, url: String? = nil, blob: String? = nil,
    at: Timestamp? = nil, to: String? = nil, byHand: Bool = false
  ) {
    self.post = post
    self.channel = channel
    self.occurrence = occurrence
    self.rendition = rendition
    self.network = network
    self.account = account
    self.slot = slot
    self.attempt = attempt
    self.url = url
    self.blob = blob
    self.at = at
    self.to = to
    self.byHand = byHand
  }
}
