/// What a poll may be.
package struct PollLimits: Sendable, Hashable {
  package var options: ClosedRange<Int>
  package var option: TextLimit?
  package var question: TextLimit?
  /// In seconds.
  package var duration: ClosedRange<Int64>?
  /// The only durations there are, in seconds; nothing where all within `duration` are.
  package var durations: [Int64]?
  package var excludesMedia: Bool

  package init(
    options: ClosedRange<Int>, option: TextLimit? = nil, question: TextLimit? = nil,
    duration: ClosedRange<Int64>? = nil, durations: [Int64]? = nil, excludesMedia: Bool = false
  ) {
    self.options = options
    self.option = option
    self.question = question
    self.duration = duration
    self.durations = durations
    self.excludesMedia = excludesMedia
  }
}
