/// What belongs to a text on a channel but is not typed into it: link, mentions and hashtags.
package struct TextAdditions {
  /// The link, where it is no card.
  let link: String?
  let mentions: [String]
  let hashtags: [String]

  package init(_ content: PostContent, on channel: Channel) {
    link = ReaderKey.link.applies(to: channel.network) ? nil : content.link
    mentions = content.mentions?.list(for: channel.name, on: channel.network) ?? []
    hashtags = content.hashtags?.list(for: channel.name, on: channel.network) ?? []
  }

  var isEmpty: Bool { link == nil && mentions.isEmpty && hashtags.isEmpty }

  /// Whether both add the same, byte for byte.
  package func isSame(as other: TextAdditions) -> Bool {
    func isSame(_ left: [String], _ right: [String]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    guard (link == nil) == (other.link == nil), (link ?? "").isSame(as: other.link ?? "") else { return false }
    return isSame(mentions, other.mentions) && isSame(hashtags, other.hashtags)
  }
}
