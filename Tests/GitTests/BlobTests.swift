import Core
import Git
import TestSupport
import Testing

@Suite struct BlobTests {
  @Test func blobsAreReadWithinTheirLimit() throws {
    let test = try TestRepository()
    let repository = try test.open()
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    let id = try repository.createBlob(bytes)
    #expect(try repository.blobSize(id) == 1000)
    #expect(try repository.blob(id, limit: 1000) == bytes)
    #expect(code(try repository.blob(id, limit: 999)) == .tooLarge)
    #expect(try Repository.blobID(of: bytes) == id)
    #expect(try Repository.blobID(of: []).hex == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")
    #expect(try test.git("cat-file", "-s", id.hex) == "1000\n")
    #expect(try repository.blob(try repository.createBlob([]), limit: 0) == [])
  }
}
