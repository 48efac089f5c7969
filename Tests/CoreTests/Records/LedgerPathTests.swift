import Core
import Testing

@Suite struct LedgerPathTests {
  private static let digest = Digest(of: Array("record".utf8))

  @Test func pathsAreReadAsTheyAreWritten() {
    let paths: [LedgerPath] = [
      .manifest, .record(Self.digest), .signature(Self.digest, mark: "0123456789abcdef"),
      .object(Self.digest, .rendition), .object(Self.digest, .policy),
      .other(folder: "records", Self.digest, suffix: "jsonx"),
      .other(folder: "objects", Self.digest, suffix: "a.b-c_1"),
    ]
    for path in paths { #expect(LedgerPath(Array(path.text.utf8)) == path) }
  }

  @Test func otherPathsAreNone() {
    let (path, hex) = (LedgerPath.record(Self.digest).text, Self.digest.hex)
    let others = [
      "", "LEDGER.jsonx", "ledger.json", "records", String(path.dropLast(5)), String(path.dropLast(4)), path + "/",
      path + "/a",
      path.replacing("records", with: "Records"), path.replacing("records/", with: "recordsx"),
      path.replacing("/\(hex)", with: "/\(hex.uppercased())"), path.replacing("/\(hex)", with: "/0\(hex.dropFirst())"),
      path.replacing(".json", with: "-json"), path.replacing(".json", with: ".Json"),
      path.replacing(".json", with: "..json"), path.replacing(".json", with: ".json."),
      path.replacing(".json", with: ".js\u{301}on"), path.replacing(".json", with: ".0123456789ABCDEF.sshsig"),
      "records/\(hex).json", "records/aa/bb/\(hex).json", "objects/\(hex.prefix(2))//\(hex).json",
    ]
    for other in others where other != path { #expect(LedgerPath(Array(other.utf8)) == nil, "\(other)") }
    #expect(LedgerPath(Array(path.utf8.dropLast()) + [0xFF]) == nil)
  }
}
