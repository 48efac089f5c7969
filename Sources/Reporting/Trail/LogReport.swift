package import Content
package import Workflow

/// The trail, to be shown.
package struct LogReport: Sendable {
  /// In the order in which they happened.
  package let events: [TrailEvent]
  /// The post that was asked for; nothing where it is all of them.
  package let post: String?
  /// The zone in which times are told: that of `stet.yml`.
  package let zone: Zone
  /// Whether commits and records are wanted in `text`.
  package let verbose: Bool
  let anomalies: [Anomaly]
  let order: ChannelOrder

  package init(
    events: [TrailEvent], post: String?, configuration: Configuration, anomalies: [Anomaly] = [], verbose: Bool = false
  ) {
    self.events = events
    self.anomalies = anomalies
    self.post = post
    self.verbose = verbose
    zone = configuration.timezone
    order = ChannelOrder(configuration)
  }
}
