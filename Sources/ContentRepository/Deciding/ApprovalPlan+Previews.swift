internal import Content
package import Workflow

extension ApprovalPlan.Item {
  /// What would be approved, channel by channel.
  package var previews: [Preview] {
    channels.map { channel in
      Preview(
        post: post.id, title: post.title, channel: channel.channel, rendition: channel.rendition,
        schedule: channel.schedule, findings: [])
    }
  }
}
