/// What changed between two lists of labelled texts, word by word.
package struct WordDifference: Sendable, Hashable {
  /// A text with the name of its place: `("part 2", "…")`.
  package typealias Labelled = (label: String, text: String)

  /// The texts that differ, in the order of the new list, deleted ones last.
  package let sections: [Section]

  /// One text that differs.
  package struct Section: Sendable, Hashable {
    package var label: String
    package var pieces: [Piece]
  }

  /// A stretch of text that is unchanged, deleted or inserted.
  package struct Piece: Sendable, Hashable {
    package var change: ListChange
    package var text: String
  }

  /// Compares texts of the same label; of two with one label in a list, the first counts.
  package init(from old: [Labelled], to new: [Labelled]) {
    let before = Dictionary(old.map { ($0.label, $0.text) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.label))
    let changed = new.map { (label: $0.label, old: before[$0.label] ?? "", new: $0.text) }
    let gone = old.filter { !after.contains($0.label) }.map { (label: $0.label, old: $0.text, new: "") }
    sections = (changed + gone).compactMap { label, old, new in
      // Compares bytes, not with `==`, so that all that differs for a digest differs here.
      guard !old.utf8.elementsEqual(new.utf8) else { return nil }
      return Section(label: label, pieces: WordComparison(from: old, to: new).pieces)
    }
  }

  /// Whether all that readers see is unchanged.
  package var isEmpty: Bool { sections.isEmpty }
}

/// Compares two texts as sequences of words and of the white space between them.
struct WordComparison {
  private let old: [Token]
  private let new: [Token]

  /// More words than this on both sides are compared line by line: finding the shortest edit takes quadratic time.
  private static let mostTokens = 4_000

  init(from old: String, to new: String) {
    let words = (Token.words(of: old), Token.words(of: new))
    let isLong = words.0.count + words.1.count > WordComparison.mostTokens
    self.old = isLong ? Token.lines(of: old) : words.0
    self.new = isLong ? Token.lines(of: new) : words.1
  }

  /// The stretches, in order; within one change, deletions come before insertions.
  var pieces: [WordDifference.Piece] {
    ChangeRuns.pieces(ListEdit.steps(from: old, to: new, most: WordComparison.mostTokens))
  }
}

/// What happens to an element of a list.
package enum ListChange: Sendable, Hashable {
  case same, removed, added
}

/// How one list becomes another.
enum ListEdit<Element: Equatable> {
  typealias Step = (element: Element, change: ListChange)

  /// The elements of both lists in order, by the shortest edit; within one change, deletions come before insertions.
  ///
  /// - Parameter most: how many elements between the first and the last change are compared; more count as all replaced.
  static func steps(from old: [Element], to new: [Element], most: Int = .max) -> [Step] {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    let middle = changes(Array(old[prefix..<old.count - suffix]), Array(new[prefix..<new.count - suffix]), most)
    return old[..<prefix].map { ($0, .same) } + middle + old[(old.count - suffix)...].map { ($0, .same) }
  }

  private static func changes(_ old: [Element], _ new: [Element], _ most: Int) -> [Step] {
    guard old.count + new.count <= most else { return old.map { ($0, .removed) } + new.map { ($0, .added) } }
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        steps.append((old[i], .removed))
        i += 1
      } else if added.contains(j) {
        steps.append((new[j], .added))
        j += 1
      } else {
        steps.append((new[j], .same))
        (i, j) = (i + 1, j + 1)
      }
    }
    return steps
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

/// Joins the steps of a comparison into stretches that people can read.
///
/// An unchanged space between two changed words would split the change, so it counts as changed with them.
struct ChangeRuns {
  private var pieces: [WordDifference.Piece] = []
  private var removed: [Token] = []
  private var added: [Token] = []

  /// The stretches, in order; within one change, deletions come before insertions.
  static func pieces(_ steps: [ListEdit<Token>.Step]) -> [WordDifference.Piece] {
    var runs = ChangeRuns()
    for (index, step) in steps.enumerated() {
      let nextChanges = index + 1 < steps.count && steps[index + 1].change != .same
      runs.add(step, nextChanges: nextChanges)
    }
    runs.close()
    return runs.pieces
  }

  private mutating func add(_ step: ListEdit<Token>.Step, nextChanges: Bool) {
    switch step.change {
    case .removed: removed.append(step.element)
    case .added: added.append(step.element)
    case .same where step.element.isSpace && nextChanges && !(removed.isEmpty && added.isEmpty):
      removed.append(step.element)
      added.append(step.element)
    case .same:
      close()
      append([step.element], .same)
    }
  }

  /// Ends a change; a common beginning of both sides counts as unchanged.
  private mutating func close() {
    let shared = zip(removed, added).prefix { $0 == $1 }.count
    append(removed[..<shared], .same)
    append(removed[shared...], .removed)
    append(added[shared...], .added)
    (removed, added) = ([], [])
  }

  private mutating func append(_ tokens: some Sequence<Token>, _ change: ListChange) {
    let text = tokens.map(\.text).joined()
    guard !text.isEmpty else { return }
    if pieces.last?.change == change {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(WordDifference.Piece(change: change, text: text))
    }
  }
}

/// A word, the white space between two, or a line. Equal if the bytes are equal.
struct Token: Equatable {
  let text: String

  /// Whether it only stands between words.
  var isSpace: Bool { text.allSatisfy(\.isWhitespace) }

  static func == (left: Token, right: Token) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  static func words(of text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      let word = first.isWhitespace ? rest.prefix(while: \.isWhitespace) : rest.prefix { !$0.isWhitespace }
      tokens.append(Token(text: String(word)))
      rest = rest[word.endIndex...]
    }
    return tokens
  }

  static func lines(of text: String) -> [Token] {
    var lines: [Token] = []
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.firstIndex(where: \.isNewline).map { rest[...$0] } ?? rest
      lines.append(Token(text: String(line)))
      rest = rest[line.endIndex...]
    }
    return lines
  }
}

extension WordDifference {
  /// For people at a terminal: `[-old-]{+new+}`, or red and green where there are colours.
  package func text(style: TextStyle) -> String {
    guard !isEmpty else { return DifferenceMessages.nothing + "\n" }
    return sections.map { section in
      let pieces = section.pieces.map { shown($0, style) }.joined()
      return heading(section, style) + pieces + "\n"
    }.joined(separator: "\n")
  }

  /// The text needs no name where it is all that differs.
  private func heading(_ section: Section, _ style: TextStyle) -> String {
    guard sections.count > 1 || section.label != "text" else { return "" }
    return style.paint(TerminalText.oneLine(section.label), .dim) + "\n"
  }

  private func shown(_ piece: Piece, _ style: TextStyle) -> String {
    let text = TerminalText.escaped(piece.text, keepingLines: true)
    switch piece.change {
    case .same: return text
    case .removed: return style.isColored ? style.paint(text, .removed) : "[-\(text)-]"
    case .added: return style.isColored ? style.paint(text, .added) : "{+\(text)+}"
    }
  }
}

/// What a difference says beside the words.
enum DifferenceMessages {
  static let nothing = "nothing that readers see has changed"
  static let noBasis = "not approved before, so everything is new"

  /// `since ana approved it on Tue 1 Dec 2026`.
  static func since(_ happened: String, by actor: String?, _ time: String) -> String {
    "since \(actor ?? LogMessages.unknownPerson) \(happened) on \(time)"
  }
}
