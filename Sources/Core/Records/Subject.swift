package import SocialText

/// What a record is about.
package enum Subject: Sendable, Hashable {
  case post(PostSubject)
  case config(PolicySubject)
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
    case .scope(let scope):
      !scope.posts.isEmpty && scope == Scope(posts: scope.posts, occurrence: scope.occurrence)
    case .config, .delivery: false
    }
  }

  /// Whether it is a scope of one occurrence of a post.
  var isOfOccurrence: Bool {
    guard case .scope(let scope) = self else { return false }
    return scope.occurrence != nil
  }

  /// Whether it is a scope that covers everything.
  var isEverything: Bool {
    guard case .scope(let scope) = self else { return false }
    return scope.all
  }
}

/// A version of the policy: a `stet.yml` with the files that decide with it.
package struct PolicySubject: Sendable, Hashable {
  /// The SHA-256 of the bytes of `stet.yml`.
  package var sha256: Digest
  /// The digests of its word lists and of `.mailmap`, as far as they are there, by path.
  package var files: [String: Digest]

  package init(sha256: Digest, files: [String: Digest] = [:]) {
    self.sha256 = sha256
    self.files = files
  }
}

/// A post as it was when a person decided on it.
package struct PostSubject: Sendable, Hashable {
  package var post: String
  /// Which occurrence of a post that repeats, by its local date; `nil` where it is about all of them.
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
  package var slot: Bool = false
  package var zone: String?
  package var notBefore: Timestamp?
  package var notAfter: Timestamp?
  /// How it repeated, from `at` on in the local time of `zone`; `nil` where it went out once.
  package var repetition: RecordedRepetition?
}

/// How a post repeated when it was decided on.
package struct RecordedRepetition: Sendable, Hashable {
  package var repetition: Repetition
  /// How many seconds later by the clock each occurrence came on the channel than the post itself.
  package var shift: Int64

  package init(_ repetition: Repetition, shift: Int64 = 0) {
    self.repetition = repetition
    self.shift = shift
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
  /// The local date of the one occurrence of its only post that it is about; `nil` where it is about all.
  package var occurrence: CivilDate?

  package init(
    all: Bool = false, channels: [String] = [], posts: [String] = [], campaigns: [String] = [],
    departments: [String] = [], occurrence: CivilDate? = nil
  ) {
    self.occurrence = occurrence
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
  /// Whether it was promotion.
  package var isPromotion: Bool
  /// The local date that `occurrence` names; `nil` where it names none.
  package var day: CivilDate? { occurrence.flatMap(CivilDate.init(written:)) }

  package init(
    post: String, channel: String, occurrence: String? = nil, rendition: Digest? = nil, network: Network,
    account: String, slot: Timestamp? = nil, attempt: Int64? = nil, url: String? = nil, blob: String? = nil,
    at: Timestamp? = nil, to: String? = nil, byHand: Bool = false, isPromotion: Bool = false
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
    self.isPromotion = isPromotion
  }
}

extension Subject {
  init(_ members: Members) throws(RecordError) {
    let type = try members.required("type", .name)
    switch type {
    case "post": self = .post(try PostSubject(members))
    case "config": self = .config(try PolicySubject(members))
    case "scope": self = .scope(try Scope(members))
    case "delivery": self = .delivery(try Delivery(members))
    default: throw .unknownKind("the subject \(type) is not known")
    }
  }
}

extension PolicySubject {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(sha256: try members.required("sha256", .digest))
    guard let listed = try members.optionalObject("files") else { return }
    for path in listed.names { files[path] = try listed.required(path, .digest) }
  }

  fileprivate var json: JSONValue {
    .members([
      "type": "config",
      "sha256": .string(sha256.description),
      "files": files.isEmpty ? nil : .object(files.mapValues { .string($0.description) }),
    ])
  }
}

extension PostSubject {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      post: try members.required("post", .name), occurrence: try members.optional("occurrence", .line),
      channels: try Self.channels(try members.object("channels")),
      inputs: try PolicyInputs(try members.object("inputs")),
      contributors: try members.list("contributors", of: .contributor),
      evidence: try members.optionalObject("evidence").map(Evidence.init),
      corrections: try members.optionalList("corrections", of: .digest))
  }

  private static func channels(_ members: Members) throws(RecordError) -> [String: ChannelSubject] {
    var channels: [String: ChannelSubject] = [:]
    for name in members.names {
      guard Name.isValid(name) else { throw .invalidRecord("\(members.place(of: name)) is not the name of a channel") }
      channels[name] = try ChannelSubject(try members.object(name))
    }
    guard !channels.isEmpty else { throw .invalidRecord("\(members.place) names no channel") }
    return channels
  }
}

extension ChannelSubject {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      rendition: try members.required("rendition", .digest),
      schedule: try RecordedSchedule(try members.object("schedule")))
  }
}

extension RecordedSchedule {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      at: try members.optional("at", .time), slot: try members.optional("slot", .truth) ?? false,
      zone: try members.optional("zone", .zone), notBefore: try members.optional("notBefore", .time),
      notAfter: try members.optional("notAfter", .time),
      repetition: try members.optionalObject("repeat").map(RecordedRepetition.init))
    guard repetition == nil || at != nil && zone != nil else {
      throw .invalidRecord("\(members.place(of: "repeat")) is there without a time and its zone")
    }
    guard at == nil || !slot else { throw .invalidRecord("\(members.place(of: "slot")) is there beside a time") }
  }
}

extension RecordedRepetition {
  fileprivate init(_ members: Members) throws(RecordError) {
    let text = try members.required("rule", .line)
    guard let rule = RecurrenceRule(text: text) else { throw .unknownKind("the rule \(text) is not known") }
    let (times, until) = (try members.optional("times", .count), try members.optional("until", .day))
    guard (times == nil) != (until == nil) else {
      throw .invalidRecord("\(members.place) does not have one of times and until")
    }
    let most = Int64(Repetition.most)
    guard times ?? 1 <= most else { throw .invalidRecord("\(members.place(of: "times")) is more than \(most)") }
    let end = until.map(Repetition.End.until) ?? .times(Int(times ?? 1))
    let except = try members.optionalList("except", of: .day)
    guard except == except.sorted() else {
      throw .invalidRecord("\(members.place(of: "except")) is not in order")
    }
    var moved: [CivilDate: LocalTime] = [:]
    if let times = try members.optionalObject("moved") {
      for name in times.names {
        guard let day = CivilDate(written: name) else {
          throw .invalidRecord("\(times.place(of: name)) is not the time of a day")
        }
        moved[day] = try times.required(name, .localTime)
      }
    }
    let shift = try members.optional("after", .count) ?? 0
    guard shift <= DurationText.longest else {
      throw .invalidRecord("\(members.place(of: "after")) is more than ten years")
    }
    self.init(Repetition(rule, end, except: except, moved: moved), shift: shift)
  }
}

extension PolicyInputs {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      department: try members.optional("department", .name), pillar: try members.optional("pillar", .name),
      campaign: try members.optional("campaign", .line), path: try members.optional("path", .path),
      flags: try members.list("flags", of: .name))
  }
}

extension Evidence {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      blob: try members.required("blob", .objectID), commit: try members.required("commit", .objectID),
      version: try members.required("stet", .line))
  }
}

extension Scope {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      all: try members.optional("all", .truth) ?? false, channels: try members.optionalList("channels", of: .name),
      posts: try members.optionalList("posts", of: .name),
      campaigns: try members.optionalList("campaigns", of: .line),
      departments: try members.optionalList("departments", of: .name),
      occurrence: try members.optional("occurrence", .day))
    guard occurrence == nil || posts.count == 1 && self == Scope(posts: posts, occurrence: occurrence) else {
      throw .invalidRecord("\(members.place(of: "occurrence")) is there beside something else than one post")
    }
    guard all || !(channels + posts + campaigns + departments).isEmpty else {
      throw .invalidRecord("\(members.place) names no channel, post, campaign or department, and not all")
    }
  }
}

extension Delivery {
  fileprivate init(_ members: Members) throws(RecordError) {
    self.init(
      post: try members.required("post", .name), channel: try members.required("channel", .name),
      occurrence: try members.optional("occurrence", .line), rendition: try members.optional("rendition", .digest),
      network: try Self.network(members), account: try members.required("account", .line),
      slot: try members.optional("slot", .time), attempt: try members.optional("attempt", .count),
      url: try members.optional("url", .url), blob: try members.optional("blob", .objectID),
      at: try members.optional("at", .time), to: try members.optional("to", .line),
      byHand: try members.optional("byHand", .truth) ?? false,
      isPromotion: try members.optional("promotion", .truth) ?? false)
  }

  /// The list of networks grows, so another one is not an error but unknown.
  private static func network(_ members: Members) throws(RecordError) -> Network {
    let name = try members.required("network", .name)
    guard let network = Network(rawValue: name) else { throw .unknownKind("the network \(name) is not known") }
    return network
  }
}

extension Subject {
  /// The subject as it stands in a record.
  var json: JSONValue {
    switch self {
    case .post(let post): post.json
    case .config(let policy): policy.json
    case .scope(let scope): scope.json
    case .delivery(let delivery): delivery.json
    }
  }
}

extension PostSubject {
  fileprivate var json: JSONValue {
    .members([
      "type": "post",
      "post": .string(post),
      "occurrence": occurrence.map(JSONValue.string),
      "channels": .object(channels.mapValues(\.json)),
      "inputs": inputs.json,
      "contributors": .strings(contributors),
      "evidence": evidence.map {
        ["blob": .string($0.blob), "commit": .string($0.commit), "stet": .string($0.version)]
      },
      "corrections": listed(corrections.map(\.description)),
    ])
  }
}

extension ChannelSubject {
  fileprivate var json: JSONValue {
    ["rendition": .string(rendition.description), "schedule": schedule.json]
  }
}

extension RecordedSchedule {
  fileprivate var json: JSONValue {
    .members([
      "at": text(at),
      "slot": slot ? true : nil,
      "zone": zone.map(JSONValue.string),
      "notBefore": text(notBefore),
      "notAfter": text(notAfter),
      "repeat": repetition?.json,
    ])
  }
}

extension RecordedRepetition {
  fileprivate var json: JSONValue {
    var (times, until): (JSONValue?, JSONValue?)
    switch repetition.end {
    case .times(let count): times = .integer(Int64(count))
    case .until(let day): until = .string(day.text)
    }
    return .members([
      "rule": .string(repetition.rule.text), "times": times, "until": until,
      "except": listed(repetition.except.map(\.text)),
      "moved": repetition.moved.isEmpty
        ? nil
        : .object(
          Dictionary(repetition.moved.map { ($0.text, .string($1.written)) }, uniquingKeysWith: { first, _ in first })),
      "after": shift == 0 ? nil : .integer(shift),
    ])
  }
}

extension PolicyInputs {
  fileprivate var json: JSONValue {
    .members([
      "department": department.map(JSONValue.string),
      "pillar": pillar.map(JSONValue.string),
      "campaign": campaign.map(JSONValue.string),
      "path": path.map(JSONValue.string),
      "flags": .strings(flags),
    ])
  }
}

extension Scope {
  fileprivate var json: JSONValue {
    .members([
      "type": "scope",
      "all": all ? true : nil,
      "channels": listed(channels),
      "posts": listed(posts),
      "campaigns": listed(campaigns),
      "departments": listed(departments),
      "occurrence": occurrence.map { .string($0.text) },
    ])
  }
}

extension Delivery {
  fileprivate var json: JSONValue {
    .members([
      "type": "delivery",
      "post": .string(post),
      "channel": .string(channel),
      "occurrence": occurrence.map(JSONValue.string),
      "rendition": rendition.map { .string($0.description) },
      "network": .string(network.rawValue),
      "account": .string(account),
      "slot": text(slot),
      "attempt": attempt.map(JSONValue.integer),
      "url": url.map(JSONValue.string),
      "blob": blob.map(JSONValue.string),
      "at": text(at),
      "to": to.map(JSONValue.string),
      "byHand": byHand ? true : nil,
      "promotion": isPromotion ? true : nil,
    ])
  }
}

/// A list that is left out where it is empty.
private func listed(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : .strings(texts) }

/// A moment that is left out where there is none.
private func text(_ moment: Timestamp?) -> JSONValue? { moment.map { .string($0.rfc3339) } }
