internal import SocialText

/// A syntax error in words for people who do not know YAML.
struct YAMLComplaint {
  private let range: SourceRange
  private let summary: String
  private let explanation: String

  init(_ problem: YAMLProblem, in source: SourceFile) {
    let character = YAMLComplaint.character(at: problem.place, in: source)
    var place = problem.place
    switch (problem.message, character) {
    case ("mapping values are not allowed in this context", _):
      summary = "a colon and a space inside the text"
      explanation = "They begin a value in YAML. Put the text in quotes; or, if this is a key, mind its indentation."
    case ("found character that cannot start any token", "\t"):
      summary = "a tab as indentation"
      explanation = "YAML is indented with spaces."
    case ("found character that cannot start any token", _):
      summary = "`\(character)` cannot begin a text"
      explanation = "Put the text in quotes."
    case ("found unexpected end of stream", _), ("found unexpected document indicator", _):
      place = problem.contextPlace
      summary = "a quote that is opened here and never closed"
      explanation = "Add the closing quote."
    case ("did not find expected ',' or ']'", _), ("did not find expected ',' or '}'", _):
      place = problem.contextPlace
      summary = "a bracket that is opened here and not closed as it should be"
      explanation = "Separate the values by commas, put texts with special characters in quotes, and close the bracket."
    case ("could not find expected ':'", _):
      place = problem.contextPlace
      summary = "a line that is neither a key nor a value"
      explanation = "A key is followed by a colon and a space: `title: Markt`."
    case ("did not find expected key", _), ("did not find expected '-' indicator", _):
      summary = "this does not continue the lines above"
      explanation = "Mind the indentation, and put a text in quotes as a whole or not at all."
    case ("did not find expected alphabetic or numeric character", _):
      place = problem.contextPlace
      summary = "`*` and `&` have a meaning of their own at the start of a text"
      explanation = "Put the text in quotes."
    case ("did not find expected <document start>", _):
      summary = "something after the end of the document"
      explanation = "The line `...` ends a YAML document. Delete it."
    default:
      (summary, explanation) = YAMLComplaint.rare(problem)
    }
    range = SourceRange(place, SourcePosition(line: place.line, column: place.column + 1))
  }

  /// Rare problems.
  private static func rare(_ problem: YAMLProblem) -> (summary: String, explanation: String) {
    let quotes = "Put the text in quotes."
    return switch problem.message {
    case let message where message.contains("tab character"):
      ("a tab as indentation", "YAML is indented with spaces.")
    case "block sequence entries are not allowed in this context":
      (
        "`- ` begins an entry of a list, and no list can stand here",
        "Write the list on the lines below its key. \(quotes)"
      )
    case "mapping keys are not allowed in this context":
      ("`? ` has a meaning of its own at the start of a text", quotes)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      ("`\\` has a meaning of its own between these quotes", "Write `\\\\`, or put the text between `'`.")
    case "did not find expected node content":
      ("a value is missing here", "Between two commas, and after a bracket, stands a value. \(quotes)")
    case "did not find expected comment or line break", "found an indentation indicator equal to 0":
      ("`|` and `>` have a meaning of their own at the start of a text", quotes)
    case let message where message.contains("tag") || message.contains("URI"):
      ("`!` has a meaning of its own at the start of a text", quotes)
    case let message where message.contains("directive"):
      ("`%` has a meaning of its own at the start of a line", quotes)
    default:
      ("this cannot be read", "Mind the indentation, and put texts with special characters in quotes.")
    }
  }

  /// The finding, with a fix where one is certain.
  ///
  /// If libyaml failed on a later line than the one to fix, the place of the fix is the place of the mistake.
  func finding(in source: SourceFile, fix: Fix?) -> Finding {
    guard let place = fix?.edits.first?.range, place.start.line < range.start.line else {
      return Finding(
        rule: .yamlSyntax, path: source.path, range: range, summary: summary, explanation: explanation,
        fixes: fix.map { [$0] } ?? [])
    }
    let character = YAMLComplaint.character(at: place.start, in: source)
    return Finding(
      rule: .yamlSyntax, path: source.path, range: place, summary: "`\(character)` cannot begin a text",
      explanation: "It has a meaning of its own in YAML. Put the text in quotes.", fixes: fix.map { [$0] } ?? [])
  }

  private static func character(at place: SourcePosition, in source: SourceFile) -> Unicode.Scalar {
    let rest = source.text(at: source.offset(of: place)..<source.lineOffsets(place.line).upperBound)
    return rest.unicodeScalars.first ?? " "
  }
}

/// A change of one line after which a syntax error is gone.
///
/// A fix must be certain, so it is tried: it is offered only if libyaml reads the changed text past the error.
struct YAMLRepair {
  let fix: Fix
  let line: Int
  /// The file with the change made.
  let repaired: SourceFile

  /// The first change that helps.
  static func find(_ problem: YAMLProblem, in source: SourceFile, at offsets: Range<Int>) -> YAMLRepair? {
    // A `#` in brackets hides the rest of its line, so that libyaml fails only on the next line.
    let lines = [problem.place.line, problem.contextPlace.line, problem.place.line - 1]
    for number in lines where number >= 1 && number <= problem.place.line {
      let line = source.lineOffsets(number)
      guard offsets.contains(line.lowerBound) else { continue }
      for candidate in candidates(YAMLLine(source, line)) {
        guard let repair = attempt(candidate, line: number, problem, source, offsets) else { continue }
        return repair
      }
    }
    return nil
  }

  private typealias Candidate = (title: String, edits: [(offsets: Range<Int>, text: String)])

  private static func candidates(_ line: YAMLLine) -> [Candidate] {
    [
      ("put the text in quotes", line.quotingItems()), ("put the text in quotes", line.quotingValue()),
      ("indent with spaces", line.untabbing()),
    ].filter { !$0.1.isEmpty }
  }

  private static func attempt(
    _ candidate: Candidate, line: Int, _ problem: YAMLProblem, _ source: SourceFile, _ offsets: Range<Int>
  ) -> YAMLRepair? {
    var bytes = source.bytes
    for edit in candidate.edits.reversed() { bytes.replaceSubrange(edit.offsets, with: edit.text.utf8) }
    guard let repaired = SourceFile.read(path: source.path, bytes: bytes).file else { return nil }
    let growth = bytes.count - source.bytes.count
    let tree = YAMLTree.read(repaired, at: offsets.lowerBound..<offsets.upperBound + growth)
    if let next = tree.problem, next.place.line <= problem.place.line { return nil }
    let edits = candidate.edits.map { TextEdit(range: source.range($0.offsets), text: $0.text) }
    return YAMLRepair(fix: Fix(title: candidate.title, edits: edits), line: line, repaired: repaired)
  }
}

/// ` #Advent` after an unquoted value: a hashtag to its writer, a comment to YAML.
enum LostComment {
  /// Whether any `#` of `bytes` stands right before a word and after a space: one quick pass that spares the search
  /// for almost every document.
  static func isPossible(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 2 else { return false }
    return (1..<bytes.count - 1).contains {
      bytes[$0] == UInt8(ascii: "#") && bytes[$0 - 1].isBlank && startsWord(bytes[$0 + 1])
    }
  }

  /// The comment that follows a value on the same line, where its `#` stands right before a word.
  static func range(after end: SourcePosition, in source: SourceFile) -> SourceRange? {
    let bytes = source.bytes
    let start = source.offset(of: end)
    let lineEnd = source.lineOffsets(end.line).upperBound
    var sign = start
    while sign < lineEnd, bytes[sign].isBlank { sign += 1 }
    guard sign > start, sign + 1 < lineEnd, bytes[sign] == UInt8(ascii: "#"), startsWord(bytes[sign + 1]) else {
      return nil
    }
    var commentEnd = lineEnd
    while bytes[commentEnd - 1].isBlank { commentEnd -= 1 }
    return source.range(sign..<commentEnd)
  }

  private static func startsWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isASCIILetterOrDigit }
}
