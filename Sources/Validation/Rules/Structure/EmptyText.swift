internal import Content
internal import Diagnostics

/// A post has text, media or other content on each channel.
enum EmptyText: ChannelRule {
  static let description = RuleDescription(
    id: "empty-text",
    summary: "A post has text, media or something else to show on each of its channels",
    explanation: "Neither text nor media would reach readers. Write the text below the front matter, or in "
      + "`overrides` for one channel.",
    invalid: RuleExample.post(text: ""),
    valid: RuleExample.post())

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard !hasText(channel), !showsSomethingElse(channel) else { return [] }
    return [finding(in: channel.post, at: channel.textStart, "neither text nor media")]
  }

  private static func hasText(_ channel: ChannelUnderCheck) -> Bool {
    channel.text.parts.contains { !$0.images.isEmpty || !$0.text.isBlank }
  }

  private static func showsSomethingElse(_ channel: ChannelUnderCheck) -> Bool {
    let content = channel.content
    let hasTitle = content.title != nil && ReaderKey.title.applies(to: channel.network)
    // Media that are written but could not be read are findings of their own.
    return channel.isWritten("media") && content.media?.isEmpty != true || hasTitle || content.link != nil
      || content.repost != nil || content.poll != nil
  }
}
