/// How far ahead, in seconds, a network takes a post to publish it itself.
package struct ScheduleWindow: Sendable, Hashable {
  package var minimum: Int64
  package var maximum: Int64?

  package init(minimum: Int64, maximum: Int64?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}
