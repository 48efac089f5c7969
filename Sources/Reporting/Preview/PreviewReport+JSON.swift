import Canonical
import Content
import Diagnostics
import Workflow

extension PreviewReport {
  /// The document `stet/preview/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/preview/v1",
      ["post": .string(post), "commit": .optional(commit), "renditions": .list(previews, json)])
  }

  private func json(_ preview: Preview) -> JSONValue {
    [
      "channel": .string(preview.channel.name), "network": .string(preview.channel.network.rawValue),
      "rendition": .digest(preview.rendition?.digest), "content": preview.rendition?.json ?? .null,
      "lengths": .list(lengths(preview)) {
        ["length": .integer($0.length), "limit": $0.limit.map { .integer($0) } ?? .null]
      },
      "media": .list(preview.rendition?.parts.flatMap(\.media) ?? []) {
        ["path": .string($0.source.place), "sha256": .digest($0.sha256)]
      },
      "findings": .list(preview.findings.inOrder(), \.json),
    ]
  }
}
