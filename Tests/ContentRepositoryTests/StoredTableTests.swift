import Checks
import Foundation
import Testing
@testable import ContentRepository

/// The table of the cache of `check`: its contents, and corrupt tables.
@Suite struct StoredTableTests {
  private static func file(_ number: Int, blob: UInt64? = nil) -> ContentFile {
    var files = FileCollector()
    files.append(
      "posts/\(1_000 + number).md", .regular, blob: BlobID(high: blob ?? UInt64(number), middle: 1, low: 2))
    return files.files[0]
  }

  private func content(_ number: Int, hashes: [UInt32]) throws -> StoredContent {
    let key = try #require(StoredPost.Key(Self.file(number)))
    return StoredContent(key: key, hashes: hashes, body: Array("body \(number)".utf8), traceLength: 4)
  }

  private func table(_ posts: [StoredContent]) -> StoredTable? {
    StoredTable(in: Data([7, 7, 7] + StoredTable.bytes(posts, from: 3)), from: 3)
  }

  @Test func everyPostIsFoundWithWhatIsKnownOfIt() throws {
    let table = try #require(
      try table((0..<100).map { try content($0, hashes: Array(repeating: UInt32($0), count: $0 % 3)) }))
    // Some were deleted, some added, one changed.
    let files = (0..<120).filter { $0 % 7 != 0 }.map { Self.file($0, blob: $0 == 6 ? 0 : nil) }
    let places = table.places(of: files)
    for (file, place) in zip(files, places) {
      let number = Int(file.blob?.high ?? 0)
      #expect(place == (number > 0 && number < 100 ? number : nil))
      guard let place else { continue }
      #expect(table.body(of: table[place]) == Array("body \(number)".utf8))
      #expect(table.hashes(of: place) == Array(repeating: UInt32(number), count: number % 3))
    }
  }

  @Test func postsAreFoundByTheirHashes() throws {
    let table = try #require(try table((0..<50).map { try content($0, hashes: [UInt32($0), UInt32($0 % 5) << 20]) }))
    #expect(table.places(sharing: WantedHashes([7, 0xABCD_0000_0000_0009])) == [7, 9])
    #expect(table.places(sharing: WantedHashes([3 << 20])) == Set((0..<50).filter { $0 % 5 == 3 }))
    #expect(table.places(sharing: WantedHashes([])).isEmpty)
  }

  @Test func numbersThatLieAreHarmless() throws {
    let posts = try (0..<3).map { try content($0, hashes: [UInt32($0)]) }
    let bytes = StoredTable.bytes(posts, from: 0)
    for place in 0..<24 + 3 * StoredPost.size {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var lying = bytes
        lying[place] = value
        // With a valid checksum, as an attacker would write it.
        let table = lying[24..<24 + 3 * (StoredPost.size + 4)]
        withUnsafeBytes(of: Checksum.of(Array(table)).littleEndian) { lying.replaceSubrange(16..<24, with: $0) }
        guard let table = StoredTable(in: Data(lying), from: 0) else { continue }
        let places = table.places(of: (0..<3).map { Self.file($0) }).compactMap(\.self)
        for place in places { _ = (table.body(of: table[place]), table.hashes(of: place)) }
      }
    }
    #expect(StoredTable(in: Data(), from: 0) == nil)
    #expect(StoredTable(in: Data(bytes.dropLast()), from: 0) == nil)
  }
}
