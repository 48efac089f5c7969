internal import Content
internal import Diagnostics

/// What the rules about law share.
enum Legal {
  /// The flag that they raise where `stet.yml` declares it.
  static let flag = "legal"

  /// The most findings of one rule on one channel.
  static let most = 10
}

extension Rule {
  /// A finding that needs legal review: it raises the flag `legal` where `stet.yml` declares it.
  static func flagged(
    _ channel: ChannelUnderCheck, at range: SourceRange, _ summary: String, severity: Severity? = nil,
    explanation: String? = nil
  ) -> Finding {
    var finding = finding(in: channel.post, at: range, summary, severity: severity, explanation: explanation)
    finding.flags = channel.configuration.flags.contains(Legal.flag) ? [Legal.flag] : []
    return finding
  }
}

extension ChannelUnderCheck {
  /// Whether the post names a source for what it claims.
  var hasProof: Bool { post.labels.proof.contains { !$0.isBlank } }

  /// What the post discloses: `disclosure`, or none.
  var disclosure: Disclosure { content.disclosure ?? .none }

  /// The languages that the post may be in, without regions: its own, else those of `stet.yml`.
  var languages: [String] {
    (content.language.map { [$0] } ?? configuration.languages).map { tag in
      String(tag.prefix { $0 != "-" }).lowercased()
    }
  }

  /// Our own hosts, as the channels of `stet.yml` name them.
  var ownHosts: [String] { configuration.channels.flatMap(\.hosts) }

  /// Whether `host` is one of ours, or below one.
  func isOwn(_ host: String) -> Bool {
    ownHosts.contains { host == $0.lowercased() || host.hasSuffix("." + $0.lowercased()) }
  }
}
