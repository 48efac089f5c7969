/// What a poll may be; how long its texts may be stands in `NetworkFacts.pollQuestion` and `pollOption`.
package struct PollLimits: Sendable, Hashable {
  package var options: ClosedRange<Int>
  /// In seconds.
  package var duration: ClosedRange<Int64>?
  /// The only durations there are, in seconds; `nil` where all within `duration` are.
  package var durations: [Int64]?
  /// A duration is a multiple of so many seconds: Discord knows hours.
  package var step: Int64
  package var excludesMedia: Bool

  package init(
    options: ClosedRange<Int>, duration: ClosedRange<Int64>? = nil, durations: [Int64]? = nil, step: Int64 = 1,
    excludesMedia: Bool = false
  ) {
    self.options = options
    self.duration = duration
    self.durations = durations
    self.step = step
    self.excludesMedia = excludesMedia
  }
}
