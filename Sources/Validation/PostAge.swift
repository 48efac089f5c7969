package import Content
package import Diagnostics

/// What of a post is older than `lint.since` asks about.
///
/// It changes how much findings weigh for those who check or merge. What is invalid stays so for approvals and the
/// queue, which do not ask.
package struct PostAge: Sendable, Hashable {
  /// The channels on which the post's time was before that day.
  package var channels: [String]
  /// Whether every channel's is among them, and the post has a time.
  package var isWhole: Bool

  package init(channels: [String] = [], isWhole: Bool = false) {
    self.channels = channels
    self.isWhole = isWhole
  }

  package init(of post: Post, in configuration: Configuration) {
    guard let since = configuration.lint.since else {
      self.init()
      return
    }
    let isOld = { (content: PostContent) -> Bool in
      let time = post.plannedTime(content, in: configuration)
      return time.map { configuration.timezone.local($0).date < since } ?? false
    }
    let known = configuration.channels.filter { post.channels.contains($0.name) }
    let old = known.filter { isOld(post.content(for: $0)) }.map(\.name)
    // A channel that `stet.yml` does not have, or not any more, leaves the post's own time.
    let isOwnTimeOld = known.isEmpty || known.count < Set(post.channels).count ? isOld(post.content) : true
    self.init(channels: old, isWhole: isOwnTimeOld && old.count == known.count)
  }

  /// A finding in the post with the severity that it has for its age: a note, unless age makes no difference.
  package func weighed(_ finding: Finding) -> Finding {
    let isOld = finding.channel.map(channels.contains) ?? isWhole
    guard isOld, finding.severity > .note, !Self.timeless.contains(finding.rule) else { return finding }
    var weighed = finding
    weighed.severity = .note
    return weighed
  }

  /// The rules about what harms other posts or people today, however old the post is: an id or a path that belongs to
  /// two, a changed id, under which an approval or a publication is not found, and a secret that can be used.
  private static let timeless: Set<String> = [
    DuplicateID.description.id, IDChanged.description.id, PathEncoding.description.id, PathTwin.description.id,
    Secret.description.id,
  ]
}
