package import Content
package import Diagnostics

/// What readers will see of one post on one channel.
package struct Preview: Sendable {
  package var post: String
  package var title: String
  package var channel: Channel
  package var rendition: Rendition?
  package var schedule: Schedule
  package var findings: [Finding]

  package init(
    post: String, title: String, channel: Channel, rendition: Rendition?, schedule: Schedule, findings: [Finding]
  ) {
    self.post = post
    self.title = title
    self.channel = channel
    self.rendition = rendition
    self.schedule = schedule
    self.findings = findings
  }
}
