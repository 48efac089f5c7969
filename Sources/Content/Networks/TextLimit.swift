/// The most that a text may have.
package struct TextLimit: Sendable, Hashable {
  package var maximum: Int
  package var unit: TextUnit
  /// Beyond this it is worth a warning: what apps cut off, or a second source says.
  package var recommended: Int?

  package init(_ maximum: Int, _ unit: TextUnit, recommended: Int? = nil) {
    self.maximum = maximum
    self.unit = unit
    self.recommended = recommended
  }
}
