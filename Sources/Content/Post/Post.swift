/// One Markdown file under `posts/` with an `id` that never changes.
///
/// A class, as many rules and channels hold it and none changes it.
package final class Post: Sendable {
  /// Its identity: unique in the repository, never reused, never changed.
  package let id: String
  /// Where it lies, from the content repository's root. Not part of its identity.
  package let path: String
  /// The channels that it is meant for, by their names in `stet.yml`, as written.
  package let channels: [String]
  /// What it says to every channel, as far as no override says otherwise.
  package let content: PostContent
  /// What it says to one channel or to all channels of a network, by the name of either.
  package let overrides: [String: PostContent]
  /// The Markdown below the front matter.
  package let body: MarkdownSource
  /// What is for the team alone and never reaches a reader.
  package let labels: InternalLabels
  package let priority: Priority
  /// Where each key and value stands in the file.
  package let places: SourcePlaces
  /// Whether all of the front matter could be read: if not, a key that seems missing may be in the unread part.
  package let isWhole: Bool

  package init(
    id: String, path: String, channels: [String], content: PostContent, overrides: [String: PostContent] = [:],
    body: MarkdownSource, labels: InternalLabels = InternalLabels(), priority: Priority = .normal,
    places: SourcePlaces = SourcePlaces(), isWhole: Bool = true
  ) {
    self.id = id
    self.path = path
    self.channels = channels
    self.content = content
    self.overrides = overrides
    self.body = body
    self.labels = labels
    self.priority = priority
    self.places = places
    self.isWhole = isWhole
  }
}

/// Markdown as typed, and where it begins in its file.
package struct MarkdownSource: Sendable, Hashable {
  /// The Markdown, with LF line ends.
  package var markdown: String
  /// The line of the file on which it starts; for an override, the line of its value.
  package var firstLine: Int

  package init(markdown: String, firstLine: Int = 1) {
    self.markdown = markdown
    self.firstLine = firstLine
  }
}

/// What the team files a post under. Readers never see it; rules may ask for it.
package struct InternalLabels: Sendable, Hashable {
  package var department: String?
  package var persona: String?
  package var pillar: String?
  package var campaign: String?
  package var labels: [String] = []
  /// Sources for claims, comparisons, green or health claims.
  package var proof: [String] = []
  /// Who pays for, or publishes, political advertising (Regulation (EU) 2024/900); `nil` where the post is none.
  package var political: String?
  /// The lowest price of the last thirty days before a reduction, as the team writes it.
  package var lowestPrice: String?

  package init() {}
}

/// Which of two posts that wait for a slot goes first.
package enum Priority: String, Sendable, Hashable, CaseIterable {
  case urgent
  case normal
}
