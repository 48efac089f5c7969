package import Diagnostics

/// One YAML document as a tree, and what is wrong with it.
package struct YAMLDocument: Sendable {
  /// The tree; `nil` where there is no content. After a syntax error, what stands before it.
  package var root: YAMLNode?
  package var findings: [Finding]
  /// Whether all of it could be read: if not, a key that seems missing may be in the unread part.
  package var isComplete: Bool
  /// The lines that were read as their fix would have them, so that all findings come at once.
  package var repairedLines: Set<Int>

  /// The most bytes of front matter.
  package static let maximumFrontMatter = 256 << 10

  /// How many syntax errors are reported at once, as long as each has a certain fix.
  private static let maximumRepairs = 8

  /// Reads the bytes at `offsets`, which begin a line.
  ///
  /// Where a syntax error has a certain fix, reading goes on with the text as fixed: the error stays, but errors after
  /// it are reported in the same run.
  package static func read(_ source: SourceFile, at offsets: Range<Int>) -> YAMLDocument {
    var current = source
    var offsets = offsets
    var problems: [Finding] = []
    var repaired: Set<Int> = []
    while true {
      let tree = YAMLTree.read(current, at: offsets)
      var document = YAMLDocument(
        root: tree.root, findings: problems + tree.findings, isComplete: tree.isComplete, repairedLines: repaired)
      guard let problem = tree.problem else { return document }
      let repair = problems.count < maximumRepairs ? YAMLRepair.find(problem, in: current, at: offsets) : nil
      let finding = YAMLComplaint(problem, in: current).finding(in: current, fix: repair?.fix)
      problems.append(finding)
      guard let repair, repaired.insert(repair.line).inserted else {
        document.findings.append(finding)
        return document
      }
      offsets = offsets.lowerBound..<(offsets.upperBound + repair.repaired.bytes.count - current.bytes.count)
      current = repair.repaired
    }
  }
}
