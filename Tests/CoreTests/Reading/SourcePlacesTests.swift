import Testing
@testable import Core

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

  @Test func `entries of lists are found as they were read, where some could not be used`() {
    var places = SourcePlaces()
    for (line, path) in ["list.0", "list.1", "list.2", "list.2.below.0", "list.2.below.1"].enumerated() {
      places.note(path, SourcePlaces.Place(key: range(line + 1), value: range(line + 1)))
    }
    places.noteUsable([1], of: "list.2.below")
    places.noteUsable([0, 2], of: "list")
    let read = places.ofUsable
    #expect(["list.0", "list.1", "list.1.below.0"].map { read.value($0).start.line } == [1, 3, 5])
    #expect(!read.contains("list.1.below.1"))
    #expect(["list.1", "list.2.below.0"].map { places.value($0).start.line } == [2, 4])
  }

  @Test func `what could not be used of media and answers moves no place`() {
    let text = """
      ---
      id: a
      channels: [x]
      media:
        - markt.jpg
        - { file: a.jpg, alt: A, captions: [b.vtt, { file: c.vtt, language: de }] }
        -
        - { file: a.jpg, alt: A }
        - { file: d.jpg }
      poll:
        options:
          - [Ja]
          - Nein
      ---
      Text

      """
    let places = PostReader.read(path: "posts/a.md", bytes: Array(text.utf8)).post?.places
    let paths = ["media.0.file", "media.0.captions.0.file", "media.1.file", "media.1.alt", "poll.options.0"]
    #expect(paths.map { places?.value($0).start.line } == [6, 6, 9, 9, 13])
    #expect(places?.contains("media.1.alt") == false)
  }

  @Test func `overrides are known by their members`() {
    var places = SourcePlaces()
    places.note("overrides", SourcePlaces.Place(key: range(1), value: range(1)))
    #expect(!places.hasOverrides)
    places.note("overrides.x", SourcePlaces.Place(key: range(2), value: range(2)))
    #expect(places.hasOverrides)
  }
}
