import Foundation
import Testing

@testable import Commands

/// What README, guides, other pages, templates and scripts show to be typed can be typed.
@Suite struct DocumentedCommandTests {
  /// A command line of ours that a page shows.
  struct Shown: CustomStringConvertible {
    var text: String
    var place: String
    /// Whether it stands on a line of its own, to be typed as it is; otherwise a sentence names it.
    var isWhole: Bool
    var description: String { "\(place): \(text)" }
  }

  private static let root = URL(filePath: Workshop.root).resolvingSymlinksInPath()

  @Test func `every command that a page shows can be typed`() throws {
    let shown = try Self.pages().flatMap { page in
      Self.shown(in: try String(contentsOf: Self.root.appending(path: page), encoding: .utf8), page)
    }
    #expect(shown.count { $0.isWhole } > 80)
    #expect(shown.count { !$0.isWhole } > 100)
    for command in shown {
      let problem = command.isWhole ? HintTests.problem(command.text) : try Self.unknown(in: command.text)
      #expect(problem == nil, "\(command)")
    }
  }

  @Test(arguments: [
    ("```sh\nstet queue --al\n```", 1), ("$ stet queue", 0), ("```console\n$ stet preview\nstet is not typed\n```", 1),
    ("```sh\nstet queue --all | head && stet nowhere\n```", 1), ("See `stet queue --nowhere`.", 1),
    ("See `stet record nothing`, `stet record published …`.", 1), ("See `stet serve`.", 1),
    ("## Not there yet\n`stet serve`", 0), ("```yaml\n- run: stet check --base \"$BASE\" > a || [ $? -eq 1 ]\n```", 0),
    ("```sh\nuntil stet record published a --channel x --url \"$url\"; do\nstet count x # no network\n```", 1),
  ])
  func `what cannot be typed is noticed`(page: String, problems: Int) throws {
    let found = try Self.shown(in: page, "page.md").filter {
      try ($0.isWhole ? HintTests.problem($0.text) : Self.unknown(in: $0.text)) != nil
    }
    #expect(found.count == problems, "\(found)")
  }

  // MARK: - Pages

  private static func pages() throws -> [String] {
    try ["README.md", "CONTRIBUTING.md", "content-example/README.md", "scripts/demo"]
      + ["docs", "templates"].flatMap { folder in
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
          .filter { [".md", ".yml"].contains(where: $0.hasSuffix) && $0 != "commands.md" }
          .map { "\(folder)/\($0)" }
      }
  }

  private static func shown(in page: String, _ name: String) -> [Shown] {
    var shown: [Shown] = []
    var heading = ""
    var fence: Substring?
    for (number, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let place = "\(name):\(number + 1)"
      if line.hasPrefix("```") {
        fence = fence == nil ? line.dropFirst(3) : nil
      } else if fence != nil || !name.hasSuffix(".md") {
        guard fence != "text", fence != "json" else { continue }
        // Of what a terminal shows, only what was typed.
        guard fence != "console" || line.hasPrefix("$ ") else { continue }
        shown += commands(in: line).map { Shown(text: $0, place: place, isWhole: true) }
      } else {
        if line.hasPrefix("#") { heading = String(line) }
        let isPlan = heading.contains(" yet") || line.contains("here is no `stet") || line.contains("not there yet")
        for code in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() where code.offset % 2 == 1
        {
          shown += commands(in: code.element).filter { !isPlan || !planned.contains($0) }
            .map { Shown(text: $0, place: place, isWhole: false) }
        }
      }
    }
    return shown
  }

  /// Commands that later steps bring: only what says that they are not there names them.
  private static let planned: Set = ["stet import", "stet serve", "stet publish"]

  /// The commands of ours in a line of a shell, without what is around them.
  private static func commands(in line: some StringProtocol) -> [String] {
    guard line.contains("stet ") else { return [] }
    return String(line).split(separator: #/&&|\|\|?|;|\$\(/#).compactMap { part -> String? in
      let command = String(part).replacing(
        #/^[\s$]*(- )*(run: )?(sh ')?((if|until|while|!) )*(git (?=stet))?/#, with: "")
      guard command.hasPrefix("stet ") else { return nil }
      return command.replacing(#/\s+#.*$|\s*[0-9]?[<>].*$|\s*'?\)?\s*$/#, with: "")
    }
  }

  // MARK: - Sentences

  /// The command, or the option of it, that a sentence names and that there is not.
  private static func unknown(in text: String) throws -> String? {
    let words = HintTests.words(text).dropFirst().filter { !$0.contains("…") && $0 != "COMMAND" && $0 != "CMD" }
    guard let name = words.first, !name.hasPrefix("-"), name != "help" else { return nil }
    let reference = try String(contentsOf: root.appending(path: "docs/commands.md"), encoding: .utf8)
    let help = reference.components(separatedBy: "\n## stet ").first { $0.hasPrefix(name + "\n") }
    guard let help else { return name }
    if name == "record", let event = words.dropFirst().first, !event.hasPrefix("-"),
      RecordCommand.Event(rawValue: event) == nil
    {
      return event
    }
    return words.first { $0.hasPrefix("--") && !help.contains(" \($0) ") && !help.contains(" \($0)\n") }
  }
}
