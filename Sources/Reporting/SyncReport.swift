package import Core

/// What bringing the ledger of a clone and that of its remote together did.
package struct SyncReport: Sendable {
  package let remote: String
  /// The records that came here.
  package let fetched: [DecisionReport]
  /// The records that the remote got.
  package let pushed: [DecisionReport]
  /// The ledger commit that has everything, in hexadecimal.
  package let tip: String
  /// Whether the remote's ledger had been rewound, and has its records back.
  package let isRepaired: Bool
  /// Why the remote did not take it; `nil` where everything is there.
  package let refusal: String?
  let anomalies: [Anomaly]

  package init(
    remote: String, fetched: [DecisionReport], pushed: [DecisionReport], tip: String, isRepaired: Bool,
    refusal: String?, anomalies: [Anomaly] = []
  ) {
    self.remote = remote
    self.fetched = fetched
    self.pushed = pushed
    self.tip = tip
    self.isRepaired = isRepaired
    self.refusal = refusal
    self.anomalies = anomalies
  }

  /// For people: what came and what went, the last decisions of each.
  package func text(style: TextStyle) -> String {
    let lists = [
      list(fetched, SharingMessages.came(fetched.count, from: remote), style),
      list(pushed, SharingMessages.went(pushed.count, to: remote, isRepaired: isRepaired), style),
    ]
    let state = refusal == nil ? SharingMessages.complete(remote, isNews: !fetched.isEmpty || !pushed.isEmpty) : ""
    return lists.joined() + state
  }

  /// More decisions than these are only counted.
  private static let shown = 20

  private func list(_ decisions: [DecisionReport], _ heading: String, _ style: TextStyle) -> String {
    guard !decisions.isEmpty else { return "" }
    let lines = decisions.suffix(Self.shown).flatMap { decision in
      decision.text(style: style).split(separator: "\n").map { "  \($0)" }
    }
    let more = decisions.count - Self.shown
    let rest = more > 0 ? ["  … after \(Phrase.count(more, "earlier one")) (`stet log`)"] : []
    return ([style.paint(heading, .bold)] + rest + lines).map { $0 + "\n" }.joined()
  }

  /// The document `stet/sync/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/sync/v1",
      [
        "remote": .string(remote), "fetched": .integer(fetched.count), "pushed": .integer(pushed.count),
        "tip": .string(tip), "repaired": .bool(isRepaired), "shared": .bool(refusal == nil),
      ], anomalies)
  }
}

/// What is said about where a decision is known.
package enum SharingMessages {
  /// `3 decisions from origin:`
  static func came(_ count: Int, from remote: String) -> String {
    "\(Phrase.count(count, "decision")) from \(TerminalText.oneLine(remote)):"
  }

  static func went(_ count: Int, to remote: String, isRepaired: Bool) -> String {
    let remote = TerminalText.oneLine(remote)
    return isRepaired
      ? "The ledger of \(remote) was rewound; \(Phrase.count(count, "decision")) brought back to it:"
      : "\(Phrase.count(count, "decision")) to \(remote):"
  }

  static func complete(_ remote: String, isNews: Bool) -> String {
    let remote = TerminalText.oneLine(remote)
    return "\(isNews ? "This" : "No news: this") clone and \(remote) have the same decisions.\n"
  }

  /// What was decided is at the remote.
  package static func shared(_ remote: String) -> String {
    "On \(TerminalText.oneLine(remote)); others see it with their next fetch."
  }

  /// What was decided is known to this clone alone.
  ///
  /// - Parameter stops: whether it stops something.
  package static func unshared(because reason: String, stops: Bool) -> String {
    (stops ? "it stops nothing elsewhere yet, as only this clone knows it: " : "only this clone knows it: ")
      + TerminalText.oneLine(reason)
  }

  package static func rewound(_ remote: String) -> String {
    "the ledger of \(TerminalText.oneLine(remote)) was rewound: it lacks decisions that it had; "
      + "`stet sync` brings them back"
  }

  /// How long a remote has been waited for.
  package static func waiting(for remote: String, seconds: Int) -> String {
    "Waiting for \(TerminalText.oneLine(remote)), \(Phrase.count(seconds, "second")) so far …"
  }
}
