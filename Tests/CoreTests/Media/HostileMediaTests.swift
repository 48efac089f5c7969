import Core
import TestSupport
import Testing

/// Headers with false values, or cut off.
@Suite struct HostileMediaTests {
  /// A cut may only lose facts: it must not invent others.
  @Test(arguments: MediaFactsTests.rows)
  func `a file cut anywhere says nothing wrong`(row: MediaFactsTests.Row) {
    let whole = MediaFacts.read(row.bytes)
    for length in 0..<row.bytes.count {
      guard let facts = MediaFacts.read(Array(row.bytes[..<length])) else { continue }
      #expect(facts.width == nil || [whole?.width, whole?.height].contains(facts.width), "\(length)")
      #expect(facts.duration == nil || facts.duration == whole?.duration, "\(length)")
    }
  }

  @Test(arguments: MediaFactsTests.rows)
  func `every byte may be anything`(row: MediaFactsTests.Row) {
    for place in row.bytes.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] {
        var bytes = row.bytes
        bytes[place] = value
        let facts = MediaFacts.read(bytes)
        #expect((facts?.width ?? 1) > 0)
        #expect((facts?.height ?? 1) > 0)
      }
    }
  }

  @Test func `a cut picture is told from a whole one`() {
    for bytes in [SmallMedia.jpeg(9, 9), SmallMedia.png(9, 9), SmallMedia.gif(9, 9), SmallMedia.webp(9, 9)] {
      #expect(MediaFacts.read(bytes)?.condition == .whole)
      #expect(MediaFacts.read(bytes.dropLast(2))?.condition == .cutOff)
      #expect(MediaFacts.read(bytes)?.width == 9)
    }
  }

  @Test func `a head alone is unreadable`() {
    #expect(MediaFacts.read([0xFF, 0xD8, 0xFF, 0xE0])?.condition == .unreadable)
    #expect(MediaFacts.read(Array("GIF89a".utf8))?.condition == .unreadable)
    #expect(MediaFacts.read(SmallMedia.png(0, 9))?.condition == .unreadable)
    #expect(MediaFacts.read(SmallMedia.box("ftyp", Array("isom\0\0\0\0".utf8)))?.condition == .unreadable)
  }

  @Test func `lengths beyond any number end the reading`() {
    let endless = SmallMedia.big(1, 4) + Array("moov".utf8) + Array(repeating: 0xFF, count: 8)
    let film = SmallMedia.box("ftyp", Array("isom\0\0\0\0".utf8)) + endless
    #expect(MediaFacts.read(film)?.duration == nil)
    let tiff = Array("II*\0".utf8) + Array(repeating: 0xFF, count: 40)
    #expect(MediaFacts.read(tiff)?.condition == .unreadable)
  }

  @Test(.timeLimit(.minutes(10))) func `a million empty boxes and blocks are gone through quickly`() {
    let head = SmallMedia.box("ftyp", Array("isom\0\0\0\0".utf8))
    let boxes = (0..<200_000).flatMap { _ in SmallMedia.box("free", []) }
    #expect(MediaFacts.read(head + boxes)?.condition == .unreadable)
    let blocks = (0..<500_000).flatMap { _ -> [UInt8] in [1, 0] }
    #expect(MediaFacts.read(SmallMedia.gif(9, 9).dropLast() + [0x21, 0xFE] + blocks)?.width == 9)
    let segments = (0..<200_000).flatMap { _ -> [UInt8] in [0xFF, 0xFE, 0, 2] }
    #expect(MediaFacts.read([0xFF, 0xD8] + segments)?.condition == .unreadable)
    let pages = SmallMedia.big(0, 4) + Array("moov".utf8) + Array(repeating: 0, count: 1_000_000)
    #expect(MediaFacts.read(head + pages)?.width == nil)
  }
}
