import Canonical
package import Workflow

/// What people and programs are told of anomalies.
package enum AnomalyMessages {
  /// At most two lines: one of the ledger, one of the content.
  package static func warnings(_ anomalies: [Anomaly]) -> [String] {
    let (ledger, content) = (anomalies.filter(\.isOfLedger), anomalies.filter { !$0.isOfLedger })
    return [
      line(ledger, "the ledger has", "no record is lost"),
      line(
        content, "the history of the posts has", "such folders count as empty, such commits as by an unknown person"),
    ].compactMap { $0 }
  }

  private static func line(_ anomalies: [Anomaly], _ start: String, _ end: String) -> String? {
    guard let first = anomalies.first else { return nil }
    let count = anomalies.count == 1 ? "an anomaly" : "\(anomalies.count) anomalies, the first"
    let path = first.path.map { " at \(TerminalText.oneLine($0.isEmpty ? "the root" : $0))" } ?? ""
    let object = first.object.map { ", object \($0.prefix(10))" } ?? ""
    return "\(start) \(count) in commit \(first.commit.prefix(10)): \(first.kind)\(path)\(object); \(end)"
      + " (`stet log --format json` lists \(anomalies.count == 1 ? "it" : "them"))"
  }

  /// The member `anomalies` of a document, which is there where there are any.
  static func members(_ anomalies: [Anomaly]) -> [String: JSONValue] {
    anomalies.isEmpty ? [:] : ["anomalies": .list(anomalies, \.json)]
  }
}

extension Anomaly {
  fileprivate var json: JSONValue {
    [
      "in": isOfLedger ? "ledger" : "content", "kind": .string(kind), "commit": .string(commit),
      "path": .optional(path), "object": .optional(object),
    ]
  }
}
