/// Something about how Stet is set up in a clone: whether it is as it should be, and what to do.
package struct SetupFact: Sendable, Hashable {
  /// What was looked at: `identity`, `ledger`.
  package var topic: String
  package var state: State
  /// One sentence for people, without a final period.
  package var text: String
  /// What to type, or to set elsewhere.
  package var todo: [String]

  /// How urgent it is.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case good
    /// It works; something would be better.
    case advice
    /// Something does not work, or is not safe.
    case problem
  }

  package init(_ topic: String, _ state: State, _ text: String, todo: [String] = []) {
    self.topic = topic
    self.state = state
    self.text = text
    self.todo = todo
  }
}
