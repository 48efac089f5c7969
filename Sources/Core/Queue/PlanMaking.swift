internal import SocialText

/// A plan while it is made.
struct PlanMaking {
  let planner: QueuePlanner
  let weeks: [ClosedRange<CivilDate>]
  let options: PostPlan.Options
  private(set) var posts: [PostPlan.Post] = []
  private(set) var unplaced: [PostPlan.Unplaced] = []
  private var accounts: [String: PlannedAccount] = [:]
  private let order: [String]
  private let undated: [QueueEntry]

  init(
    _ planner: QueuePlanner, _ queue: PublishQueue, _ undated: [QueueEntry], _ weeks: [ClosedRange<CivilDate>],
    _ options: PostPlan.Options
  ) {
    (self.planner, self.weeks, self.options) = (planner, weeks, options)
    self.undated = undated.filter { !$0.channel.draft }
    let own = Dictionary(grouping: queue.entries, by: \.channelName)
    let published = Set(queue.branches.flatMap(\.queue.channels))
    let wanted = options.filter.channels
    let channels = planner.decisions.authority.configuration.channels.filter {
      published.contains($0.name) && (wanted.isEmpty || wanted.contains($0.name))
    }
    order = channels.map(\.name)
    let candidates = Dictionary(grouping: self.undated, by: \.channelName)
    for channel in channels {
      accounts[channel.name] = PlannedAccount(
        channel, own[channel.name] ?? [], candidates[channel.name] ?? [], planner, weeks, from: options.from,
        usesTimes: options.usesTimes || channel.slots.isEmpty)
    }
  }

  /// Where only some posts are wanted, and no channels are named, those that get none of them are left out.
  var channelPlans: [ChannelPlan] {
    let showsAll = options.filter == EntryFilter() || !options.filter.channels.isEmpty
    return order.compactMap { accounts[$0]?.plan }.filter { !$0.isEmpty && (showsAll || $0.hasProposals) }
  }

  mutating func placeAll() {
    var open: [QueueEntry] = []
    let invalid = Dictionary(
      undated.lazy.filter { $0.state == .invalid }.map { (PostKey($0), $0.channelName) },
      uniquingKeysWith: { first, _ in first })
    for entry in undated {
      if entry.state == .invalid {
        refuse([entry], .invalid)
      } else if let reason = options.unwritable[entry.post.id] {
        refuse([entry], .notWritable(reason))
      } else if entry.state == .held {
        refuse([entry], .held)
      } else if let channel = invalid[PostKey(entry)] {
        refuse([entry], .otherChannel(channel))
      } else {
        open.append(entry)
      }
    }
    let ordered = inOrder(open)
    for post in ordered.dropFirst(PostPlan.mostPosts) { refuse(post, .tooMany) }
    placeEach(ordered.prefix(PostPlan.mostPosts))
    for name in order { accounts[name]?.noteFree() }
    let places = Dictionary(
      undated.enumerated().map { (EntryKey($0.element), $0.offset) }, uniquingKeysWith: { first, _ in first })
    unplaced.sort { (places[EntryKey($0.entry)] ?? .max) < (places[EntryKey($1.entry)] ?? .max) }
  }

  /// Gives posts places, and tries promotion again that got none: posts behind it may make room for its share.
  private mutating func placeEach(_ posts: some Sequence<[QueueEntry]>) {
    var rest = posts.map { (post: $0, refused: place($0)) }
    var count = 0
    repeat {
      rest = rest.filter { $0.refused != nil }
      count = rest.count
      for index in rest.indices where rest[index].post.contains(where: \.isPromotion) {
        rest[index].refused = place(rest[index].post)
      }
    } while rest.count { $0.refused != nil } < count
    for (post, refused) in rest { if let refused { refuse(post, refused) } }
  }

  private mutating func refuse(_ entries: [QueueEntry], _ reason: PostPlan.Reason) {
    unplaced += entries.map { PostPlan.Unplaced(entry: $0, reason: reason) }
  }

  /// Why channels of a post have no place for it, each because of another one where it has one itself.
  private mutating func refuse(_ entries: [QueueEntry], _ refused: [String: PostPlan.Reason]) {
    let first = entries.first { refused[$0.channelName] != nil }
    for entry in entries { refuse([entry], refused[entry.channelName] ?? .otherChannel(first?.channelName ?? "")) }
  }

  /// Gives a post places on all of its channels, or on none.
  ///
  /// - Returns: why channels have none; `nil` where all have one.
  private mutating func place(_ entries: [QueueEntry]) -> [String: PostPlan.Reason]? {
    var found: [PostPlan.Place] = []
    var refused: [String: PostPlan.Reason] = [:]
    // Slots come first: a time of its own then falls on the same day, if that is free.
    let sorted = entries.filter { takesSlot($0) } + entries.filter { !takesSlot($0) }
    for entry in sorted {
      let near = found.first.map { planner.zone.local($0.at).dayNumber }
      switch accounts[entry.channelName]?.place(for: entry, near: near) {
      case .success(let at): found.append(PostPlan.Place(entry: entry, at: at, isSlot: takesSlot(entry)))
      case .failure(let reason): refused[entry.channelName] = reason.reason
      case nil: refused[entry.channelName] = .shortage(Shortage())
      }
    }
    guard refused.isEmpty else { return refused }
    for place in found { accounts[place.entry.channelName]?.take(place) }
    let places = entries.compactMap { entry in found.first { $0.entry.channelName == entry.channelName } }
    posts.append(PostPlan.Post(id: entries[0].post.id, path: entries[0].post.path, places: places))
    return nil
  }

  private func takesSlot(_ entry: QueueEntry) -> Bool {
    !options.usesTimes && !entry.channel.channel.slots.isEmpty
  }

  // MARK: - Order

  /// The entries of each post, in the order in which posts get their places: what is urgent or ends within the weeks
  /// first, then always one of those departments and pillars that have the least so far.
  private func inOrder(_ entries: [QueueEntry]) -> [[QueueEntry]] {
    let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let posts = Dictionary(grouping: entries, by: { PostKey($0) }).values
      .map { $0.sorted { (places[$0.channelName] ?? .max) < (places[$1.channelName] ?? .max) } }
      .sorted { QueueEntry.isBefore($0[0], $1[0]) }
    let pressing = posts.filter { isPressing($0) }.sorted { left, right in
      let (one, other) = (left[0].post.priority == .urgent, right[0].post.priority == .urgent)
      return one == other ? (end(of: left) ?? .max) < (end(of: right) ?? .max) : one
    }
    return pressing + alternating(posts.filter { !isPressing($0) }, after: pressing)
  }

  private struct PostKey: Hashable {
    let id: String
    let path: String

    init(_ entry: QueueEntry) { (id, path) = (entry.post.id, entry.post.path) }
  }

  private func isPressing(_ post: [QueueEntry]) -> Bool {
    guard let last = weeks.last else { return false }
    let isEnding = end(of: post).map {
      planner.zone.local(Timestamp(seconds: $0)).date <= last.upperBound
    }
    return post[0].post.priority == .urgent || isEnding ?? false
  }

  private func end(of post: [QueueEntry]) -> Int64? { post.compactMap(\.channel.schedule.notAfter?.seconds).min() }

  private func alternating(_ posts: [[QueueEntry]], after first: [[QueueEntry]]) -> [[QueueEntry]] {
    var shares = ChannelPlan.Shares()
    for account in accounts.values { shares.add(account.plan.before) }
    for post in first { shares.add(post[0]) }
    // Those with the same labels stay in their order, so only the first of each is looked at.
    var groups: [(labels: ChannelPlan.Shares.Labels, posts: ArraySlice<(place: Int, post: [QueueEntry])>)] = []
    var known: [ChannelPlan.Shares.Labels: [(place: Int, post: [QueueEntry])]] = [:]
    for (place, post) in posts.enumerated() { known[.init(post[0]), default: []].append((place, post)) }
    groups = known.map { ($0.key, $0.value[...]) }.sorted { $0.posts[0].place < $1.posts[0].place }
    var ordered: [[QueueEntry]] = []
    while ordered.count < posts.count {
      let next = groups.indices.filter { !groups[$0].posts.isEmpty }.min { left, right in
        (shares.count(groups[left].labels), groups[left].posts.first?.place ?? .max)
          < (shares.count(groups[right].labels), groups[right].posts.first?.place ?? .max)
      }
      guard let next, let post = groups[next].posts.popFirst()?.post else { break }
      shares.add(post[0])
      ordered.append(post)
    }
    return ordered
  }
}

extension ChannelPlan.Shares {
  /// The labels that a plan spreads.
  struct Labels: Hashable {
    let department: String?
    let pillar: String?

    init(_ entry: QueueEntry) { (department, pillar) = (entry.post.labels.department, entry.post.labels.pillar) }
  }

  /// How much there is of a department and of a pillar.
  func count(_ labels: Labels) -> Int {
    (departments[labels.department] ?? 0) + (pillars[labels.pillar] ?? 0)
  }

  mutating func add(_ other: ChannelPlan.Shares) {
    posts += other.posts
    promotion += other.promotion
    departments.merge(other.departments, uniquingKeysWith: +)
    pillars.merge(other.pillars, uniquingKeysWith: +)
  }
}

extension QueueEntry {
  /// Whether it has no time, takes no slot, and was not sent: valid or not.
  var isUndated: Bool {
    guard channel.schedule.isUndated else { return false }
    return state == .unplanned || state.awaitsDecision || state == .draft || state == .invalid
  }

  /// When it goes or went out, as far as a plan reckons with it; `nil` for what goes nowhere.
  var reckonedTime: Timestamp? {
    switch state {
    case .published, .handedOff, .sending, .due, .scheduled, .needsApproval, .changesRequested, .held: at
    case .unknown, .failed, .invalid, .draft, .expired, .missed, .unplanned: nil
    }
  }

  /// Whether it waits for an approval, and for a slot that it then takes.
  var waitsForSlot: Bool {
    channel.schedule.slot && (state == .needsApproval || state == .changesRequested)
  }

  static func isBefore(_ left: QueueEntry, _ right: QueueEntry) -> Bool {
    let (one, other) = (left.post, right.post)
    if (one.priority == .urgent) != (other.priority == .urgent) { return one.priority == .urgent }
    return (one.history.entered?.position ?? .max, one.id) < (other.history.entered?.position ?? .max, other.id)
  }
}
