/// What a queue was computed from: the same heads and the same clock give the same bytes.
package struct QueueHeads: Sendable, Hashable {
  /// The version of Stet.
  package var version: String
  /// The release of the time zone data.
  package var zoneData: String
  /// The ledger's commit, in hexadecimal.
  package var ledger: String
  /// The policy's commit, in hexadecimal.
  package var policy: String
  /// The repository's id.
  package var repository: String
  /// The anomalies that were passed over.
  package var anomalies: [Anomaly]

  package init(
    version: String, zoneData: String, ledger: String, policy: String, repository: String, anomalies: [Anomaly] = []
  ) {
    self.version = version
    self.zoneData = zoneData
    self.ledger = ledger
    self.policy = policy
    self.repository = repository
    self.anomalies = anomalies
  }
}
