import Core
import SocialText
import Testing
@testable import Checks

@Suite struct GoogleBusinessTests {
  private func found(_ options: String, _ rule: String, lines: String = "", body: String = "Text") -> [Finding] {
    let override = "overrides: { google-business: { \(options) } }"
    return NetworkCheck(network: .googleBusiness, lines: lines.isEmpty ? override : "\(lines)\n\(override)", body: body)
      .findings(of: rule)
  }

  @Test(arguments: ["event", "offer"])
  func `an event or offer has title, begin and end`(topic: String) {
    #expect(found("topicType: \(topic)", "event-incomplete").count == 3)
    let whole = "topicType: \(topic), eventTitle: Markt, eventStart: 2026-12-01, eventEnd: 2026-12-02"
    #expect(found(whole, "event-incomplete") == [])
    #expect(found("topicType: standard", "event-incomplete") == [])
  }

  @Test func `the title of an event has 58 characters`() {
    #expect(found("eventTitle: \(letters(58))", "option-too-long") == [])
    #expect(found("eventTitle: \(letters(59))", "option-too-long").map(\.severity) == [.warning])
  }

  @Test func `a button leads somewhere`() {
    #expect(found("cta: book", "call-to-action").map(\.severity) == [.error])
    #expect(found("cta: book", "call-to-action", lines: "link: https://example.org") == [])
    #expect(found("cta: call", "call-to-action") == [])
    #expect(found("cta: call, topicType: offer", "call-to-action").map(\.severity) == [.warning])
  }

  @Test(arguments: [
    "040 123 45 67", "+49 40 1234567", "(040) 123-4567", "0800/1234567", "(555) 123-4567", "0049 40 1234567",
  ])
  func `a phone number is seen`(number: String) {
    let found = found("cta: call", "phone-number-in-text", body: "Ruft an: \(number) bitte")
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.range.start == SourcePosition(line: 7, column: 10))
  }

  @Test(arguments: [
    "01.12.2026", "01-12-2026", "09:00–18:00", "1.000.000 Euro", "2026-12-01", "0,99 €", "0.5 bis 3",
    "07.12. und 08.12.",
    "IBAN DE02 1203 0000 0000 2020 51", "https://example.org/0401234567",
  ])
  func `dates, prices and addresses are no phone numbers`(text: String) {
    #expect(found("cta: call", "phone-number-in-text", body: "Es gilt \(text) immer") == [])
  }
}
