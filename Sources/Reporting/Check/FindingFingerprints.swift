import Canonical
import Diagnostics

/// Names for findings by which a forge knows them again from run to run.
///
/// A name holds what is wrong in which file, and which of several alike it is; never the line: text that is added
/// above must not turn a known finding into a new one.
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
