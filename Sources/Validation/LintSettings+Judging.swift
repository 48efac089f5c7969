internal import Content
package import Diagnostics

extension LintSettings {
  /// A finding with the severity that the repository gives it; nothing where it is turned off.
  ///
  /// An error stays an error: a repository may be stricter than the rules, never laxer, or an approval would not mean
  /// the same everywhere. What depends on the machine stays a warning for the same reason.
  package func judged(_ finding: Finding) -> Finding? {
    guard finding.severity != .error else { return finding }
    guard !disabled.contains(finding.rule) else { return nil }
    var judged = finding
    judged.severity = severity[finding.rule] ?? finding.severity
    if judged.severity == .error, RuleRegistry.description(of: finding.rule)?.dependsOnMachine == true {
      judged.severity = .warning
    }
    return judged
  }
}
