package import Core
internal import SocialText

/// No two posts have the same id.
enum DuplicateID: PostsRule {
  static let description = RuleDescription(
    id: "duplicate-id",
    summary: "Every post has an id of its own",
    explanation: "Approvals and records of publication hang on the id: with two posts under one id, one would be "
      + "taken for the other. Give the newer one an id of its own.",
    invalid: RuleExample.posts(RuleExample.post(), and: RuleExample.post(text: "Der Markt öffnet.")),
    valid: RuleExample.posts(RuleExample.post(), and: RuleExample.post(id: "advent-2", text: "Der Markt öffnet.")))

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    let repeated = RepeatedHashes(tree.posts.map { StableHash.of($0.id) })
    let candidates = tree.posts.filter { repeated.contains(StableHash.of($0.id)) }
    return Dictionary(grouping: candidates, by: \.id).values.filter { $0.count > 1 }.flatMap(findings)
  }

  /// One finding for each post, naming the first of the others.
  private static func findings(of twins: [PostTrace]) -> [Finding] {
    let paths = twins.map { ExactText($0.path) }.sorted()
    return twins.map { post in
      let other = ExactText(post.path) == paths[0] ? paths[1] : paths[0]
      let more = paths.count > 2 ? " and of \(paths.count - 2) more" : ""
      return finding(
        in: post, at: post.idRange,
        "id \(Shown.quoted(post.id)) is also that of \(Shown.plain(other.text))\(more)")
    }
  }
}

/// The id of a post never changes.
enum IDChanged: PostsRule {
  static let description = RuleDescription(
    id: "id-changed",
    summary: "An id never changes",
    explanation: "Approvals and records of publication hang on the id: under a new one the post would be "
      + "unapproved, and could go out a second time. Write the old id again, or give a new post a file of "
      + "its own.",
    invalid: """
      ==> posts/hof.md (id before: advent) <==
      ---
      id: advent-2026
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> posts/hof.md (id before: advent) <==
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    guard let base = tree.content.base else { return [] }
    let before = Set(base.values)
    let ids = Dictionary(base.map { (ExactText($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    let asked = Set(tree.reported.map(\.id)).union(before)
    let now = Dictionary(grouping: tree.posts.map(\.id).filter(asked.contains), by: \.self)
    return tree.reported.compactMap { post in
      // If either id still exists in another file, posts were moved, which is fine.
      guard let old = ids[ExactText(post.path)], old != post.id, now[old] == nil, now[post.id]?.count == 1,
        !before.contains(post.id)
      else { return nil }
      return finding(in: post, at: post.idRange, "id was \(Shown.quoted(old)), and an id never changes")
    }
  }
}

/// A channel does not get the same text twice within two weeks.
enum DuplicateText: PostsRule {
  static let description = RuleDescription(
    id: "duplicate-text", severity: .warning,
    summary: "No two posts of a channel have the same text within 14 days, or nearly the same",
    explanation: "Readers take it for a mistake, and X refuses a text that it has just had. Say it in other words, or "
      + "take the channel out of one of the two. Case and punctuation do not count; a text that is only nearly the "
      + "same is a note. After more than 14 days a text may come back, as in a series.",
    invalid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(id: "advent-2", time: "2026-12-01T12:00", text: "Am 1. Dezember öffnet der Hof!")),
    valid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(
        id: "advent-2", channels: "facebook", time: "2026-12-01T12:00", text: "Am 1. Dezember öffnet der Hof!")))

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    let finder = TwinFinder(posts: tree.posts)
    return tree.reported.compactMap { post in finder.twin(of: post).map { finding(post, $0, tree) } }
  }

  private static func finding(_ post: PostTrace, _ twin: TwinFinder.Twin, _ tree: TreeUnderCheck) -> Finding {
    let names = tree.channelNames((0..<64).filter { twin.channels >> UInt64($0) & 1 == 1 })
    let likeness = twin.isExact ? "the same text as" : "nearly the same text as"
    return finding(
      in: post, at: post.textRange, "\(likeness) \(Shown.plain(twin.post.path)) on \(Shown.list(names))",
      severity: twin.isExact ? .warning : .note)
  }
}

/// A post has text, media or other content on each channel.
enum EmptyText: ChannelRule {
  static let description = RuleDescription(
    id: "empty-text",
    summary: "A post has text, media or something else to show on each of its channels",
    explanation: "Neither text nor media would reach readers. Write the text below the front matter, or in "
      + "`overrides` for one channel.",
    invalid: RuleExample.post(text: ""),
    valid: RuleExample.post())

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard !hasText(channel), !showsSomethingElse(channel) else { return [] }
    return [finding(in: channel.post, at: channel.textStart, "neither text nor media")]
  }

  private static func hasText(_ channel: ChannelUnderCheck) -> Bool {
    channel.text.parts.contains { !$0.images.isEmpty || !$0.text.isBlank }
  }

  private static func showsSomethingElse(_ channel: ChannelUnderCheck) -> Bool {
    let content = channel.content
    let hasTitle = content.title != nil && ReaderKey.title.applies(to: channel.network)
    // Media that are written but could not be read are findings of their own.
    return channel.isWritten("media") && content.media?.isEmpty != true || hasTitle || content.link != nil
      || content.repost != nil || content.poll != nil
  }
}

/// A name in `stet.yml` that was another person's before. Decisions of the first person would count as the second
/// one's.
///
/// It is found where the history of the policy branch is read, not here: a tree does not know it.
package enum PersonReused {
  /// Its place in the rule reference.
  package static let description = RuleDescription(
    id: "person-reused", severity: .error,
    summary: "A name in `people` stays one person's",
    explanation: """
      Records carry names. Where all addresses, keys and ids on forges of a name are new, it is another person's, who \
      would appear to have decided what the first one did. Give a new person a new name. If it is the same person, \
      list one address that they had before.
      """,
    invalid: "people:\n  cem: { emails: [cem.new@acme.example] }    # and before: [cem@acme.example]",
    valid: "people:\n  cem: { emails: [cem.new@acme.example, cem@acme.example] }")
}
