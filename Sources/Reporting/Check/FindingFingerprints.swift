import Canonical
import Diagnostics

/// Names by which a forge recognises findings from run to run.
///
/// A name depends on the problem, the file, and the number among equal findings, but not on the line: text that is
/// added above must not turn a known finding into a new one.
enum FindingFingerprints {
  /// The SHA-256 of each finding, in hexadecimal, in the order of `findings`; no two are the same.
  static func of(_ findings: [Finding]) -> [String] {
    var seen: [Digest: Int] = [:]
    return findings.map { finding in
      let digest = name(finding, occurrence: 0)
      let occurrence = seen[digest, default: 0]
      seen[digest] = occurrence + 1
      return (occurrence == 0 ? digest : name(finding, occurrence: occurrence)).hex
    }
  }

  private static func name(_ finding: Finding, occurrence: Int) -> Digest {
    let parts: JSONValue = [
      .string(finding.rule), .string(finding.path), .optional(finding.channel), .string(finding.summary),
      .integer(occurrence),
    ]
    return parts.digest
  }
}
