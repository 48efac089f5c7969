import SocialText
import TestSupport
import Testing
@testable import Checks

/// Bytes are counted many at a time, without losing one for any length of the text.
@Suite struct ByteNumberTests {
  @Test func `as many fit as a filter keeps`() {
    var random = SeededGenerator(seed: 11)
    for length in [0, 1, 15, 254, 255, 256, 509, 510, 511, 1_000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0x20...0x7F, using: &random) }
      for fits in [{ $0 == 0x23 }, \.isASCIIDigit, { _ in true }, { _ in false }] as [(UInt8) -> Bool] {
        #expect(bytes.withUnsafeBufferPointer { $0.number(where: fits) } == bytes.filter(fits).count)
      }
    }
  }

  @Test func `letters and digits are those of ASCII`() {
    let expected = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    for byte in UInt8.min...UInt8.max { #expect(byte.isASCIILetterOrDigit == expected.contains(byte)) }
  }
}
