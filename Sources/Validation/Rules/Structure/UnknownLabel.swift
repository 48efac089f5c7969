internal import Content
internal import Diagnostics

/// Departments and pillars are those of `stet.yml`.
enum UnknownLabel: PostRule {
  static let description = RuleDescription(
    id: "unknown-label",
    summary: "Department and pillar are declared in `stet.yml`",
    explanation: "Rules of approval match these names: a misspelt one would slip past them.",
    invalid: RuleExample.post(keys: "department: vertrieb"),
    valid: RuleExample.post(keys: "department: sales"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    let labels = post.post.labels
    return findings(
      in: post, "department", labels.department, declared: post.configuration.departments, as: "departments")
      + findings(in: post, "pillar", labels.pillar, declared: post.configuration.pillars, as: "pillars")
  }

  private static func findings(
    in post: PostUnderCheck, _ key: String, _ label: String?, declared: [String], as list: String
  ) -> [Finding] {
    guard let label, !declared.contains(label) else { return [] }
    let names = declared.isEmpty ? "It declares none." : "It declares: \(Shown.list(declared))."
    let range = post.post.places.value(key)
    return [
      finding(
        in: post.post, at: range,
        "unknown \(key) \(Shown.quoted(label))\(Suggested.didYouMean(label, among: declared))",
        explanation: "`stet.yml` declares them under `\(list)`. \(names)",
        fixes: Suggested.fix(range, writing: Suggestions.same(as: label, among: declared)))
    ]
  }
}
