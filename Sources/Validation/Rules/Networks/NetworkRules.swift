/// The rules about what a network takes.
enum NetworkRules {
  static let all: [any PostRule.Type] = []
}
