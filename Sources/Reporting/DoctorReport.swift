package import Core

/// How Stet is set up in a clone, to be shown.
package struct DoctorReport: Sendable {
  package let facts: [SetupFact]
  /// The version of Stet.
  let version: String

  package init(_ facts: [SetupFact], version: String) {
    self.facts = facts
    self.version = version
  }

  /// Whether something does not work, or is not safe.
  package var hasProblems: Bool { facts.contains { $0.state == .problem } }

  /// For people at a terminal: a line for each fact, and below it what to do.
  package func text(style: TextStyle) -> String {
    var columns = TextColumns(style: style)
    for fact in facts {
      columns.append([(fact.state.sign, fact.state.tone), (fact.topic, .bold), (TerminalText.oneLine(fact.text), nil)])
    }
    let lines = zip(columns.lines(), facts).map { line, fact in
      line + "\n" + fact.todo.map { style.paint("     → \(TerminalText.oneLine($0))", .note) + "\n" }.joined()
    }
    return lines.joined() + "\n" + summary + "\n"
  }

  private var summary: String {
    let count = facts.count { $0.state == .problem }
    return count == 0 ? "Stet \(version) is ready to use here." : "\(Phrase.count(count, "problem")) to put right."
  }

  /// The document `stet/doctor/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/doctor/v1",
      [
        "stet": .string(version),
        "facts": .list(facts) { fact in
          [
            "topic": .string(fact.topic), "state": .string(fact.state.rawValue), "text": .string(fact.text),
            "todo": .strings(fact.todo),
          ]
        },
      ])
  }
}

extension SetupFact.State {
  fileprivate var sign: String {
    switch self {
    case .good: "✓"
    case .advice: "·"
    case .problem: "✗"
    }
  }

  fileprivate var tone: TextStyle.Tone {
    switch self {
    case .good: .ok
    case .advice: .warning
    case .problem: .error
    }
  }
}
