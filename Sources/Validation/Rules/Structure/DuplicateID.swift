internal import Content
internal import Diagnostics

/// No two posts have the same id.
enum DuplicateID: TreeRule {
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
