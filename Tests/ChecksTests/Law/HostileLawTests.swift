import Core
import Testing
@testable import Checks

/// Texts made to break the scanners.
@Suite struct HostileLawTests {
  @Test(arguments: [
    "0171 ", "+49", "a@b.de ", "@", "0", "HH-AB 12 ", "DE89 ", "20 % Rabatt ", "statt 1 € ", "idiot ", "https://a?b=",
    "Die Markt AG betrügt ", "Rabattcode ABCD ", "ghp_", "eyJaaaaaaaaaaaaaaaa.", "-----BEGIN ", "Passwort: ",
    "ö\u{308}", "Hamburgs bester Kaffee ", "Statt 4.999 € ", "-20 % auf ", "4.", "#1 ", "Das beste ", "the most ",
    "hat uns geschenkt ", "Wir suchen eine junge Kollegin bis 35 Jahre ", "Verkäufer ", "Werbung, weil ", "nachhaltig ",
    "a.b@acme.example ", "zehn Prozent ",
  ])
  func `end soon, and are told of a few times`(text: String) {
    let long = String(repeating: text, count: 40_000 / text.utf8.count)
    let found = LawCase(long).findings(channels: "[x]")
    for rule in Set(found.map(\.rule)) { #expect(found.count { $0.rule == rule } <= 10) }
  }
}
