import Content
import Diagnostics
import Workflow

extension PreviewReport {
  /// For people at a terminal: each channel in a frame of its own.
  package func text(style: TextStyle) -> String {
    guard !previews.isEmpty else { return PreviewMessages.empty + "\n" }
    return previews.map { PreviewFrame(preview: $0, lengths: lengths($0), style: style).text }.joined(separator: "\n")
  }
}

/// One channel's preview, framed on the left: a right edge would be misaligned if a terminal counts columns
/// differently.
private struct PreviewFrame {
  let preview: Preview
  let lengths: [MeasuredLength]
  let style: TextStyle

  private static let columns = 76

  var text: String {
    let account = style.paint(TerminalText.oneLine(PreviewMessages.account(preview.channel)), .bold)
    let body = bodyLines.map { $0.isEmpty ? edge("│") : edge("│ ") + $0 }
    let foot = edge("└ ") + PreviewMessages.time(preview.schedule)
    return ([edge("┌ ") + account] + body + [foot]).joined(separator: "\n") + "\n"
  }

  private var bodyLines: [String] {
    let findings = preview.findings.inOrder().map(finding)
    guard let rendition = preview.rendition else {
      return [style.paint(PreviewMessages.notRendered, .error)] + findings
    }
    let content = PreviewContent(rendition: rendition, files: preview.files)
    let title = rendition.title.map { [labelled(PreviewMessages.title, $0), ""] } ?? []
    let parts = rendition.parts.indices.map { part(rendition.parts[$0], $0, content) }
    let below = content.facts.map(labelled) + content.options.map { style.paint(TerminalText.oneLine($0), .dim) }
    return title + parts.joined(separator: [""]) + (below.isEmpty ? [] : [""] + below) + findings
  }

  private func part(_ part: Rendition.Part, _ index: Int, _ content: PreviewContent) -> [String] {
    let count = content.rendition.parts.count
    let text = TerminalText.wrapped(
      TerminalText.escaped(part.text, keepingLines: true), columns: PreviewFrame.columns)
    let media = part.media.flatMap { [""] + content.facts(of: $0).map(labelled) }
    let length = lengths.indices.contains(index) ? lengths[index] : nil
    let counts = [PreviewMessages.part(index, of: count), length.map(PreviewMessages.length)].compactMap { $0 }
    guard !counts.isEmpty else { return text + media }
    let isOver = length?.isOver ?? false
    return text + media + ["", style.paint(counts.joined(separator: ", "), isOver ? .error : .dim)]
  }

  private func labelled(_ label: String, _ text: String) -> String {
    style.paint("\(label): ", .dim) + TerminalText.oneLine(text)
  }

  private func finding(_ finding: Finding) -> String {
    style.paint("\(finding.severity.rawValue): ", finding.severity.tone) + TerminalText.oneLine(finding.summary)
  }

  private func edge(_ text: String) -> String { style.paint(text, .dim) }
}
