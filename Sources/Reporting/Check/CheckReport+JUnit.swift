import Content
import Diagnostics

extension CheckReport {
  /// A JUnit report, as Jenkins, GitLab and most others read it: a test case for each post, failed where it has an
  /// error. Warnings and notes fail nothing, and are the case's output.
  package var junit: String {
    let cases = cases
    let failed = cases.count { $0.isFailed }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="stet" \(counts)>
        <testsuite name="stet check" \(counts) skipped="0">
      \(cases.map(\.text).joined())  </testsuite>
      </testsuites>

      """
  }

  /// The posts, and every other file that something was found in.
  private var cases: [JUnitCase] {
    let byPath = Dictionary(grouping: findings) { Array($0.path.utf8) }
    // As in the other formats, errors in `stet.yml` come first.
    let first = findings.first { $0.severity == .error && $0.path == ConfigurationReader.path }?.path.utf8
    return Set(paths.map { Array($0.utf8) }).union(byPath.keys)
      .sorted { left, right in
        let isLeftFirst = first?.elementsEqual(left) == true
        let isRightFirst = first?.elementsEqual(right) == true
        return isLeftFirst != isRightFirst ? isLeftFirst : left.lexicographicallyPrecedes(right)
      }
      .map { path in
        let text = String(decoding: path, as: UTF8.self)
        return JUnitCase(path: text, findings: byPath[path] ?? [], lines: CodeFrame.lines(of: sources[text] ?? ""))
      }
  }
}

/// One file.
private struct JUnitCase {
  let path: String
  let findings: [Finding]
  let lines: [String]

  var isFailed: Bool { findings.contains { $0.severity == .error } }

  var text: String {
    let body = failures + output
    let start = "    <testcase classname=\"stet.check\" name=\"\(XMLEscaping.attribute(path))\""
    return body.isEmpty ? "\(start)/>\n" : "\(start)>\n\(body)    </testcase>\n"
  }

  private var failures: String {
    findings.filter { $0.severity == .error }.map { finding in
      let (rule, summary) = (XMLEscaping.attribute(finding.rule), XMLEscaping.attribute(finding.summary))
      let attributes = "type=\"\(rule)\" message=\"\(summary)\""
      return "      <failure \(attributes)>\(XMLEscaping.text(detail(finding)))</failure>\n"
    }.joined()
  }

  private var output: String {
    let others = findings.filter { $0.severity != .error }.map(detail)
    return others.isEmpty
      ? "" : "      <system-out>\(XMLEscaping.text(others.joined(separator: "\n")))</system-out>\n"
  }

  /// The finding as at the terminal.
  private func detail(_ finding: Finding) -> String {
    FindingText(finding: finding, style: .plain).lines(source: lines).joined(separator: "\n") + "\n"
  }
}
