/// The rules about how a post is written.
enum WritingRules {
  static let all: [any PostRule.Type] = []
}
