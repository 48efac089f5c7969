package import Content
package import Workflow

/// What readers will see of one post, channel by channel.
package struct PreviewReport {
  /// Of one post, in the order of `stet.yml`.
  package let previews: [Preview]
  /// The commit that was read; `nil` for the work tree.
  package let commit: String?
  /// How long a part is, as its channel's network counts; `nil` where that is not known.
  package let measure: (Channel, String) -> MeasuredLength?

  package init(
    _ previews: [Preview], commit: String? = nil,
    measure: @escaping (Channel, String) -> MeasuredLength? = { _, _ in nil }
  ) {
    self.commit = commit
    self.previews = previews
    self.measure = measure
  }

  /// The post's id.
  var post: String { previews.first?.post ?? "" }

  /// The lengths of a preview's parts; empty if one of them is not known.
  func lengths(_ preview: Preview) -> [MeasuredLength] {
    let parts = preview.rendition?.parts ?? []
    let lengths = parts.compactMap { measure(preview.channel, $0.text) }
    return lengths.count == parts.count ? lengths : []
  }
}
