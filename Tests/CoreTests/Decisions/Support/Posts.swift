import Testing

@testable import Core

/// Posts made by hand.
enum Posts {
  /// A channel of a post that says `text` at `schedule`.
  static func channel(
    _ channel: Channel = Team.channel("x"), text: String = "Markt im Hof", post: String = "markt",
    schedule: Schedule = Schedule(at: now + 3_600, zone: .utc), draft: Bool = false, disclosure: Disclosure = .none,
    formats: [String] = ["post"], errors: [Finding] = []
  ) -> ChannelSnapshot {
    let rendition = Rendition(
      repository: Team.repository, post: post, channel: channel.name, network: channel.network,
      account: channel.account, format: .post, parts: [Rendition.Part(text: text)])
    return ChannelSnapshot(
      channel: channel, rendition: KnownRendition(rendition), schedule: schedule, draft: draft, disclosure: disclosure,
      formats: formats, errors: errors)
  }

  /// A post of Ana's.
  static func post(
    _ id: String = "markt", _ channels: [ChannelSnapshot]? = nil, contributors: [String] = ["ana"],
    inputs: PolicyInputs = PolicyInputs(path: "posts/markt.md"), priority: Priority = .normal, entered: Int = 0,
    enteredAt: Timestamp = moment("2026-11-01T08:00:00Z"), labels: InternalLabels = InternalLabels(),
    blob: String = "b10b"
  ) -> PostSnapshot {
    PostSnapshot(
      id: id, path: "posts/\(id).md", title: id, blob: blob, priority: priority, labels: labels, inputs: inputs,
      history: PostHistory(
        entered: Entered(commit: "c0", at: enteredAt, position: entered),
        contributions: contributions(contributors, (channels ?? [channel(post: id)]).map(\.channel.name))),
      channels: channels ?? [channel(post: id)])
  }

  /// The same authors on all channels.
  static func contributions(_ authors: [String], _ channels: [String]) -> [String: [Contribution]] {
    channels.reduce(into: [:]) { $0[$1] = authors.map { Contribution(person: $0, commit: "c0") } }
  }

  /// The entry of a post without decisions, at a time of its own.
  static func entry(_ post: PostSnapshot, at: Timestamp?) throws -> QueueEntry {
    let configuration = try Team.configuration()
    let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
    let queue = PublishQueue(branches: [branch], decisions: RecordBook().decisions(configuration), now: now)
    var entry = try #require(queue.entries.first)
    entry.at = at
    return entry
  }
}

extension PostSnapshot {
  /// The subject of a decision on all its channels.
  func subject(contributors: [String]? = nil, inputs: PolicyInputs? = nil, channels names: [String]? = nil) -> Subject {
    let named = channels.filter { names?.contains($0.channel.name) ?? true }
    return .post(
      PostSubject(
        post: id,
        channels: named.reduce(into: [:]) { subjects, channel in
          guard let rendition = channel.rendition else { return }
          subjects[channel.channel.name] = ChannelSubject(
            rendition: rendition.digest, schedule: channel.schedule.recorded)
        },
        inputs: inputs ?? self.inputs,
        contributors: contributors ?? Contributors(history: history.contributions.values.flatMap { $0 }).names))
  }

  /// A delivery of the post on its first channel.
  func delivery(slot: Timestamp? = nil, blob: String? = nil, at: Timestamp? = nil) -> Subject {
    let channel = channels[0]
    return .delivery(
      Delivery(
        post: id, channel: channel.channel.name, rendition: channel.rendition?.digest,
        network: channel.channel.network, account: channel.channel.account, slot: slot, blob: blob, at: at))
  }
}
