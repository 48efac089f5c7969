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
    package enum Change: Sendable, Hashable {
      case same, removed, added
    }

    package var change: Change
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
