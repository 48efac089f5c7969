import Diagnostics
import Testing

@testable import Content

@Suite struct SourcePlacesTests {
  private func range(_ line: Int) -> SourceRange {
    SourceRange(SourcePosition(line: line, column: 1), SourcePosition(line: line, column: 2))
  }

  /// Numbers of keys below and above the switch to a dictionary.
  @Test(arguments: [1, 23, 24, 25, 26, 400]) func `places are found by path, whatever their number`(count: Int) {
    var places = SourcePlaces()
    for line in 1...count {
      places.note("key.\(line)", SourcePlaces.Place(key: range(line), value: range(1_000 + line)))
    }
    places.note("key.1", SourcePlaces.Place(key: range(5_000), value: range(6_000)))
    for line in 2..<max(2, count) {
      #expect(places.key("key.\(line)") == range(line))
      #expect(places.value("key.\(line)") == range(1_000 + line))
    }
    #expect(places.key("key.1") == range(5_000))
    #expect(places.value("key.1.below.it") == range(6_000))
    #expect(places.contains("key.1"))
    #expect(!places.contains("key.1.below"))
    #expect(!places.contains("key"))
    #expect(places.value("other") == .fileStart)
  }

  @Test func `overrides are known by their members`() {
    var places = SourcePlaces()
    places.note("overrides", SourcePlaces.Place(key: range(1), value: range(1)))
    #expect(!places.hasOverrides)
    places.note("overrides.x", SourcePlaces.Place(key: range(2), value: range(2)))
    #expect(places.hasOverrides)
  }
}
