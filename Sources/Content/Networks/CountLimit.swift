/// How many of something there may be.
package struct CountLimit: Sendable, Hashable {
  /// `Int.max` if only a recommendation is known.
  package var maximum: Int
  /// With fewer it is something else: one picture is no carousel.
  package var minimum: Int
  /// Beyond this it is worth a warning.
  package var recommended: Int?

  package init(_ maximum: Int, minimum: Int = 0, recommended: Int? = nil) {
    self.maximum = maximum
    self.minimum = minimum
    self.recommended = recommended
  }

  /// No maximum, but a number beyond which it is worth a warning.
  package static func recommended(_ count: Int) -> CountLimit { CountLimit(.max, recommended: count) }
}
