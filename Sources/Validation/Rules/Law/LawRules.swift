/// The rules about reputation and law: whether something is there, never whether it is lawful.
enum LawRules {
  static let all: [any PostRule.Type] = []
}
