import Core
import Testing
@testable import Checks

/// Personal data and secrets.
@Suite struct PersonalDataTests {
  @Test(arguments: [
    "Mail an erika.mustermann@example.org.", "mobil 0171 1234567", "0171-1234567", "01711234567", "+49 171 1234567",
    "+49 (0)40 123456", "040 / 12 34 56 78", "Tel. 04012345678", "DE89 3704 0044 0532 0130 00",
    "DE89370400440532013000",
    "Mail an erika.mustermann@acme.example.", "Mail an e.mustermann@acme.example oder anna@acme.example.",
    "Mail an ana@mail.acme.example.", "Mail an lampen@other.example.",
    "Das Rad ist weg, der Wagen hatte HH-AB 1234.", "Kennzeichen LÖ-K 77", "info@other.example",
  ])
  func `it is found`(text: String) {
    #expect(LawCase(text).found == ["personal-data"])
  }

  @Test(arguments: [
    "Mail an service@acme.example oder lampen@mail.acme.example.", "security@acme.example, feedback@acme.example",
    "presse-hamburg@acme.example, bewerbung@acme.example, datenschutz@acme.example, kundenservice@acme.example",
    "@acme@social.example", "Am 01.12.2026 um 08:30-10:00",
    "0800 1234567", "0180 5 123456", "Bestellung 0123456789", "DE88 3704 0044 0532 0130 00", "DIN-EN 1234", "USB-C 32",
    "HH-AB", "0,123456789 Prozent", "1000 2000 3000 4000", "2026-12-01", "https://example.org/?m=a.b@example.org",
    "Heft 2026/12/01", "ISBN 978-3-16-148410-0",
    "Boston, MA 02110-1301", "89 Euro", "um 09 Uhr", "A-Z 100", "5-0 12:30", "Covid-19 2020",
    "+1000 Leute", "+++ 2026 +++", "#040 1234", "a@b", "@@@@", "2.000.000", "Saison 2026/27 1234567",
  ])
  func `it is not taken for any`(text: String) {
    #expect(LawCase(text).found == [])
  }

  /// The house is where its people have their addresses, unless everybody may have one there.
  @Test(arguments: [
    ("Mail an security@acme.example.", [Severity]()), ("Mail an erika.mustermann@acme.example.", [.warning]),
    ("Mail an kaya@acme.example.", [.warning]), ("Mail an info@other.example.", [.note]),
    ("Mail an info@gmx.de.", [.note]), ("Mail an team@hof.example.", []),
  ])
  func `a mailbox of a task belongs to no person in one's own house`(text: String, severities: [Severity]) {
    var tree = ContentInMemory(
      post: "---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\nlanguage: de\n---\n\(text)\n")
    tree.configuration = tree.configuration.replacing("account: acme.example,", with: "account: hof.example,")
    tree.configuration += """

      people:
        ana: { name: Ana Kaya, emails: [ana@acme.example, ana.kaya@gmx.de] }
      """
    let found = tree.findings.filter { $0.rule == "personal-data" }
    #expect(found.map(\.severity) == severities)
  }

  @Test(arguments: [
    ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", Severity.error), ("AKIAJ7Q3XN5WZK2LM4PT", .warning),
    ("glpat-a1B2c3D4e5F6g7H8i9J0", .error), ("xoxb-123456789012-abcdefGHIJ", .error),
    ("AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY", .error), ("sk_live_4eC39HqLyjWDarjtT1zdp7dc", .error),
    ("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0", .error), ("-----BEGIN OPENSSH PRIVATE KEY-----", .error),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", .error),
    ("https://discord.com/api/webhooks/123456789012345678/abcDEFghiJKLmnoPQRstuVWXyz0123456789", .error),
    ("Passwort: Sommer2026!", .warning), ("api_key=a1b2c3d4e5f6", .warning),
    ("client_secret: a1b2c3d4e5f6", .warning),
  ])
  func `a secret is found in text and front matter, and not shown`(secret: String, severity: Severity) {
    for post in [LawCase("Siehe \(secret)"), LawCase("Text", keys: "labels: [\"\(secret)\"]")] {
      let found = post.findings().filter { $0.rule == "secret" }
      #expect(found.map(\.severity) == [severity])
      #expect(found.allSatisfy { !$0.summary.contains(secret.suffix(8)) })
    }
  }

  @Test(arguments: [
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AKIAIOSFODNN7EXAMPLE", "Passwort: mindestens zwölf Zeichen",
    "sk-5 Räder",
    "Das Passwort vergessen? https://acme.example/login1234", "Token: siehe unten", "eyJ", "AKIAaaaa", "---", "glpat-",
    "Passwort: https://acme.example/1", "https://s3.example/a.png?X-Amz-Credential=AKIAJ7Q3XN5WZK2LM4PT%2F2025",
  ])
  func `an example or an ordinary word is no secret`(text: String) {
    #expect(LawCase(text).found == [])
  }

  @Test func `a secret is shown where it stands`() {
    let found = LawCase("Siehe AKIAJ7Q3XN5WZK2LM4PT hier").findings()
    #expect(found.map(\.range) == [SourceRange(.init(line: 7, column: 7), .init(line: 7, column: 27))])
    #expect(found.map(\.summary) == ["\"AKIA…\" is the name of a key of Amazon Web Services"])
  }
}
