/// One post of a publishing branch, with everything that a verdict needs to know of it.
package struct PostSnapshot: Sendable {
  package var id: String
  package var path: String
  /// Its title; its id where it has none.
  package var title: String
  /// The first words of its text, where it has no title; `nil` where it has one, or no text either.
  package var firstWords: String?
  /// The id of its git blob.
  package var blob: String
  package var priority: Priority
  package var labels: InternalLabels
  /// What rules look at beside the rendition.
  package var inputs: PolicyInputs
  package var history: PostHistory
  /// Its channels, in the order of `stet.yml`.
  package var channels: [ChannelSnapshot]

  package init(
    id: String, path: String, title: String, firstWords: String? = nil, blob: String, priority: Priority,
    labels: InternalLabels,
    inputs: PolicyInputs, history: PostHistory, channels: [ChannelSnapshot]
  ) {
    self.id = id
    self.path = path
    self.title = title
    self.firstWords = firstWords
    self.blob = blob
    self.priority = priority
    self.labels = labels
    self.inputs = inputs
    self.history = history
    self.channels = channels
  }
}

extension PostSnapshot {
  /// What people are shown to know it by: its title, else the first words of its text, else its id.
  package var label: String { firstWords ?? title }

  /// The first words of a text, at most 48 characters of its first line, with `…` where it goes on; `nil` where there
  /// are none.
  package static func firstWords(of text: String) -> String? {
    let line = text.split(whereSeparator: \.isNewline).lazy.map { $0.prefix(400).split(whereSeparator: \.isWhitespace) }
      .first { !$0.isEmpty }
    guard let words = line, let first = words.first else { return nil }
    var label = String(first)
    for word in words.dropFirst() {
      guard label.count + word.count < 48 else { return label + "…" }
      label += " " + word
    }
    return label.count > 48 ? label.prefix(47) + "…" : label
  }
}

/// A rendition whose digest is known: it is made when it is looked at.
package struct KnownRendition: Sendable {
  /// What an approval names.
  package let digest: Digest
  private let make: @Sendable () -> Rendition?

  package init(_ rendition: Rendition) {
    self.init(digest: rendition.digest) { rendition }
  }

  /// - Parameter make: makes the rendition with that digest; `nil` where what it is made of cannot be read any more.
  package init(digest: Digest, make: @escaping @Sendable () -> Rendition?) {
    self.digest = digest
    self.make = make
  }

  /// The rendition, made each time that it is asked for; `nil` where it cannot be made any more.
  package var whole: Rendition? { make().flatMap { $0.digest == digest ? $0 : nil } }
}

/// One post on one channel.
package struct ChannelSnapshot: Sendable {
  package var channel: Channel
  /// `nil` where the post cannot be rendered; then there is an error to say why.
  package var rendition: KnownRendition?
  package var schedule: Schedule
  package var draft: Bool
  package var disclosure: Disclosure
  /// The post's format, and `reply`, `quote`, `repost` where it is one.
  package var formats: [String]
  /// The error-level findings that concern this channel.
  package var errors: [Finding]
  /// The flags that findings raise for this channel, sorted; `nil` where those of the whole post are meant.
  package var flags: [String]?
  /// Whether the post was sent there, and no more is wanted than that: then it has no contributors, no verdict and no
  /// holds or requests, and a rendition only where that tells whether the post changed since.
  package var isSentOnly: Bool

  package init(
    channel: Channel, rendition: KnownRendition?, schedule: Schedule, draft: Bool = false,
    disclosure: Disclosure = .none,
    formats: [String] = [], errors: [Finding] = [], flags: [String]? = nil, isSentOnly: Bool = false
  ) {
    self.channel = channel
    self.rendition = rendition
    self.schedule = schedule
    self.draft = draft
    self.disclosure = disclosure
    self.formats = formats
    self.errors = errors
    self.flags = flags
    self.isSentOnly = isSentOnly
  }
}

/// What history says of a post.
package struct PostHistory: Sendable, Hashable {
  /// Where it first stood on the publishing branch.
  package var entered: Entered?
  /// What commits contributed, by channel, in the order of history.
  package var contributions: [String: [Contribution]]
  /// The last commit that changed its file, and when.
  package var lastChange: Entered?
  /// The labels that it bore in any first-parent commit of the branch.
  package var labels: BorneLabels

  package init(
    entered: Entered? = nil, contributions: [String: [Contribution]] = [:], lastChange: Entered? = nil,
    labels: BorneLabels = BorneLabels()
  ) {
    self.entered = entered
    self.contributions = contributions
    self.lastChange = lastChange
    self.labels = labels
  }
}

/// A commit of the publishing branch.
package struct Entered: Sendable, Hashable {
  /// The commit's id in hexadecimal.
  package var commit: String
  /// The committer's time.
  package var at: Timestamp
  /// How many first-parent commits came before: the order in which posts entered, whatever clocks said.
  package var position: Int

  package init(commit: String, at: Timestamp, position: Int) {
    self.commit = commit
    self.at = at
    self.position = position
  }
}
