internal import Checks
package import Core
internal import Git

/// Moves a post of the work tree to another time.
///
/// First everything is found out, in memory: how the front matter changes, whether approvals stand, and what else moves.
/// Then the file is written.
package struct PostMover {
  private let reader: QueueReader
  private let files: EditedFiles
  private let now: Timestamp
  private var source: WorkTreeSource { files.source }
  private var repository: ContentRepository { reader.repository }
  private var configuration: Configuration { reader.policy.configuration }

  /// - Throws: `RepositoryError` in a bare repository.
  package init(_ reader: QueueReader, now: Timestamp) throws {
    files = try EditedFiles(of: reader.repository, for: "no post can be moved")
    (self.reader, self.now) = (reader, now)
  }

  /// What moving a post does. No file is written yet.
  ///
  /// - Parameters:
  ///   - name: its id or path.
  ///   - place: the post itself, one of its channels, or an occurrence.
  ///   - judged: the commit whose queue it is compared with.
  /// - Throws: `Refusal` where it must not be moved there.
  package func move(
    _ name: String, _ place: TimeEdit.Place = .post, to target: MoveTarget, at judged: JudgedCommit
  ) throws -> PostMove {
    let (post, file, bytes) = try found(name, judged)
    let value =
      switch place {
      case .post: try value(target, of: post, file)
      case .channel(let name): try value(target, of: post, on: try channel(name, of: post))
      case .occurrence(let day): try value(target, of: post, on: day)
      }
    let edit = try edit(file, post, place, value: value)
    let after = edit.applied(to: bytes)
    var move = PostMove(
      post: post.id, path: post.path, place, to: target, value: value, before: bytes, after: after, edit: edit,
      reschedule: configuration.policy.reschedule)
    guard after != bytes else { throw try unmoved(move) }
    let reading = PostReader.read(path: post.path, bytes: after)
    guard let moved = reading.post, let movedFile = reading.source else {
      throw RepositoryError("\(post.path) could not be read after the edit, and is left as it is")
    }
    let affected = try affected(post, moved, place)
    if case .post = place { move.staying = staying(moved, movedFile, after, besides: affected, target) }
    move.warnings = try newFindings(of: move, post)
    try compareQueues(&move, affected, at: judged)
    return move
  }

  /// Writes the file.
  package func write(_ move: PostMove) throws {
    try files.write([FixedFile(path: move.path, before: move.before, after: move.after)])
  }

  /// Commits the file, after `write`.
  package func commit(_ move: PostMove, isAttended: Bool) throws -> ObjectID {
    try files.commit([move.path], move.path, message: move.message, isAttended: isAttended)
  }

  /// The command that commits the file.
  package func commitCommand(_ move: PostMove) -> String {
    files.commitCommand([move.path], message: move.message)
  }

  /// Why a file that says the time already is not changed: an earlier run may have written it.
  private func unmoved(_ move: PostMove) throws -> Refusal {
    let summary =
      move.occurrence.map { "\(move.post) is not moved: its occurrence of \($0.text) is at \(move.value) already" }
      ?? "\(move.post) is not moved: its `publishDate` is \(move.value) already"
    guard try source.status(of: move.path) != .clean else { return Refusal(summary) }
    return Refusal(
      summary, causes: ["\(move.path) says so, and has changes that are not committed"], hints: [commitCommand(move)])
  }

  /// Refuses where the post's file has changes that a commit of the move would take along.
  package func refuseUncommitted(_ move: PostMove) throws {
    try files.refuseUncommitted([move.path], for: "the move")
  }

  // MARK: - The post

  /// The post with that id or path as the work tree has it, its text and its bytes.
  private func found(_ name: String, _ judged: JudgedCommit) throws -> (Post, SourceFile, [UInt8]) {
    for path in try candidates(name, judged) {
      guard let bytes = try source.bytes(at: path, limit: ContentLoader.postLimit) else { continue }
      let reading = PostReader.read(path: path, bytes: bytes)
      guard path == name || reading.id == name else { continue }
      guard let post = reading.post, post.isWhole, let file = reading.source else {
        throw RepositoryError("\(path) cannot be read as a post", hints: ["stet check \(ShellWord.quoted(path))"])
      }
      return (post, file, bytes)
    }
    let posts = try ContentLoader(repository: repository, source: source).load(configuration: nil, words: LintWords())
      .posts.compactMap(\.post)
    guard let post = posts.first(where: { $0.id == name }) else {
      try refuseElsewhere(name)
      let known = posts.flatMap { [$0.id, $0.path] }
      throw RepositoryError(
        "there is no post \"\(name)\" in the work tree\(Suggestions.didYouMean(name, among: known))",
        causes: ["a post is named by its `id` or by its path"], hints: ["stet queue"])
    }
    return try found(post.path, judged)
  }

  /// Refuses where a publishing branch has the post, and the work tree does not.
  private func refuseElsewhere(_ name: String) throws {
    for queue in configuration.queues {
      guard let commit = try repository.commit(of: queue), try reader.has(name, at: commit) else { continue }
      let isHere = try repository.git.currentBranch() == "refs/heads/\(queue.branch)"
      let head = try isHere ? repository.git.reference("HEAD") : nil
      // The branch that is checked out has it, so its file was deleted.
      let deleted = try head.flatMap { head in
        try reader.content(at: head).outlines.first { $0.id == name || $0.path == name }?.path
      }
      let here = deleted.map { "git restore --staged --worktree -- \(ShellWord.quoted($0))" } ?? "git pull"
      throw RepositoryError(
        "\(name) is not in the work tree: it is on the branch \(queue.branch)",
        causes: ["a post is moved in the work tree of a branch that has it"],
        hints: [isHere ? here : "git switch \(ShellWord.quoted(queue.branch))"])
    }
  }

  /// Where a post of that name probably is.
  private func candidates(_ name: String, _ judged: JudgedCommit) throws -> [String] {
    if ContentFile.isPost(name) { return [name] }
    return try reader.content(at: judged.commit).outlines.filter { $0.id == name }.map(\.path)
  }

  private func channel(_ name: String, of post: Post) throws -> Channel {
    guard post.channels.contains(name) else {
      throw Refusal(
        "\(post.id) is not for the channel \(name)\(Suggestions.didYouMean(name, among: post.channels))",
        causes: ["its `channels` are \(post.channels.joined(separator: ", "))"])
    }
    guard let channel = configuration.channels.first(where: { $0.name == name }) else {
      throw Refusal(
        "there is no channel \(name) in the stet.yml of \(reader.policy.branch)", hints: ["stet check stet.yml"])
    }
    return channel
  }

  // MARK: - The edit

  private func value(_ target: MoveTarget, of post: Post, _ file: SourceFile) throws -> String {
    var current: String?
    if case .at(let time)? = post.content.publishDate {
      let written = file.text(in: post.places.value("publishDate"))
      current = String(written.drop { "'\"".contains($0) }.prefix { !"'\"".contains($0) })
      // A moment in another zone may be of another day there than on the post's clock.
      if case .day = target { current = time.local(in: post.content.zone(standard: configuration.timezone)).written }
    }
    if let value = target.value(over: current) { return value }
    throw try unmoved(post, target)
  }

  /// What the override of a channel is to say, counted from when the post goes out there now.
  private func value(_ target: MoveTarget, of post: Post, on channel: Channel) throws -> String {
    if let value = target.value(over: nil) { return value }
    let schedule = post.schedule(for: channel, in: configuration).schedule
    guard let at = schedule.at, let moved = target.time(from: schedule.zone.local(at)) else {
      throw try unmoved(post, target, on: channel)
    }
    guard case .shift(let seconds) = target, case .at(let own)? = post.content.publishDate else { return moved.written }
    // As a distance from the post's time, unless the channel has another time of its own.
    let distance: Int64
    switch post.content(for: channel).publishDate {
    case .after(let known): distance = known + seconds
    case .at where post.deciding("publishDate", for: channel) == "publishDate": distance = seconds
    default: return moved.written
    }
    // It counts seconds from the post's moment: over a change of the clock or in another zone that may be another time.
    let base = own.approximateMoment(in: post.content.zone(standard: configuration.timezone))
    let isThere = post.repetition != nil || schedule.zone.local(base + distance) == moved
    return distance > 0 && isThere ? "+\(DurationText.text(distance))" : moved.written
  }

  /// That a post has no time to count from, with the time of its slot if it would get one.
  private func unmoved(_ post: Post, _ target: MoveTarget, on channel: Channel? = nil) throws -> Refusal {
    let own = channel.map { " --channel \(ShellWord.quoted($0.name))" } ?? ""
    guard let entry = try slot(of: post, on: channel), let at = entry.at,
      let moved = target.time(from: entry.channel.schedule.zone.local(at))
    else {
      return Refusal(
        "\(post.id) is not moved: it has no time to count from", hints: ["stet move \(post.id) --to TIME\(own)"])
    }
    return Refusal(
      "\(post.id) is not moved: it has no time to count from",
      causes: [
        "it takes a slot on \(entry.channelName), as it stands at \(at.written(in: entry.channel.schedule.zone))"
      ],
      hints: ["stet move \(post.id) --to \(moved.written)\(own)"])
  }

  /// What the post is to say of one of its occurrences: a time on its own clock.
  private func value(_ target: MoveTarget, of post: Post, on day: CivilDate) throws -> String {
    guard let series = post.series(of: post.content, in: configuration) else {
      throw OccurrenceChoice.notRepeating(post.id)
    }
    guard series.occurrence(on: day) != nil else {
      throw OccurrenceChoice.unknown(
        day, of: post.id, among: series.occurrences.map(\.day), hints: ["stet explain \(post.id)"])
    }
    let current = series.localTime(on: day)
    let time: LocalTime
    switch target {
    case .time(let written):
      time = WrittenTime(written)?.local(in: series.zone) ?? current
      if case .moment(let moment)? = WrittenTime(written), series.zone.moments(of: time).first != moment {
        throw Refusal(
          "\(post.id) is not moved: \(time.written) happens twice in \(series.zone.identifier), and an occurrence goes out "
            + "the first time")
      }
    case .shift, .day: time = target.time(from: current) ?? current
    case .slot:
      throw Refusal(
        "\(post.id) is not moved: a post that repeats cannot take slots",
        hints: ["stet move \(post.id)\(day.occurrenceOption) --to TIME"])
    }
    guard time == current, series.repetition.moved[day] == nil else { return time.written }
    throw Refusal("\(post.id) is not moved: its occurrence of \(day.text) is at \(time.written) already")
  }

  /// The entry of a post that takes the first slot, on one channel or any.
  private func slot(of post: Post, on channel: Channel?) throws -> QueueEntry? {
    try reader.queue(of: post.id, now: now).entries.filter { entry in
      entry.post.id == post.id && entry.channel.schedule.slot && entry.at != nil && !entry.state.isSent
        && channel.map { entry.channelName == $0.name } ?? true
    }.min { ($0.at ?? now) < ($1.at ?? now) }
  }

  private func edit(_ file: SourceFile, _ post: Post, _ place: TimeEdit.Place, value: String) throws -> TimeEdit {
    do throws(TimeEdit.Obstacle) {
      return try TimeEdit(file, place, value: value)
    } catch {
      let place =
        switch place {
        case .post: "`publishDate: \(value)`"
        case .channel(let name): "`publishDate: \(value)` under `overrides`, `\(name)`"
        case .occurrence(let day): "`\(day.text): \(value)` under `repeat`, `moved`"
        }
      throw Refusal(
        "\(post.path) is left as it is, since its front matter cannot be edited safely",
        causes: ["line \(error.line): \(error.reason)"], hints: ["write \(place) by hand, then stet check \(post.path)"]
      )
    }
  }

  // MARK: - What it does

  /// The channels whose schedules change.
  private func affected(_ before: Post, _ after: Post, _ place: TimeEdit.Place) throws -> [Channel] {
    let name = if case .channel(let name) = place { name } else { String?.none }
    let own = configuration.channels.filter { before.channels.contains($0.name) }
    let affected = own.filter { channel in
      let (old, new) = (
        before.schedule(for: channel, in: configuration), after.schedule(for: channel, in: configuration)
      )
      return old.schedule != new.schedule || old.problems != new.problems
    }
    if let name, let other = affected.first(where: { $0.name != name }) {
      throw Refusal(
        "\(before.id) is not moved: `overrides.\(name)` also decides for \(other.name), whose network is \(name)",
        hints: ["stet move \(before.id) --to slot --channel \(other.name)", "stet move \(before.id) --to TIME"])
    }
    guard !affected.isEmpty || own.isEmpty else {
      throw Refusal(
        name.map { "\(before.id) is not moved: it goes out on \($0) at that time already" }
          ?? "\(before.id) is not moved: each of its channels has a time of its own, under `overrides`",
        hints: name == nil ? own.map { "stet move \(before.id) --to TIME --channel \($0.name)" } : [])
    }
    for channel in affected {
      if case .occurrence(let day) = place {
        try refuse(before, after, channel, on: day)
      } else {
        try refuse(before, after, channel, isAlone: name != nil || own.count == 1)
      }
    }
    return affected
  }

  /// The channels on which the post still has to go out and that keep a date of their own.
  private func staying(
    _ post: Post, _ file: SourceFile, _ bytes: [UInt8], besides moved: [Channel], _ target: MoveTarget
  ) -> [PostMove.StayingChannel] {
    let others = configuration.channels.filter { channel in
      post.channels.contains(channel.name) && !moved.contains { $0.name == channel.name }
        && outcome(post, channel) == nil
    }
    return others.map { channel in
      PostMove.StayingChannel(
        channel: channel.name, schedule: post.schedule(for: channel, in: configuration).schedule,
        isMovable: (try? isMovable(post, file, bytes, on: channel, target)) ?? false)
    }
  }

  /// Whether the same move may be made of one channel. Throws where it may not.
  private func isMovable(
    _ post: Post, _ file: SourceFile, _ bytes: [UInt8], on channel: Channel, _ target: MoveTarget
  ) throws -> Bool {
    guard target != .slot || !channel.slots.isEmpty else { return false }
    let place = TimeEdit.Place.channel(channel.name)
    let after = try edit(file, post, place, value: value(target, of: post, on: channel)).applied(to: bytes)
    guard after != bytes, let moved = PostReader.read(path: post.path, bytes: after).post else { return false }
    return try !affected(post, moved, place).isEmpty
  }

  private func refuse(_ before: Post, _ after: Post, _ channel: Channel, isAlone: Bool) throws {
    let (schedule, problems) = after.schedule(for: channel, in: configuration)
    if let problem = problems.lazy.compactMap({ Self.text($0.kind) }).first {
      throw Refusal("\(before.id) is not moved: \(problem.text)", hints: problem.hints)
    }
    let others = configuration.channels.filter { before.channels.contains($0.name) && outcome(before, $0) == nil }
    let elsewhere = isAlone ? [] : others.map { "stet move \(before.id) --to TIME --channel \($0.name)" }
    if after.repetition != nil {
      try refuse(before, channel, elsewhere)
      guard let last = schedule.series?.occurrences.last?.at, last < now else { return }
      throw Refusal(
        "\(before.id) is not moved: its last occurrence would be over (\(channel.name))",
        causes: ["it is \(now.written(in: schedule.zone))"])
    }
    switch outcome(before, channel) {
    case .published:
      throw Refusal("\(before.id) is not moved: it went out on \(channel.name) already", hints: elsewhere)
    case .handedOff:
      throw Refusal(
        "\(before.id) is not moved: another tool has it for \(channel.name), and sends it when it was told to",
        hints: ["stet resolve \(before.id) --channel \(channel.name) -m \"STOPPED THERE\""] + elsewhere)
    case .sending, .unknown:
      throw Refusal(
        "\(before.id) is not moved: it is being sent on \(channel.name), or it is unknown whether it was",
        hints: ["stet explain \(before.id)"] + elsewhere)
    default: break
    }
    guard let at = schedule.at, at < now else { return }
    throw Refusal(
      "\(before.id) is not moved: \(at.written(in: schedule.zone)) is over (\(channel.name))",
      causes: ["it is \(now.written(in: schedule.zone))"])
  }

  /// Refuses where an occurrence went out, or would have to in the past.
  private func refuse(_ before: Post, _ after: Post, _ channel: Channel, on day: CivilDate) throws {
    try refuse(before, channel, only: day)
    let schedule = after.schedule(for: channel, in: configuration).schedule
    // What cannot be moved there is an error of `check`.
    guard let series = schedule.series, series.misplaced.isEmpty, let at = series.occurrence(on: day)?.at, at < now
    else { return }
    throw Refusal(
      "\(before.id) is not moved: \(at.written(in: series.zone)) is over (\(channel.name))",
      causes: ["it is \(now.written(in: series.zone))"])
  }

  /// Refuses where another tool has an occurrence, or one is being sent. What went out does not hinder a move of all: it is
  /// known by its day.
  private func refuse(
    _ post: Post, _ channel: Channel, _ elsewhere: [String] = [], only day: CivilDate? = nil
  ) throws {
    guard let series = post.schedule(for: channel, in: configuration).schedule.series else { return }
    let deliveries = SeriesDeliveries(reader.decisions, post: post.id, channel: channel, series)
    for occurrence in day.map({ series.occurrence(on: $0).map { [$0] } ?? [] }) ?? series.occurrences {
      let option = occurrence.day.occurrenceOption
      switch deliveries.history(of: occurrence).state {
      case .published where day != nil:
        throw Refusal(
          "\(post.id) is not moved: the occurrence of \(occurrence.day.text) went out on \(channel.name) already",
          hints: ["stet explain \(post.id)\(option)"])
      case .handedOff where occurrence.at > now || day != nil:
        throw Refusal(
          "\(post.id) is not moved: another tool has the occurrence of \(occurrence.day.text) for \(channel.name), and "
            + "sends it when it was told to",
          hints: ["stet resolve \(post.id) --channel \(channel.name)\(option) -m \"STOPPED THERE\""] + elsewhere)
      case .sending, .unknown:
        throw Refusal(
          "\(post.id) is not moved: the occurrence of \(occurrence.day.text) is being sent on \(channel.name), or it is "
            + "unknown whether it was",
          hints: ["stet explain \(post.id)\(option)"] + elsewhere)
      default: continue
      }
    }
  }

  private func outcome(_ post: Post, _ channel: Channel) -> EntryState? {
    PostDeliveries(reader.decisions, post: post.id).outcome(on: channel).state
  }

  private static func text(_ problem: Schedule.Problem.Kind) -> (text: String, hints: [String])? {
    switch problem {
    case .gap(let time, let zone):
      ("\(time.written) does not exist in \(zone.identifier): the clock skips it when summer time begins", [])
    case .overlap(let time, let zone, let first, let second):
      (
        "\(time.written) happens twice in \(zone.identifier), when summer time ends",
        [first, second].map { "--to \($0.written(in: zone))" }
      )
    case .nothingToCountFrom: ("a channel counts from the post's time, which would not be a time any more", [])
    case .unknownZone: nil
    }
  }

  // MARK: - What is found in it

  /// What `check` finds in the post that it did not find before, none of it an error.
  private func newFindings(of move: PostMove, _ post: Post) throws -> [Finding] {
    let changed = OverlaySource(below: source, changed: [ExactText(move.path): move.after])
    let before = try PostFindings(in: source, at: [move.path], repository)
    let new = try PostFindings(in: changed, at: [move.path], repository).new(since: before)
    guard let error = new.first(where: { $0.severity == .error }) else { return new }
    throw Refusal(
      "\(move.post) is not moved: \(error.channel.map { "\($0): " } ?? "")\(error.summary)",
      causes: error.explanation.map { [$0] } ?? [], hints: slots(of: post, move))
  }

  /// The commands that give the post a slot on those of its channels that have slots.
  private func slots(of post: Post, _ move: PostMove) -> [String] {
    guard move.value == "slot", move.channel == nil else { return [] }
    return configuration.channels.filter { post.channels.contains($0.name) && !$0.slots.isEmpty }.map {
      "stet move \(post.id) --to slot --channel \(ShellWord.quoted($0.name))"
    }
  }

  // MARK: - The queue

  private func compareQueues(_ move: inout PostMove, _ affected: [Channel], at judged: JudgedCommit) throws {
    var commit = judged.commit
    // A commit that does not have the post there may have it elsewhere.
    if try reader.content(at: commit).post(at: move.path) == nil, let head = try repository.git.reference("HEAD") {
      commit = head
    }
    let names = Set(affected.map(\.name))
    func entries(_ bytes: [UInt8]) throws -> [QueueEntry] {
      let tree = try reader.judged(at: commit, with: [(move.path, bytes)])
      return try reader.entries(of: [move.post], on: names, in: tree, at: commit, now: now)
    }
    let (before, after) = (try entries(move.before), try entries(move.after))
    try reader.ledger.contents.check()
    reader.keep()
    func own(_ entries: [QueueEntry]) -> [String: QueueEntry] {
      let own = entries.filter { $0.post.id == move.post && names.contains($0.channelName) }
      return Dictionary(grouping: own, by: \.channelName).compactMapValues { entries in
        // A post that repeats stands for the occurrence that is moved, or for its next one.
        if let day = move.occurrence { return entries.first { $0.occurrence == day } }
        let next = entries.nextOccurrence(now: now)
        return next == nil ? entries.first : entries.first { EntryKey($0) == next }
      }
    }
    let (old, new) = (own(before), own(after))
    move.channels = after.filter { new[$0.channelName].map(EntryKey.init) == EntryKey($0) }.map { entry in
      MovedChannel(from: old[entry.channelName], to: entry)
    }
    move.others = QueueDifference.changes(from: before, to: after).filter { $0.post != move.post && $0.kind == .moved }
  }
}

extension TimeEdit {
  /// The bytes of the file with the edit made; line ends and all else stay.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let original = OriginalText(bytes)
    let range = original.offsets(edit.range)
    return ByteEdit.apply(
      [ByteEdit(range: range, bytes: original.written(edit.text, at: range.lowerBound))], to: bytes)
  }
}

extension QueueReader {
  /// A commit's tree with the bytes of some posts put in place of their own, which need not be committed.
  func judged(at commit: ObjectID, with files: [(path: String, bytes: [UInt8])]) throws -> JudgedTree {
    let tree = try repository.git.commit(commit).tree
    let edited = try repository.git.replacing(files, in: tree)
    guard edited.tree != tree else { return try judged(at: commit) }
    let content = try JudgedContentReader(repository, policy).content(of: edited.tree, in: edited.repository) {
      repository.note([$0], in: commit)
    }
    return JudgedTree(
      content, try BranchHistory(repository: repository, tip: commit, policy: policy, decisions: decisions))
  }

  /// The entries of some posts in a tree, and those of others as far as the plans of some channels depend on them.
  func entries(
    of ids: Set<String>, on channels: Set<String>, in tree: JudgedTree, at commit: ObjectID, now: Timestamp
  ) throws -> [QueueEntry] {
    let posts = try snapshots(in: tree, of: ids, plannedOn: channels, now)
    let names = Set(posts.flatMap(\.channels).map(\.channel.name))
    let queue = Queue(name: "move", branch: "", channels: names.sorted())
    let branch = PublishQueue.Branch(queue: queue, commit: commit.hex, posts: posts)
    return PublishQueue(branches: [branch], decisions: decisions, now: now).entries
  }
}
