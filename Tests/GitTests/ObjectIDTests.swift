import Core
import Git
import Testing

@Suite struct ObjectIDTests {
  private let hex = "0123456789abcdef0123456789abcdef01234567"

  @Test func readsAndPrintsHexadecimal() throws {
    let id = try #require(ObjectID(hex: hex))
    #expect(id.hex == hex)
    #expect(ObjectID(hex: hex.uppercased()) == id)
    #expect(ObjectID(bytes: id.bytes) == id)
    #expect(id.bytes.prefix(3) == [0x01, 0x23, 0x45])
  }

  @Test(arguments: ["", "0", "0123456789abcdef0123456789abcdef0123456g", "0123456789abcdef0123456789abcdef012345678"])
  func rejectsOtherText(_ text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func rejectsOtherLengths() {
    #expect(ObjectID(bytes: [UInt8](repeating: 0, count: 19)) == nil)
    #expect(ObjectID(bytes: [UInt8](repeating: 0, count: 32)) == nil)
    #expect(ObjectID(bytes: [UInt8](repeating: 0, count: 20)) == .zero)
  }

  @Test func isOrderedByItsBytes() throws {
    let texts = (0..<20).map { place in
      String((0..<40).map { $0 == 2 * place ? "8" : "0" })
    }
    let ids = texts.compactMap { ObjectID(hex: $0) }
    #expect(ids.count == 20)
    #expect(ids.sorted().map(\.hex) == texts.sorted())
  }
}
