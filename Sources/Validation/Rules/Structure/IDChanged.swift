internal import Content
internal import Diagnostics

/// The id of a post never changes.
enum IDChanged: TreeRule {
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
