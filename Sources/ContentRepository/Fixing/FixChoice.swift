internal import Diagnostics

/// A fix that can be made in one file, with what it does to the file's bytes.
struct FixChoice: Hashable {
  let fix: Fix
  let edits: [ByteEdit]
  /// Whether it names a channel that was unknown before: errors for that channel existed before, but could not be
  /// found.
  let reveals: Bool

  private static let revealing: Set<String> = ["unknown-channel", "unknown-override"]

  /// The fixes of `findings`, all of one file, that can be made together: of two that conflict, the first.
  ///
  /// A finding with more than one fix has alternatives, so none of them is certain.
  static func choices(from findings: [Finding], in original: OriginalText, except rejected: Set<Fix>) -> [FixChoice] {
    var chosen: [FixChoice] = []
    for finding in findings where finding.fixes.count == 1 {
      guard let fix = finding.fixes.first, !rejected.contains(fix),
        let choice = FixChoice(fix, of: finding.rule, in: original), !chosen.contains(where: choice.meets)
      else { continue }
      chosen.append(choice)
    }
    return chosen
  }

  /// `nil` if the fix changes neither a byte nor the mode, or its own edits conflict.
  private init?(_ fix: Fix, of rule: String, in original: OriginalText) {
    let edits = fix.edits.map { edit in
      let range = original.offsets(edit.range)
      return ByteEdit(range: range, bytes: original.written(edit.text, at: range.lowerBound))
    }
    let differing = edits.filter { !original.bytes[$0.range].elementsEqual($0.bytes) }
    let meeting = edits.indices.contains { index in edits[..<index].contains(where: edits[index].meets) }
    guard !differing.isEmpty || fix.makesRegular, !meeting else { return nil }
    self.fix = fix
    reveals = Self.revealing.contains(rule)
    self.edits = differing
  }

  private func meets(_ other: FixChoice) -> Bool {
    edits.contains { edit in other.edits.contains(where: edit.meets) }
  }
}
