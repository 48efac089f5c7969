import Diagnostics

extension CheckReport {
  /// For people at a terminal: each finding with its place, the rule behind it and what to do; a count at the end.
  package func text(style: TextStyle) -> String {
    var lines: [String] = []
    var file = (path: "", lines: [String]())
    for finding in findings {
      if !finding.path.utf8.elementsEqual(file.path.utf8) {
        file = (finding.path, CodeFrame.lines(of: sources[finding.path] ?? ""))
      }
      lines += FindingText(finding: finding, style: style).lines(source: file.lines) + [""]
    }
    lines.append(style.paint(CheckMessages.total(self), totalTone))
    return lines.joined(separator: "\n") + "\n"
  }

  private var totalTone: TextStyle.Tone { findings.map(\.severity).max()?.tone ?? .ok }
}

/// One finding in full.
struct FindingText {
  let finding: Finding
  let style: TextStyle

  /// The lines, with the code frame where `source`, the lines of its file, has the place.
  func lines(source: [String]) -> [String] {
    [headline, place] + (CodeFrame(finding.range, lines: source)?.lines(style: style, tone: tone) ?? []) + advice
  }

  private var tone: TextStyle.Tone { finding.severity.tone }

  private var headline: String {
    let kind = style.paint("\(finding.severity.rawValue)[\(TerminalText.oneLine(finding.rule))]", tone)
    return "\(kind): \(style.paint(TerminalText.oneLine(finding.summary), .bold))"
  }

  private var place: String {
    let start = finding.range.start
    return style.paint(" --> ", .dim) + "\(TerminalText.oneLine(finding.path)):\(start.line):\(start.column)"
  }

  private var advice: [String] {
    let rule = finding.explanation.map { [note(CheckMessages.rule, $0)] } ?? []
    return rule + finding.fixes.map { note(CheckMessages.fix, $0.title) }
  }

  private func note(_ label: String, _ text: String) -> String {
    style.paint("   = \(label): ", .dim) + TerminalText.oneLine(text)
  }
}

extension Severity {
  /// How the severity is painted.
  var tone: TextStyle.Tone {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
