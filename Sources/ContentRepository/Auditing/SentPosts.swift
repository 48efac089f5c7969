internal import Checks
internal import Core
internal import Git
internal import SocialText

/// Posts as they were when they were sent: what their records name, read from the publishing branches.
struct SentPosts {
  fileprivate let repository: ContentRepository
  fileprivate let history: ContentHistory
  private let decisions: Decisions
  /// The tips of the publishing branches of today, each with its first-parent line.
  fileprivate let branches: [Branch]
  fileprivate let pictures = Pictures()
  private let latest = Latest()

  /// A post as it was sent, on the channel to which it was.
  struct SentPost {
    var post: PostSnapshot
    var channel: ChannelSnapshot
    /// The commit that had it, as a number of history; `nil` where no publishing branch has it any more.
    var commit: Int?
    /// The files that it named.
    var files: [String]
    /// The digests of the files that it named by their addresses.
    var remoteFiles: Set<Digest>
    /// Whether what was sent is what history says that readers saw of it, and it named no file.
    var isTextAlone = false
  }

  fileprivate struct Branch {
    let tip: ObjectID
    /// Oldest first, as numbers of history.
    let line: [Int]
    /// Where commits stand on the line.
    let positions: [Int: Int]
    /// The latest time of a commit of the line and those before it.
    let times: [Int64]
  }

  /// What was found out of the post that was asked for last: it mostly went to all of its channels from one version.
  private final class Latest {
    var post = ""
    /// The versions that commits of the branches brought, oldest first, branch by branch.
    var versions: [[(position: Int, event: PostPast.Event)]] = []
    var readings: [Key: Reading?] = [:]

    struct Key: Hashable {
      let version: FileVersion.Place
      /// The version of the policy.
      let policy: ObjectIdentifier
    }
  }

  /// A post by a version of the policy, as far as it does not depend on the channel.
  private struct Reading {
    let facts: PostFacts
    let findings: [Finding]
    let files: [String]
    let remoteFiles: Set<Digest>
  }

  /// - Parameter tips: those of the publishing branches.
  init(_ repository: ContentRepository, _ history: ContentHistory, tips: [ObjectID], _ decisions: Decisions) {
    self.repository = repository
    self.history = history
    self.decisions = decisions
    branches = tips.compactMap { tip in
      guard let number = history.graph.number(of: tip) else { return nil }
      let line = Array(history.graph.firstParentLine(from: number).reversed())
      let positions = Dictionary(line.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return Branch(tip: tip, line: line, positions: positions, times: history.graph.latestTimes(of: line))
    }
  }

  /// A publication's post by a version of the policy.
  ///
  /// - Parameter approvals: the records that approve the post, for what is not here any more.
  func post(
    of publication: Publication, by version: PolicyTimeline.Version, _ approvals: [LedgerRecord]
  ) throws -> SentPost {
    let delivery = publication.delivery
    if latest.post != delivery.post { try begin(delivery.post) }
    let place = try place(of: publication)
    let channel = channel(of: delivery, in: version.policy.configuration)
    guard let blob = delivery.blob.flatMap({ ObjectID(hex: $0) }),
      let sent = try read(blob, place, publication, channel, version)
    else { return remembered(publication, channel, approvals, version) }
    return sent
  }

  /// Forgets the post before.
  private func begin(_ post: String) throws {
    let events = try history.past(of: post).events
    latest.post = post
    latest.readings = [:]
    latest.versions = branches.map { branch in
      events.compactMap { event in branch.positions[event.commit].map { ($0, event) } }.sorted { $0.0 < $1.0 }
    }
  }

  /// The channel of the configuration that a delivery went to; one that has been removed is made up for it.
  private func channel(of delivery: Delivery, in configuration: Configuration) -> Channel {
    let sameAccount = { (channel: Channel) in channel.isAccount(delivery.account, on: delivery.network) }
    return configuration.channel(delivery.channel).flatMap { sameAccount($0) ? $0 : nil }
      ?? configuration.channels.first(where: sameAccount)
      ?? Channel(delivery.channel, on: delivery.network, account: delivery.account)
  }

  // MARK: - Where it stood

  /// Where a post stood when it was sent.
  private struct Place {
    var branch: Branch
    var commit: Int
    var path: String
  }

  /// Where the blob that was sent stood: in the last commit before the record was added, else in the last one that had
  /// it; `nil` where no publishing branch had it.
  private func place(of publication: Publication) throws -> Place? {
    guard let blob = publication.delivery.blob.flatMap({ ObjectID(hex: $0) }) else { return nil }
    let events = try history.past(of: publication.delivery.post).events
    for (branch, ordered) in zip(branches, latest.versions) {
      let end = branch.times.partitioningIndex { $0 > publication.addedAt.seconds } - 1
      if end >= 0, let version = ordered.last(where: { $0.position <= end })?.event.version, version.blob == blob {
        return Place(branch: branch, commit: branch.line[end], path: version.path.text)
      }
      if let (_, event) = ordered.last(where: { $0.event.version?.blob == blob }), let version = event.version {
        return Place(branch: branch, commit: event.commit, path: version.path.text)
      }
    }
    guard let branch = branches.first, let event = events.last(where: { $0.version?.blob == blob }),
      let version = event.version
    else { return nil }
    return Place(branch: branch, commit: event.commit, path: version.path.text)
  }

  // MARK: - What it was

  private func read(
    _ blob: ObjectID, _ place: Place?, _ publication: Publication, _ channel: Channel,
    _ version: PolicyTimeline.Version
  ) throws -> SentPost? {
    let delivery = publication.delivery
    let path = place?.path ?? "posts/\(delivery.post).md"
    guard let reading = try reading(blob, path, version) else { return nil }
    let configuration = version.policy.configuration
    let told = try place.map { try history(of: delivery, on: channel, at: $0, blob, version) }
    var snapshot = SnapshotMaker(configuration: configuration).snapshot(
      reading.facts, on: [(channel, .whole)], findings: reading.findings, history: told?.history ?? PostHistory(),
      rendition: { _ in rendition(of: delivery) })
    if let occurrence = snapshot.channels.first?.schedule.series?.occurrence(on: delivery.day) {
      snapshot.channels[0].schedule = snapshot.channels[0].schedule.of(occurrence)
    }
    if snapshot.channels.isEmpty {
      let schedule = Schedule(at: publication.time, zone: configuration.timezone)
      snapshot.channels = [ChannelSnapshot(channel: channel, rendition: rendition(of: delivery), schedule: schedule)]
    }
    return SentPost(
      post: snapshot, channel: snapshot.channels[0], commit: place?.commit, files: reading.files,
      remoteFiles: reading.remoteFiles, isTextAlone: told?.isTextAlone ?? false)
  }

  /// The post in a blob; `nil` where it cannot be read.
  private func reading(_ blob: ObjectID, _ path: String, _ version: PolicyTimeline.Version) throws -> Reading? {
    let key = Latest.Key(
      version: FileVersion.Place(path: ExactText(path), blob: blob), policy: ObjectIdentifier(version))
    if let known = latest.readings[key] { return known }
    let read = try repository.reading(blob: blob, path: path, keeping: false) {
      try repository.git.boundedBlob(blob, limit: ContentLoader.postLimit)
    }
    let reading = read.flatMap { read in read.post.map { self.reading(read, $0, blob, version.policy) } }
    latest.readings[key] = .some(reading)
    return reading
  }

  private func reading(_ read: PostReading, _ post: Post, _ blob: ObjectID, _ policy: PolicySnapshot) -> Reading {
    let configuration = policy.configuration
    // Which pictures a post has raises no flag, so none is read.
    let validator = PostValidator(
      configuration: configuration, files: FileIndex(files(of: post, blob)), library: EmptyLibrary(),
      words: policy.words)
    let checked = validator.underCheck(read)
    let findings = configuration.policy.looksAtFlags ? validator.validated(read, checked).findings : []
    let rendered = checked?.rendered ?? RenderedPost(post, by: configuration, library: EmptyLibrary())
    return Reading(
      facts: PostFacts(rendered, blob: blob.hex), findings: findings, files: rendered.namedFiles,
      remoteFiles: post.remoteFiles)
  }

  /// The rendition that was sent. An audit compares it, and does not make it again.
  private func rendition(of delivery: Delivery) -> KnownRendition? {
    delivery.rendition.map { digest in KnownRendition(digest: digest) { nil } }
  }

  private func files(of post: Post, _ blob: ObjectID) -> ContentFiles {
    var files = FileCollector()
    files.append(post.path, .regular, FileIdentity(blob))
    for path in post.files.sorted() { files.append(path, .regular) }
    return files.files
  }

  /// What history says of a post up to the commit from which it was sent.
  private func history(
    of delivery: Delivery, on channel: Channel, at place: Place, _ blob: ObjectID, _ version: PolicyTimeline.Version
  ) throws -> (history: PostHistory, isTextAlone: Bool) {
    let branch =
      version.histories[place.branch.tip]
      ?? BranchHistory(history, of: place.branch.tip, in: repository, policy: version.policy, decisions: decisions)
    version.histories[place.branch.tip] = branch
    let told = try branch.history(of: delivery.post, on: [channel.name], upTo: place.commit)
    let sent = FileVersion.Place(path: ExactText(place.path), blob: blob)
    return (told, try delivery.rendition.map { try branch.shows($0, on: channel.name, withoutFilesIn: sent) } ?? false)
  }

  /// What approvals remember of a post that cannot be read any more.
  private func remembered(
    _ publication: Publication, _ channel: Channel, _ approvals: [LedgerRecord], _ version: PolicyTimeline.Version
  ) -> SentPost {
    let delivery = publication.delivery
    let approved = approvals.flatMap(\.record.subjects).compactMap { subject -> (PostSubject, ChannelSubject)? in
      guard case .post(let post) = subject, post.post == delivery.post, let own = post.channels[delivery.channel],
        own.rendition == delivery.rendition
      else { return nil }
      return (post, own)
    }.last
    let recorded = approved?.1.schedule
    let zone = recorded?.zone.flatMap { Zone(identifier: $0) } ?? version.policy.configuration.timezone
    var schedule = recorded.map {
      Schedule(
        at: $0.at, slot: $0.slot, zone: zone, notBefore: $0.notBefore, notAfter: $0.notAfter, series: $0.series)
    }
    if let occurrence = schedule?.series?.occurrence(on: delivery.day) { schedule = schedule?.of(occurrence) }
    let inputs = approved?.0.inputs ?? PolicyInputs(path: "posts/\(delivery.post).md")
    var labels = InternalLabels()
    (labels.department, labels.pillar, labels.campaign) = (inputs.department, inputs.pillar, inputs.campaign)
    let snapshot = ChannelSnapshot(
      channel: channel, rendition: rendition(of: delivery),
      schedule: schedule ?? Schedule(at: publication.time, zone: zone))
    let post = PostSnapshot(
      id: delivery.post, path: inputs.path ?? "", title: delivery.post, blob: delivery.blob ?? "", priority: .normal,
      labels: labels, inputs: inputs, history: PostHistory(), channels: [snapshot])
    return SentPost(post: post, channel: snapshot, commit: nil, files: [], remoteFiles: [])
  }
}

// MARK: - Pictures

extension SentPosts {
  /// Where the bytes of a picture or film are.
  struct Picture {
    var path: String
    var blob: ObjectID
    var file: MediaFile
  }

  /// A picture or film that a post named: in the commit from which it was sent, in one of today, or in what the
  /// publishing branches had at its paths; `nil` where none of these has it.
  func picture(_ digest: Digest, of post: SentPost) throws -> Picture? {
    let key = Pictures.Key(digest: digest, paths: post.files)
    if let known = pictures.found[key] { return known }
    let own = [post.commit].compactMap { $0 } + branches.compactMap(\.line.last)
    let earlier = branches.flatMap { $0.line.suffix(ContentRepository.searchedCommits).reversed() }
    var found: Picture?
    for commit in own + earlier where found == nil { found = try picture(digest, in: commit, at: post.files) }
    pictures.found[key] = .some(found)
    return found
  }

  private func picture(_ digest: Digest, in number: Int, at paths: [String]) throws -> Picture? {
    guard !paths.isEmpty else { return nil }
    let commit = try repository.git.commit(history.graph.ids[number])
    let library = repository.library(of: commit)
    for path in paths {
      guard let file = library.file(at: path), file.sha256 == digest,
        let blob = try repository.blob(at: path, in: commit.tree)
      else { continue }
      return Picture(path: path, blob: blob, file: file)
    }
    return nil
  }

  /// The pictures looked for so far: channels of one post have the same.
  fileprivate final class Pictures {
    struct Key: Hashable {
      let digest: Digest
      let paths: [String]
    }

    var found: [Key: Picture?] = [:]
  }
}

extension PolicySettings {
  /// Whether it matters to a rule which flags findings raise.
  fileprivate var looksAtFlags: Bool {
    rules.contains { [$0.when, $0.unless].contains { $0?.flags.isEmpty == false } }
  }
}

/// No pictures: for what does not depend on them.
private struct EmptyLibrary: MediaLibrary {
  func file(at path: String) -> MediaFile? { nil }
}
