import Content
import Diagnostics
import Workflow

extension PreviewReport {
  /// One self-contained page: no scripts, no pictures, no addresses that are fetched.
  package var html: String {
    let title = TerminalText.oneLine(previews.first?.title ?? "")
    let heading = HTMLEscaping.escaped(title.isEmpty ? post : title)
    let body = previews.map { PreviewSection(preview: $0, lengths: lengths($0)).html }.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(heading)</title>
      <style>
      \(PreviewReport.styleSheet)
      </style>
      </head>
      <body>
      <h1 dir="auto">\(heading)</h1>
      \(body)
      </body>
      </html>

      """
  }

  private static let styleSheet = """
    body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
    section { border: 1px solid #bbb; border-radius: .5rem; padding: 0 1rem 1rem; margin: 1rem 0; }
    h2 { font-size: 1rem; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
    .count, footer, dt { color: #555; font-size: .875rem; }
    .over, .error { color: #b00020; }
    """
}

/// One channel of the page.
private struct PreviewSection {
  let preview: Preview
  let lengths: [MeasuredLength]

  var html: String {
    let account = HTMLEscaping.escaped(PreviewMessages.account(preview.channel))
    let time = HTMLEscaping.escaped(PreviewMessages.time(preview.schedule))
    return (["<section>", "<h2>\(account)</h2>"] + content + findings + ["<footer>\(time)</footer>", "</section>"])
      .joined(separator: "\n")
  }

  private var content: [String] {
    guard let rendition = preview.rendition else { return ["<p class=\"error\">\(PreviewMessages.notRendered)</p>"] }
    let content = PreviewContent(rendition: rendition, files: preview.files)
    let title = rendition.title.map { ["<h3 dir=\"auto\">\(HTMLEscaping.escaped($0))</h3>"] } ?? []
    let parts = rendition.parts.indices.flatMap { part(rendition.parts[$0], $0, content) }
    return title + parts + list(content.facts) + content.options.map { "<p>\(HTMLEscaping.escaped($0))</p>" }
  }

  private func part(_ part: Rendition.Part, _ index: Int, _ content: PreviewContent) -> [String] {
    let count = content.rendition.parts.count
    let text = "<div class=\"text\" dir=\"auto\">\(HTMLEscaping.escaped(part.text))</div>"
    let media = part.media.flatMap { list(content.facts(of: $0)) }
    let length = lengths.indices.contains(index) ? lengths[index] : nil
    let counts = [PreviewMessages.part(index, of: count), length.map(PreviewMessages.length)].compactMap { $0 }
    guard !counts.isEmpty else { return [text] + media }
    let style = length?.isOver ?? false ? "count over" : "count"
    return [text] + media + ["<p class=\"\(style)\">\(HTMLEscaping.escaped(counts.joined(separator: ", ")))</p>"]
  }

  private func list(_ facts: [(label: String, text: String)]) -> [String] {
    guard !facts.isEmpty else { return [] }
    let items = facts.map { "<dt>\($0.label)</dt><dd dir=\"auto\">\(HTMLEscaping.escaped($0.text))</dd>" }
    return ["<dl>"] + items + ["</dl>"]
  }

  private var findings: [String] {
    preview.findings.inOrder().map {
      "<p class=\"\($0.severity.rawValue)\">\($0.severity.rawValue): \(HTMLEscaping.escaped($0.summary))</p>"
    }
  }
}
