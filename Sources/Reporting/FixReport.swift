/// What `stet check --fix` did, to be shown.
package struct FixReport: Sendable {
  /// What changed, file by file.
  package let differences: [UnifiedDifference]
  /// The files that have fixes and were left alone, with the reasons.
  package let refused: [(path: String, reason: String)]
  /// The fixes of other files that are shown and were not made: where, what, and why.
  package let left: [(place: String, title: String, reason: String)]
  /// The files whose old text git does not have, and where it is kept.
  package let kept: [(path: String, place: String)]
  /// Whether the files were left unchanged.
  package let isDryRun: Bool

  package init(
    differences: [UnifiedDifference], refused: [(path: String, reason: String)],
    left: [(place: String, title: String, reason: String)] = [], kept: [(path: String, place: String)] = [],
    isDryRun: Bool
  ) {
    self.differences = differences
    self.refused = refused
    self.left = left
    self.kept = kept
    self.isDryRun = isDryRun
  }

  /// The changes of all files.
  package func text(style: TextStyle, escaped: Bool) -> String {
    differences.map { $0.text(style: style, escaped: escaped) }.joined()
  }

  /// What was done and what was not, one line each.
  package var messages: [String] {
    let refusals = refused.map { "\(TerminalText.escaped($0.path)) is not fixed: \($0.reason)" }
    let hint = refused.isEmpty ? [] : ["Hint: commit it first, or use --allow-dirty"]
    let others = left.map {
      "\(TerminalText.escaped($0.place)): not made, since \($0.reason): \(TerminalText.oneLine($0.title))"
    }
    let texts = kept.map {
      "the old text of \(TerminalText.escaped($0.path)) is kept: \(TerminalText.escaped($0.place))"
    }
    return refusals + hint + others + texts + (differences.isEmpty && !(refused.isEmpty && left.isEmpty) ? [] : [done])
  }

  private var done: String {
    if differences.isEmpty { return "nothing to fix" }
    let files = Phrase.count(differences.count, "file")
    return isDryRun ? "\(files) would be fixed; nothing was written" : "\(files) fixed"
  }
}

/// What changed in a text file, line by line, in the form of `diff -u` and `git apply`.
package struct UnifiedDifference: Sendable {
  /// How many lines around a change are shown.
  private static let context = 3

  private let path: String
  private let lines: [ListEdit<ArraySlice<UInt8>>.Step]
  private let isMadeRegular: Bool

  /// - Parameters:
  ///   - path: the file's path, for the heading.
  ///   - before: the bytes of the file, in UTF-8; likewise `after`.
  ///   - isMadeRegular: whether the file was executable, and is not any more.
  package init(path: String, before: [UInt8], after: [UInt8], isMadeRegular: Bool = false) {
    self.path = path
    self.isMadeRegular = isMadeRegular
    lines = ListEdit.steps(from: UnifiedDifference.split(before), to: UnifiedDifference.split(after))
  }

  /// The difference; empty where there is none.
  ///
  /// - Parameter escaped: whether control characters are escaped; then all line ends look the same, and the text is
  ///   only for reading.
  package func text(style: TextStyle, escaped: Bool) -> String {
    let hunks = hunks
    let name = TerminalText.escaped(path)
    let mode =
      isMadeRegular
      ? ["diff --git a/\(name) b/\(name)", "old mode 100755", "new mode 100644"]
        .map { style.paint($0, .bold) + "\n" }.joined() : ""
    guard !hunks.isEmpty else { return mode }
    let heading = ["--- a/\(name)", "+++ b/\(name)"].map { style.paint($0, .bold) + "\n" }
    return mode + heading.joined() + hunks.map { text($0, style, escaped) }.joined()
  }

  private func text(_ hunk: Range<Int>, _ style: TextStyle, _ escaped: Bool) -> String {
    let before = (
      start: lines[..<hunk.lowerBound].count { $0.change != .added }, count: lines[hunk].count { $0.change != .added }
    )
    let after = (
      start: lines[..<hunk.lowerBound].count { $0.change != .removed },
      count: lines[hunk].count { $0.change != .removed }
    )
    let heading = "@@ -\(place(before)) +\(place(after)) @@"
    return style.paint(heading, .dim) + "\n" + lines[hunk].map { text($0, style, escaped) }.joined()
  }

  /// `1,7`: the first line and the number of lines; for no lines, the line before.
  private func place(_ range: (start: Int, count: Int)) -> String {
    "\(range.count == 0 ? range.start : range.start + 1),\(range.count)"
  }

  private func text(_ line: ListEdit<ArraySlice<UInt8>>.Step, _ style: TextStyle, _ escaped: Bool) -> String {
    let ends = line.element.last == 0x0A
    let content = String(decoding: ends ? line.element.dropLast() : line.element, as: UTF8.self)
    let (sign, tone): (String, TextStyle.Tone?) =
      switch line.change {
      case .same: (" ", nil)
      case .removed: ("-", .error)
      case .added: ("+", .ok)
      }
    let shown = sign + (escaped ? TerminalText.escaped(content, keepingLines: true) : content)
    return (tone.map { style.paint(shown, $0) } ?? shown) + (ends ? "\n" : "\n\\ No newline at end of file\n")
  }

  /// The hunks: each change with its context, adjacent ones joined.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].change != .same {
      let around = max(0, index - UnifiedDifference.context)..<min(lines.count, index + UnifiedDifference.context + 1)
      if let last = hunks.last, around.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
      } else {
        hunks.append(around)
      }
    }
    return hunks
  }

  /// The lines with their ends.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var (lines, start) = ([ArraySlice<UInt8>](), 0)
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    return start < bytes.count ? lines + [bytes[start...]] : lines
  }
}
