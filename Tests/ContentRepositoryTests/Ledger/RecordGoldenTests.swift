import Core
import Testing

@Suite struct RecordGoldenTests {
  @Test(arguments: RecordKind.allCases)
  func aRecordHasItsFrozenBytesAndName(_ kind: RecordKind) throws {
    let vector = try #require(Golden.vectors.first { $0.kind == kind.rawValue })
    let record = Samples.sample(kind)
    #expect(String(decoding: record.bytes, as: UTF8.self).utf8.elementsEqual(vector.json.utf8))
    #expect(record.id.hex == vector.sha256)
  }

  @Test(arguments: Golden.vectors.map(\.json))
  func whatWasReadIsWrittenTheSame(_ json: String) throws {
    let record = try Record(bytes: Array(json.utf8))
    #expect(record.bytes == Array(json.utf8))
    #expect(record == Samples.sample(record.kind))
  }

  @Test func everyKindHasAVector() {
    #expect(Set(Golden.vectors.map(\.kind)) == Set(RecordKind.allCases.map(\.rawValue)))
  }
}
