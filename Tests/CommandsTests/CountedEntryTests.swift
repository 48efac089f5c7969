import Commands
import Core
import TestSupport
import Testing

/// What a listing only counts is what it would leave out of the whole queue.
@Suite struct CountedEntryTests {
  /// Posts that went out, were missed, expired, are held, are drafts, cannot be rendered, or wait for a slot.
  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    let posts = [
      ("sent", Workshop.post(id: "sent")), ("partly", Workshop.post(id: "partly")),
      ("missed", Workshop.post(id: "missed")), ("draft", Workshop.post(id: "draft", more: "draft: true")),
      ("held", Workshop.post(id: "held", more: "campaign: advent")),
      ("broken", Workshop.post(id: "broken").replacing("media/markt.png", with: "media/nichts.png")),
      ("slot", Workshop.post(id: "slot", channels: "[x]", date: "slot")),
      ("window", Workshop.post(id: "window", channels: "[x]", date: "slot", more: "notAfter: 2026-12-02T12:00")),
      ("twice", Workshop.post(id: "twice")), ("other", Workshop.post(id: "twice", text: "Ein anderer Text.")),
    ]
    for (name, post) in posts { try workshop.repository.write("posts/\(name).md", post) }
    try workshop.repository.commit("posts", as: .dana)
    for (id, channel) in [("sent", "x"), ("sent", "facebook"), ("partly", "x"), ("twice", "facebook")] {
      workshop.stet(
        ["record", "published", id, "--channel", channel, "--by-hand", "-m", "so"], now: "2026-12-01T09:00:00Z")
    }
    return workshop
  }

  @Test(arguments: [false, true]) func theyAreThoseOfTheWholeQueue(isHeld: Bool) throws {
    let workshop = try workshop()
    if isHeld {
      try workshop.expectSuccess(["hold", "--campaign", "advent", "-m", "Wartet"], now: "2026-12-01T09:30:00Z")
    }
    for (now, isLong) in [("2026-12-05T08:00:00Z", false), ("2026-12-20T08:00:00Z", true)] {
      let all = try workshop.expectSuccess(["queue", "--all", "--format", "json"], now: now).json
      let whole = numbers(all)
      #expect(whole["published", default: 0] >= 3 && whole["missed", default: 0] >= 2 && whole["expired"] == 1)
      #expect(whole["held", default: 0] == (isHeld ? 2 : 0))
      let document = try workshop.expectSuccess(["queue", "--format", "json"], now: now).json
      let leftOut = document["leftOut"]?.objectValue?.compactMapValues(\.integerValue).mapValues { Int($0) } ?? [:]
      #expect(numbers(document).merging(leftOut, uniquingKeysWith: +) == whole)
      #expect(leftOut == (isLong ? whole.filter { $0.key == "published" } : [:]))
      let text = try workshop.expectSuccess(["queue"], now: now).output
      #expect(total(in: text) == whole.values.reduce(0, +), "\(text)")
      let ended = ["published", "missed", "expired", "invalid"].compactMap { whole[$0] }.reduce(0, +)
      #expect(text.contains("\(ended) entries from more than seven days ago") == isLong, "\(text)")
    }
  }

  /// How many entries a document has, by state.
  private func numbers(_ document: JSONValue) -> [String: Int] {
    (document["entries"]?.arrayValue ?? []).reduce(into: [:]) { $0[$1["state"]?.stringValue ?? "", default: 0] += 1 }
  }

  /// How many entries a text lists or counts.
  private func total(in text: String) -> Int {
    let sums = text.split(separator: "\n").filter {
      $0.contains(" entries: ") || $0.contains("from more than seven days ago")
    }
    return sums.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }.reduce(0, +)
  }
}
