import Core
import Testing
@testable import Checks

/// Claims, prices, prize draws, and words about people.
@Suite struct ClaimRuleTests {
  static let cases = [
    LawCase("Unser Licht ist besser als jedes andere Licht."),
    LawCase("Unser Licht ist besser als das alte der Konkurrenz.", "comparison"),
    LawCase("Besser als nichts, und schneller als gedacht."),
    LawCase("Cheaper than the competition!", "comparison"),
    LawCase("Cheaper than the competition!", keys: "proof: [https://example.org/test]"),
    LawCase("Cheaper than the competition!", "comparison", keys: "proof: [\" \"]"),
    LawCase("Wir sind Marktführer.", "superlative"),
    LawCase("Beste Grüße, best regards, am besten morgen. Das Beste daraus machen."),
    LawCase("The world's best lights.", "superlative"),
    LawCase("⚠️Marktführer in Hamburg.", "superlative"),
    LawCase("Umweltfreundliche Lichter.", "green-claim"),
    LawCase("CO₂-neutraler Versand.", "green-claim"),
    LawCase("Vortrag über Nachhaltigkeit und Klimaneutralität."),
    LawCase("Klimaneutral durch Kompensation.", "green-claim", keys: "proof: [https://example.org/test]"),
    LawCase("Klimaneutrale Lieferung.", keys: "proof: [https://example.org/test]"),
    LawCase("Das stärkt das Immunsystem.", "health-claim"),
    LawCase("Die Zeit heilt alle Wunden."),

    LawCase("20 % Rabatt!", "price-reduction"), LawCase("Jetzt 20% off", "price-reduction"),
    LawCase("Rabatt von 20\u{A0}%", "price-reduction"), LawCase("Jetzt 79 € statt 99 €.", "price-reduction"),
    LawCase("79 Euro statt bisher 99 Euro", "price-reduction"),
    LawCase("20 % Rabatt auf den niedrigsten Preis der letzten 30 Tage"),
    LawCase("20 % Rabatt", keys: "lowestPrice: 89 Euro"),
    LawCase("20 % mehr Räder, um 20 % reduzierte Emissionen, 3 statt 4 Speichen, 100 % Wolle, switch off 5%"),

    LawCase("Gewinnspiel! Schreibt uns.", "sweepstake"),
    LawCase(
      "Gewinnspiel bis zum 6.12., in keiner Verbindung mit Facebook. Teilnahmebedingungen: https://acme.example/tb"),
    LawCase(
      "Gewinnspiel bis zum 6.12., in keiner Verbindung mit Facebook. Markiert Freunde! Teilnahmebedingungen: https://acme.example/tb",
      "sweepstake"),
    LawCase("Die Gewinner des Gewinnspiels stehen fest!"),

    LawCase("Das haben wir gemacht. #KIgeneriert", "ai-label", keys: "aiGenerated: true"),
    LawCase("Das Bild ist KI-generiert.", keys: "aiGenerated: true"),
    LawCase("An AI-generated picture.", keys: "aiGenerated: true"),
    LawCase("Ein Bild.", keys: "aiGenerated: false"),

    LawCase("Diese Vollidioten!", "insult"), LawCase("Idiotensicher, sagt Johnny Depp."),
    LawCase("Die Markt AG betrügt.", "accusation"), LawCase("Betrüger rufen an. Die AG trifft sich."),
    LawCase("Die Markt AG betrügt.", keys: "proof: [https://example.org/urteil]"),
  ]

  @Test(arguments: cases)
  func `a post breaks the rules it should and no other`(post: LawCase) {
    #expect(post.found == post.rules.sorted())
  }

  @Test func `what a prize draw lacks is said of the network it is on`() {
    let found = LawCase("Gewinnspiel! Markiert zwei Freunde.").findings().filter { $0.rule == "sweepstake" }
    #expect(found.map(\.channel) == ["x", "facebook"] || found.map(\.channel) == ["facebook", "x"])
    #expect(found.contains { $0.summary.hasSuffix("; asks to tag or share") && $0.channel == "facebook" })
  }

  @Test func `a place is that of the words`() {
    let found = LawCase("Wir sind\nder **Marktführer** hier.").findings()
    #expect(found.map(\.range.start) == [SourcePosition(line: 8, column: 7)])
    #expect(found.map(\.flags) == [["legal"]])
  }

  @Test func `words are found wherever readers see them`() {
    let keys = "firstComment: Du Trottel\nhashtags: [Vollidioten]\npoll: { options: [Depp, Hohlkopf] }"
    let media = "\nmedia: [{ file: media/a.jpg, alt: Ein Mistkerl, credit: A. Weber }]"
    let found = LawCase("Text", keys: keys + media).findings(channels: "[x]").filter { $0.rule == "insult" }
    #expect(found.count == 4)
  }
}
