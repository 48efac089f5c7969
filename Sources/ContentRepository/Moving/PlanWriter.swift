internal import Checks
package import Core
internal import Git

/// Writes the places of a plan into the posts of the work tree: into all of them, or into none.
package struct PlanWriter {
  private let reader: QueueReader
  private let files: EditedFiles
  private let now: Timestamp
  private var source: WorkTreeSource { files.source }
  private var repository: ContentRepository { reader.repository }
  private var configuration: Configuration { reader.policy.configuration }

  /// - Throws: `RepositoryError` in a bare repository.
  package init(_ reader: QueueReader, now: Timestamp) throws {
    files = try EditedFiles(of: reader.repository, for: "no plan can be written")
    (self.reader, self.now) = (reader, now)
  }

  /// What writing a plan of a queue does. No file is written yet.
  ///
  /// - Parameter judged: the commit whose queue it is compared with.
  /// - Throws: `Refusal` where always other posts cannot be written.
  package func edits(
    of queue: PublishQueue, _ options: PostPlan.Options, at judged: JudgedCommit
  ) throws -> WrittenPlan {
    var options = options
    if var written = try settled(queue, &options) {
      if !written.files.isEmpty { try compareQueues(&written, at: judged) }
      return written
    }
    throw Refusal(
      "no file is written: too many posts cannot say their places",
      causes: options.unwritable.sorted { $0.key < $1.key }.prefix(5).map { "\($0.key): \($0.value)" },
      hints: ["stet check"])
  }

  /// The plan that would be written: without the posts whose files cannot be changed. A post that the work tree does not
  /// have keeps its place, since the work tree may stand at another branch.
  package func proposal(of queue: PublishQueue, _ options: PostPlan.Options) throws -> PostPlan {
    var options = options
    return try settled(queue, &options, sparingMissing: true)?.plan ?? PostPlan(queue, reader.decisions, options)
  }

  /// A plan of which all posts can be written; `nil` where always others cannot. `options` gets those that cannot.
  private func settled(
    _ queue: PublishQueue, _ options: inout PostPlan.Options, sparingMissing: Bool = false
  ) throws -> WrittenPlan? {
    var uncommitted: [(post: String, path: String)] = []
    for _ in 0..<Self.mostRounds {
      let plan = PostPlan(queue, reader.decisions, options)
      let (files, obstacles) = try files(of: plan)
      let reasons = obstacles.filter { !sparingMissing || $0.value.kind != .missing }.mapValues(\.reason)
      uncommitted += plan.posts.filter { obstacles[$0.id]?.kind == .uncommitted }.map { ($0.id, $0.path) }
      guard reasons.isEmpty else {
        // Without such a post, those behind it get other places.
        options.unwritable.merge(reasons) { known, _ in known }
        continue
      }
      var written = WrittenPlan(plan, files: files, reschedule: configuration.policy.reschedule)
      written.uncommitted = uncommitted
      return written
    }
    return nil
  }

  /// How often a plan is made anew without the posts that cannot be written.
  private static let mostRounds = 8

  /// The files of a plan, and why posts cannot be written, by id.
  private func files(
    of plan: PostPlan
  ) throws -> (files: [WrittenPlan.File], obstacles: [String: Unwritable]) {
    var files: [WrittenPlan.File] = []
    var obstacles: [String: Unwritable] = [:]
    for post in plan.posts {
      do throws(Unwritable) {
        files.append(try file(of: post))
      } catch {
        obstacles[post.id] = error
      }
    }
    let errors = try newErrors(in: files)
    for file in files { if let error = errors[file.path] { obstacles[file.post] = Unwritable(reason: error) } }
    return (files, obstacles)
  }

  /// Writes the files. Where one cannot be written, those before it get their old content back.
  package func write(_ plan: WrittenPlan) throws {
    try files.write(plan.files.map { FixedFile(path: $0.path, before: $0.before, after: $0.after) })
  }

  /// Refuses where a file has changes that a commit of the plan would take along.
  package func refuseUncommitted(_ plan: WrittenPlan) throws {
    try files.refuseUncommitted(plan.files.map(\.path), for: "the plan")
  }

  /// Commits the files, after `write`.
  package func commit(_ plan: WrittenPlan, isAttended: Bool) throws -> ObjectID {
    try files.commit(plan.files.map(\.path), "the plan", message: plan.message, isAttended: isAttended)
  }

  /// The command that commits the files.
  package func commitCommand(_ plan: WrittenPlan) -> String {
    files.commitCommand(plan.files.map(\.path), message: plan.message)
  }

  /// The command that commits the files of posts with a time that an earlier plan wrote.
  package func commitCommand(_ posts: [(post: String, path: String)]) -> String {
    files.commitCommand(posts.map(\.path), message: WrittenPlan.message(of: posts.map(\.post)))
  }

  // MARK: - One file

  /// Why a post cannot say its place.
  private struct Unwritable: Error {
    /// A sentence without a final period.
    let reason: String
    var kind = Kind.other

    enum Kind {
      /// The work tree does not have the post.
      case missing
      /// The file has a time already that is not committed.
      case uncommitted
      case other
    }
  }

  private func file(of post: PostPlan.Post) throws(Unwritable) -> WrittenPlan.File {
    let (before, bytes) = try read(post)
    let channels = configuration.channels.filter { before.channels.contains($0.name) }
    var expected = channels.map { schedule(of: before, on: $0) }
    for (index, channel) in channels.enumerated() {
      guard let place = post.places.first(where: { $0.entry.channelName == channel.name }) else { continue }
      guard expected[index].isUndated else { throw timedAlready(post.path) }
      (expected[index].at, expected[index].slot) = place.isSlot ? (nil, true) : (place.at, false)
    }
    let edited = try edited(bytes, at: post.path, times(of: post, before, channels))
    guard let after = PostReader.read(path: post.path, bytes: edited).post,
      channels.enumerated().allSatisfy({ schedule(of: after, on: $1) == expected[$0] })
    else { throw Unwritable(reason: "its overrides decide for other channels, too: give it a time by hand") }
    return WrittenPlan.File(post: post.id, path: post.path, before: bytes, after: edited)
  }

  /// The queue's branch does not know the time yet.
  private func timedAlready(_ path: String) -> Unwritable {
    guard (try? source.status(of: path)) == .clean else {
      return Unwritable(reason: "its file has a time already, which is not committed", kind: .uncommitted)
    }
    return Unwritable(reason: "its file has a time already, in a commit that is not on the branch of the queue yet")
  }

  private func read(_ post: PostPlan.Post) throws(Unwritable) -> (Post, [UInt8]) {
    guard let bytes = (try? source.bytes(at: post.path, limit: ContentLoader.postLimit)) ?? nil else {
      throw Unwritable(reason: "the work tree does not have \(post.path)", kind: .missing)
    }
    let reading = PostReader.read(path: post.path, bytes: bytes)
    guard let read = reading.post, read.isWhole, read.id == post.id else {
      throw Unwritable(reason: "the work tree has something else in \(post.path)", kind: .missing)
    }
    return (read, bytes)
  }

  private func schedule(of post: Post, on channel: Channel) -> Schedule {
    post.schedule(for: channel, in: configuration).schedule
  }

  /// What is to be written, for the post itself under `nil`, and for channels: the post says what most of its channels
  /// have in common, if it says it of no channel that the plan has no place for.
  private func times(
    of post: PostPlan.Post, _ before: Post, _ channels: [Channel]
  ) -> [(channel: String?, value: String)] {
    let values = post.places.map { place in
      (channel: place.entry.channelName, value: place.isSlot ? "slot" : time(place.at, in: place.entry))
    }
    let undated = channels.filter { schedule(of: before, on: $0).isUndated }
    guard undated.count == values.count, before.content.publishDate == nil else {
      return values.map { ($0.channel, $0.value) }
    }
    let common = values.first { $0.value == "slot" } ?? values[0]
    return [(nil, common.value)] + values.filter { $0.value != common.value }.map { ($0.channel, $0.value) }
  }

  /// A time on the post's own clock; with its offset where that shows it twice.
  private func time(_ moment: Timestamp, in entry: QueueEntry) -> String {
    let zone = entry.channel.schedule.zone
    let local = zone.local(moment)
    return zone.moments(of: local) == [moment] ? local.written : moment.written(in: zone)
  }

  private func edited(
    _ bytes: [UInt8], at path: String, _ times: [(channel: String?, value: String)]
  ) throws(Unwritable) -> [UInt8] {
    var bytes = bytes
    for (channel, value) in times {
      guard let file = PostReader.read(path: path, bytes: bytes).source else {
        throw Unwritable(reason: "it cannot be read")
      }
      do throws(TimeEdit.Obstacle) {
        bytes = try TimeEdit(file, channel.map(TimeEdit.Place.channel) ?? .post, value: value).applied(to: bytes)
      } catch {
        throw Unwritable(reason: "its front matter cannot be edited safely (line \(error.line): \(error.reason))")
      }
    }
    return bytes
  }

  // MARK: - What comes of it

  /// The errors that `check` finds in the posts and did not find before, the first one of each, by path.
  private func newErrors(in files: [WrittenPlan.File]) throws -> [String: String] {
    guard !files.isEmpty else { return [:] }
    let changed = Dictionary(
      files.map { (ExactText($0.path), $0.after) }, uniquingKeysWith: { first, _ in first })
    let paths = files.map(\.path)
    let before = try PostFindings(in: source, at: paths, repository)
    let after = try PostFindings(in: OverlaySource(below: source, changed: changed), at: paths, repository)
    return after.new(since: before).reduce(into: [:]) { errors, finding in
      guard finding.severity == .error, errors[finding.path] == nil else { return }
      errors[finding.path] = "stet check finds an error then: \(finding.summary)"
    }
  }

  private func compareQueues(_ plan: inout WrittenPlan, at judged: JudgedCommit) throws {
    let places = plan.plan.posts.flatMap(\.places)
    let keys = Set(places.map { EntryKey($0.entry) })
    let names = Set(places.map(\.entry.channelName))
    let posts = Set(plan.files.map(\.post))
    func entries(_ bytes: KeyPath<WrittenPlan.File, [UInt8]>) throws -> [QueueEntry] {
      let tree = try reader.judged(at: judged.commit, with: plan.files.map { ($0.path, $0[keyPath: bytes]) })
      return try reader.entries(of: posts, on: names, in: tree, at: judged.commit, now: now)
    }
    let (before, after) = (try entries(\.before), try entries(\.after))
    try reader.ledger.contents.check()
    reader.keep()
    let old = Dictionary(before.map { (EntryKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    plan.channels = after.filter { keys.contains(EntryKey($0)) }.map {
      MovedChannel(from: old[EntryKey($0)], to: $0)
    }
    plan.others = QueueDifference.changes(from: before, to: after).filter {
      $0.kind == .moved && !posts.contains($0.post)
    }
  }
}

/// What `check` finds in some posts.
struct PostFindings {
  private let findings: [Finding]

  init(in source: any ContentSource, at paths: [String], _ repository: ContentRepository) throws {
    var request = CheckRequest(paths: paths, usesStore: true)
    request.sparesOldPosts = false
    let wanted = Set(paths)
    findings = try Checker(repository: repository, source: source).check(request).findings
      .filter { wanted.contains($0.path) }
  }

  /// Those that were not there before.
  func new(since before: PostFindings) -> [Finding] {
    let known = Set(before.findings.map(Key.init))
    return findings.filter { !known.contains(Key($0)) }
  }

  /// What makes two findings the same one, wherever in the file it stands.
  private struct Key: Hashable {
    let rule: String
    let path: String
    let channel: String?
    let summary: String

    init(_ finding: Finding) {
      (rule, path, channel, summary) = (finding.rule, finding.path, finding.channel, finding.summary)
    }
  }
}
