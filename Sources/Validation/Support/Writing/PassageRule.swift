internal import Content
internal import Diagnostics

/// A rule that looks at one text of a post at a time, whatever the channel.
protocol PassageRule: PostRule {
  /// What is wrong with the text, as far as this rule sees.
  static func check(_ passage: Passage, in post: PostUnderCheck) -> [Finding]
}

extension PassageRule {
  /// More findings than this in one text help nobody.
  static var mostFindings: Int { 10 }

  static func check(_ post: PostUnderCheck) -> [Finding] {
    var findings: [Finding] = []
    for passage in post.passages where findings.count < mostFindings {
      findings += post.attribute(check(passage, in: post).prefix(mostFindings - findings.count), to: passage)
    }
    return findings
  }
}

extension PostUnderCheck {
  /// Findings of a passage with its channels; once, of the post, where every channel gets the passage.
  func attribute(_ findings: some Sequence<Finding>, to passage: Passage) -> [Finding] {
    guard passage.channels.count < channels.count else { return Array(findings) }
    return findings.flatMap { finding in
      passage.channels.map { index in
        var own = finding
        own.channel = channels[index].channel.name
        return own
      }
    }
  }

  /// What `check` finds on the channels, each with the passages that it gets.
  func findings(onEach check: (ChannelUnderCheck, [Passage]) -> [Finding]) -> [Finding] {
    var index = -1
    return findings { channel in
      index += 1
      return Array(check(channel, passages.filter { $0.channels.contains(index) }).prefix(10))
    }
  }
}
