internal import Content
internal import Diagnostics

/// Media have no more bytes than the network takes.
enum MediaTooLarge: MediumRule {
  static let description = RuleDescription(
    id: "media-too-large",
    summary: "Files have no more bytes than their network takes, and no fewer",
    explanation: "The network turns larger files away. Of a file in git-LFS the size is in the pointer, so it is "
      + "checked as well.",
    invalid: RuleExample.post(with: "media/markt.jpg (jpeg 1200x900, 6000000 bytes)"),
    valid: RuleExample.post(with: "media/markt.jpg (jpeg 1200x900, 600000 bytes)"))

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let size = medium.file?.size, let limits = medium.limits else { return [] }
    let network = channel.network.displayName
    if let fact = limits.size, size > fact.value.upperBound {
      let (amount, limit) = Amount.size(size, of: fact.value.upperBound)
      return [problem(medium, "\(amount) of \(limit) that \(network) takes: \(advice(medium))", fact)]
    }
    // Another rule reports an empty file.
    if let fact = limits.size, size < fact.value.lowerBound, size > 0 {
      let (amount, limit) = Amount.size(size, of: fact.value.lowerBound, isTooSmall: true)
      return [problem(medium, "\(amount) of at least \(limit) that \(network) wants", fact)]
    }
    guard let fact = limits.recommendedSize, size > fact.value else { return [] }
    let (amount, limit) = Amount.size(size, of: fact.value)
    return [problem(medium, "\(amount), more than the \(limit) that are safe on \(network)", fact, severity: .warning)]
  }

  private static func problem<Value>(
    _ medium: Medium, _ text: String, _ fact: Fact<Value>, severity: Severity? = nil
  ) -> MediaProblem {
    MediaProblem(summary: "\(medium.name) has \(text)", severity: severity ?? fact.severity(), note: fact.sourceNote)
  }

  private static func advice(_ medium: Medium) -> String {
    switch medium.type {
    case "image/png", "image/bmp", "image/tiff": "save it smaller, e.g. as JPEG"
    case "image/gif": "give it fewer pictures, or make it a film (MP4)"
    case let type? where type.hasPrefix("video/"): "compress it more, or cut it"
    default: "save it smaller"
    }
  }
}
