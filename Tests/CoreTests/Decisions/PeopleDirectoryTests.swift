import Testing
@testable import Core

/// Finding a person by an address.
@Suite struct PeopleDirectoryTests {
  private func directory() throws -> PeopleDirectory {
    let people = [
      Person(name: "ana", emails: ["Ana@acme.example"], forgeIDs: ["github": 1_234_567, "gitlab": 7, "codeberg": 9])
    ]
    return PeopleDirectory(try Team.configuration(people: people))
  }

  @Test(
    arguments: [
      ("ana@acme.example", "ana"), ("ANA@ACME.EXAMPLE", "ana"), ("anna@acme.example", nil), ("", nil), ("@", nil),
      ("01234567+ana@users.noreply.github.com", nil),
      ("1234567+ana@users.noreply.github.com", "ana"), ("1234567+anything@users.noreply.github.com", "ana"),
      ("1234568+ana@users.noreply.github.com", nil), ("1234567@users.noreply.github.com", nil),
      ("1234567-ana@users.noreply.github.com", nil), ("ana@users.noreply.github.com", nil),
      ("7-ana@users.noreply.gitlab.com", "ana"), ("7-ana@users.noreply.gitlab.acme.example", "ana"),
      ("7+ana@users.noreply.gitlab.com", nil), ("77-ana@users.noreply.gitlab.com", nil),
      ("-ana@users.noreply.gitlab.com", nil), ("9+ana@users.noreply.codeberg.org", "ana"),
      ("1234567+ana@users.noreply", nil), ("1234567+ana@noreply.github.com", nil),
      ("1234567+a@b@users.noreply.github.com", nil), ("١٢+ana@users.noreply.github.com", nil),
    ] as [(String, String?)])
  func whoAnAddressIs(address: String, name: String?) throws {
    #expect(try directory().person(forAddress: address) == name)
  }

  @Test func nobodyIsNamedByAHash() throws {
    let directory = try directory()
    let name = directory.name(forAddress: "unknown@else.example")
    #expect(PeopleDirectory.isUnknown(name))
    #expect(name.count == 17)
    #expect(name == directory.name(forAddress: "Unknown@ELSE.example"))
    #expect(name != directory.name(forAddress: "unknown2@else.example"))
    #expect(!PeopleDirectory.isUnknown(directory.name(forAddress: "ana@acme.example")))
  }
}
