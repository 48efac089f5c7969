import Testing
@testable import Core

@Suite struct DigestTests {
  /// The examples of FIPS 180-2, with the one of a million `a`.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func known(text: String, hex: String) {
    #expect(Digest(of: text.utf8).hex == hex)
    #expect(Digest(of: Array(text.utf8)).hex == hex)
    #expect(Digest(of: AnySequence(text.utf8)).description == "sha256:" + hex)
  }

  @Test func reading() throws {
    let hex = String(repeating: "0f", count: 32)
    #expect(Digest("sha256:" + hex)?.hex == hex)
    #expect(Digest(hex: hex)?.description == "sha256:" + hex)
    #expect(try #require(Digest(hex: hex)) < #require(Digest(hex: String(repeating: "10", count: 32))))
  }

  @Test(arguments: [
    "", "sha256:", "sha1:", String(repeating: "0", count: 64), "sha256:" + String(repeating: "0", count: 63),
    "sha256:" + String(repeating: "0", count: 65), "sha256:" + String(repeating: "A", count: 64),
    "SHA256:" + String(repeating: "0", count: 64), "sha256:\u{301}" + String(repeating: "0", count: 64),
    "sha256:" + String(repeating: "0", count: 63) + "\n", " sha256:" + String(repeating: "0", count: 64),
    "sha256:" + String(repeating: "٠", count: 32),
  ])
  func refused(text: String) {
    #expect(Digest(text) == nil)
  }
}
