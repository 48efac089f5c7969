internal import Content
package import Diagnostics

extension LintSettings {
  /// A finding with the severity that the repository gives it; `nil` where it is turned off.
  ///
  /// An error stays an error: a repository may be stricter than the rules, never laxer, or an approval would not mean
  /// the same everywhere. For the same reason, a finding that depends on the machine never becomes one.
  package func judged(_ finding: Finding) -> Finding? {
    guard finding.severity != .error else { return finding }
    guard !disabled.contains(finding.rule) else { return nil }
    guard let severity = severity[finding.rule] else { return finding }
    var judged = finding
    let isOfMachine = RuleRegistry.description(of: finding.rule)?.dependsOnMachine == true
    judged.severity = isOfMachine ? min(severity, .warning) : severity
    return judged
  }
}
