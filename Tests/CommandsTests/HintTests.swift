import ArgumentParser
import Foundation
import Testing

@testable import Commands

/// Every command that a text of the program names exists, and every command line in one can be parsed.
@Suite struct HintTests {
  /// A string literal of the sources.
  struct Literal: CustomStringConvertible {
    var text: String
    var place: String
    var description: String { "\(place): \(text)" }
  }

  /// Beginnings of literals that are no command line.
  private static let others =
    ["stet check 3", "stet policies 1", "stet words 3"]
    + ["runs", "ignores", "does", "did", "gave", "ended"].map { "git \($0) " }

  /// Commands of git that not every release has.
  private static let newer: Set<String> = ["lfs", "refs"]

  private static func isOther(_ text: String) -> Bool { others.contains { text.hasPrefix($0) } }

  @Test func `what a hint says to type can be typed`() throws {
    let lines = try Self.literals().filter { Self.isCommand($0.text) && !Self.isOther($0.text) }
    #expect(lines.count > 20)
    for line in lines { #expect(Self.problem(line.text) == nil, "\(line)") }
  }

  @Test func `every command that stands in backticks exists`() throws {
    let named = try Self.literals().flatMap { literal in
      literal.text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 && Self.isCommand(String($0.element)) }
        .map { Literal(text: String($0.element), place: literal.place) }
    }
    #expect(named.count > 10)
    for name in named { #expect(Self.unknown(name.text) == nil, "\(name)") }
  }

  @Test(arguments: [
    "stet serve", "stet queue --nowhere", "stet resolve, to take that back", "stet resume", "git frobnicate",
  ])
  func `what cannot be typed is noticed`(line: String) { #expect(Self.problem(line) != nil) }

  @Test(arguments: [
    "stet queue --all", "git add \"a b.md\" && git commit", "rm 'x'", "stet record failed a --channel x",
  ])
  func `what can be typed is not`(line: String) { #expect(Self.problem(line) == nil) }

  /// Why a line cannot be typed; `nil` if it can.
  static func problem(_ line: String) -> String? {
    for command in line.components(separatedBy: " && ") {
      if let unknown = unknown(command) { return unknown }
      if command.hasPrefix("stet"), !canBeParsed(Array(words(command).dropFirst())) { return "no command line" }
    }
    return nil
  }

  /// The command that a line names but that does not exist.
  private static func unknown(_ line: String) -> String? {
    let words = words(line)
    guard words.count > 1, !words[1].hasPrefix("-") else { return nil }
    switch words[0] {
    case "stet": return isCommandName(words[1]) ? nil : words[1]
    case "git" where !newer.contains(words[1]): return gitCommands.contains(words[1]) ? nil : words[1]
    default: return nil
    }
  }

  private static func canBeParsed(_ arguments: [String]) -> Bool {
    guard let name = arguments.first, name.hasPrefix("-") || isCommandName(name) else { return false }
    do {
      _ = try Stet.parseAsRoot(arguments)
      return true
    } catch {
      return Stet.exitCode(for: error) == .success
    }
  }

  private static func isCommandName(_ word: String) -> Bool {
    word == "help" || Stet.commands.contains { $0.configuration.commandName == word }
  }

  private static func isCommand(_ text: String) -> Bool {
    ["stet ", "git "].contains { text.hasPrefix($0) }
      && text.dropFirst(5).first.map { $0.isLetter || $0 == "-" } == true
  }

  /// The words of a line as a shell takes them: quotation marks hold words together.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      } else if quote == nil, character == " " {
        if words.last != "" { words.append("") }
        continue
      }
      if words.isEmpty { words.append("") }
      words[words.count - 1].append(character)
    }
    return words.last == "" ? words.dropLast() : words
  }

  private static let gitCommands: Set<String> = {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "--list-cmds=main,others"]
    process.standardOutput = pipe
    try? process.run()
    let printed = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return Set(String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init))
  }()

  /// The string literals of all sources, with an `x` for each interpolation.
  private static func literals() throws -> [Literal] {
    let sources = URL(filePath: Workshop.root).appending(path: "Sources").resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return try files.filter { $0.pathExtension == "swift" }.flatMap { url in
      try String(contentsOf: url, encoding: .utf8).split(separator: "\n").enumerated().flatMap { number, line in
        literals(in: String(line)).map { Literal(text: $0, place: "\(url.lastPathComponent):\(number + 1)") }
      }
    }
  }

  /// The literals of one line; a line without quotation marks may be one of a longer literal.
  private static func literals(in line: String) -> [String] {
    let code = line.drop { $0 == " " }
    guard !code.hasPrefix("//") else { return [] }
    guard code.contains("\"") else { return [String(code)] }
    var found: [String] = []
    var text: String?
    var depth = 0
    var rest = code[...]
    while let character = rest.popFirst() {
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        if depth == 0 { text?.append("x") }
      } else if text != nil, character == "\\" {
        let next = rest.popFirst()
        if next == "(" { depth = 1 } else if let next { text?.append(next) }
      } else if character == "\"" {
        if let done = text { found.append(done) }
        text = text == nil ? "" : nil
      } else {
        text?.append(character)
      }
    }
    return found
  }
}
