internal import Content
internal import Diagnostics

/// A rule that looks at one text of a post at a time, independent of the channel.
protocol SeenTextRule: PostRule {
  /// What is wrong with the text, as far as this rule sees.
  static func check(_ text: SeenText, in post: PostUnderCheck) -> [Finding]
}

extension SeenTextRule {
  /// The most findings reported in one text.
  static var mostFindings: Int { 10 }

  static func check(_ post: PostUnderCheck) -> [Finding] {
    var findings: [Finding] = []
    for text in post.seenTexts where text.isWriting && findings.count < mostFindings {
      let found = check(text, in: post)
      // Most texts have no findings.
      if !found.isEmpty { findings += post.attribute(found.prefix(mostFindings - findings.count), to: text) }
    }
    return findings
  }
}

extension PostUnderCheck {
  /// Findings of a text with its channels; once, for the post, if every channel gets the text.
  func attribute(_ findings: some Sequence<Finding>, to text: SeenText) -> [Finding] {
    guard text.channels.count < channels.count else { return Array(findings) }
    return findings.flatMap { finding in
      text.channels.map { name in
        var own = finding
        own.channel = name
        return own
      }
    }
  }

  /// What `check` finds on the channels, each with the texts that it gets.
  func findings(onEach check: (ChannelUnderCheck, [SeenText]) -> [Finding]) -> [Finding] {
    findings { channel in
      let found = check(channel, channel.writing)
      return found.count > 10 ? Array(found.prefix(10)) : found
    }
  }
}
