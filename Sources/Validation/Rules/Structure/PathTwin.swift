internal import Content
internal import Diagnostics

/// No two paths are the same file to some computers.
enum PathTwin: TreeRule {
  static let description = RuleDescription(
    id: "path-twin",
    summary: "No two paths differ only in upper and lower case or in how letters are composed",
    explanation: "macOS and Windows keep only one of the two, and lose the other at checkout. Rename one of them.",
    invalid: RuleExample.posts(
      RuleExample.post(), at: "posts/Advent.md", and: RuleExample.post(id: "advent-2", text: "Der Markt öffnet."),
      at: "posts/advent.md"),
    valid: RuleExample.posts(
      RuleExample.post(), at: "posts/advent.md", and: RuleExample.post(id: "advent-2", text: "Der Markt öffnet."),
      at: "posts/advent-2.md"))

  static func check(_ tree: TreeUnderCheck) -> [Finding] { tree.files.twins.flatMap(findings) }

  /// One finding for each path, naming the first of the others.
  private static func findings(of twins: [ExactText]) -> [Finding] {
    twins.map { path in
      let other = path == twins[0] ? twins[1] : twins[0]
      // Names that differ only in how letters such as `ä` are composed look the same, and are spelled out.
      let looksSame = path.text == other.text
      let names = [path, other].map { "\"\(looksSame ? Shown.spelled($0.text) : Shown.plain($0.text))\"" }
      return finding(aboutFile: path.text, "\(names[0]) and \(names[1]) are one path to some computers")
    }
  }
}
