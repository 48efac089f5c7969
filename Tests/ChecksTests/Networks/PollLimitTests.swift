import Core
import Testing
@testable import Checks
@testable import SocialText

/// What a poll may be on each network, and one more or less.
@Suite struct PollLimitTests {
  private func found(
    _ network: Network, _ rule: String, options: [String] = ["Ja", "Nein"], duration: String = "1d",
    body: String = "Text"
  ) -> [Severity] {
    let poll = "poll: { options: [\(options.joined(separator: ", "))], duration: \(duration) }"
    return NetworkCheck(network: network, lines: poll, body: body).severities(of: rule)
  }

  private func answers(_ count: Int) -> [String] { (0..<count).map { "a\($0)" } }

  @Test(arguments: [
    (Network.x, 2, 4), (.linkedin, 2, 4), (.mastodon, 2, 4), (.threads, 2, 4), (.telegram, 1, 12), (.reddit, 2, 6),
    (.discord, 1, 10),
  ])
  func `answers`(network: Network, fewest: Int, most: Int) {
    #expect(found(network, "poll-options", options: answers(fewest)) == [])
    #expect(found(network, "poll-options", options: answers(most)) == [])
    #expect(found(network, "poll-options", options: answers(most + 1)) == [.error])
    #expect(found(network, "poll-options", options: answers(fewest - 1)) == [.error])
  }

  @Test func `one answer is no plural`() {
    let one = NetworkCheck(network: .x, lines: "poll: { options: [Ja], duration: 1d }").findings(of: "poll-options")
    #expect(one.map(\.summary) == ["1 answer, X takes 2 to 4"])
    let five = NetworkCheck(network: .x, lines: "poll: { options: [a, b, c, d, e], duration: 1d }")
    #expect(five.findings(of: "poll-options").map(\.summary) == ["5 answers, X takes 2 to 4"])
  }

  @Test func `an answer that cannot be read is not missing`() {
    let check = NetworkCheck(network: .x, lines: "poll: { options: [[Ja], Nein, Nein], duration: 1d }")
    #expect(check.findings(of: "poll-options").map(\.summary) == ["the answer \"Nein\" stands twice"])
    #expect(
      NetworkCheck(network: .x, lines: "poll: { options: [[Ja], Nein], duration: 1d }").severities(of: "poll-options")
        == [])
  }

  @Test func `answers that stand twice or are empty`() {
    #expect(found(.x, "poll-options", options: ["Ja", "Ja"]) == [.error])
    #expect(found(.x, "poll-options", options: ["Ja", "\" \""]) == [.error])
  }

  @Test(arguments: [
    (Network.x, 25, Severity.error), (.linkedin, 30, .warning), (.mastodon, 50, .error), (.threads, 25, .error),
    (.telegram, 100, .error), (.discord, 55, .error),
  ])
  func `the length of an answer`(network: Network, maximum: Int, severity: Severity) {
    #expect(found(network, "poll-option-too-long", options: ["Ja", letters(maximum)]) == [])
    #expect(found(network, "poll-option-too-long", options: ["Ja", letters(maximum + 1)]) == [severity])
  }

  @Test(arguments: [(Network.linkedin, 140, Severity.warning), (.telegram, 300, .error), (.discord, 300, .error)])
  func `the length of the question`(network: Network, maximum: Int, severity: Severity) {
    #expect(found(network, "poll-question-too-long", body: letters(maximum)) == [])
    #expect(found(network, "poll-question-too-long", body: letters(maximum + 1)) == [severity])
  }

  @Test(arguments: [
    (Network.x, ["5m", "7d"], ["299s", "10081m", "301s"]), (.mastodon, ["5m", "30d"], ["299s", "31d"]),
    (.linkedin, ["1d", "3d", "7d", "14d"], ["2d", "12h"]), (.telegram, ["5s"], ["4s", "31d"]),
    (.reddit, ["1d", "7d"], ["12h", "8d", "36h"]), (.discord, ["1h", "32d"], ["30m", "33d", "90m"]),
    (.threads, ["1d"], []),
  ])
  func `durations`(network: Network, good: [String], bad: [String]) {
    for duration in good { #expect(found(network, "poll-duration", duration: duration) == [], "\(duration)") }
    for duration in bad { #expect(found(network, "poll-duration", duration: duration) == [.error], "\(duration)") }
  }

  @Test func `a poll and media`() {
    for network in [Network.x, .mastodon, .threads, .linkedin] {
      let lines = "poll: { options: [Ja, Nein] }\n" + MediaLines.picture()
      #expect(NetworkCheck(network: network, lines: lines).severities(of: "poll-with-media") == [.error])
    }
    #expect(found(.x, "poll-with-media") == [])
  }

  @Test func `a poll where there are none is told of once, by another rule`() {
    #expect(NetworkCheck(network: .facebook, lines: "poll: { options: [Ja] }").findings == [])
  }
}
