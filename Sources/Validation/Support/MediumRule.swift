internal import Content
internal import Diagnostics

/// A rule that looks at one file of a post on one channel at a time.
protocol MediumRule: ChannelRule {
  /// What is wrong with a file, as far as this rule sees.
  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem]
}

/// What is wrong with one file.
struct MediaProblem {
  let summary: String
  let severity: Severity
  /// The source of the limit, or how the fact was measured; added to the end of the explanation.
  var note: String?
}

extension MediumRule {
  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    var findings: [Finding] = []
    for medium in channel.media where findings.count < MediaRules.maximumFindings {
      findings += problems(with: medium, on: channel).map { finding(in: channel, at: medium.range, $0) }
    }
    return findings
  }
}

extension ChannelRule {
  /// A finding at a place of the post.
  static func finding(in channel: ChannelUnderCheck, at range: SourceRange, _ problem: MediaProblem) -> Finding {
    finding(
      in: channel.post, at: range, problem.summary, severity: problem.severity,
      explanation: ([description.explanation] + [problem.note].compactMap { $0 }).joined(separator: " "))
  }
}
