internal import Content
internal import Diagnostics

/// Media have a type that the network takes, and the name that belongs to it.
enum MediaTypeTaken: MediumRule {
  static let description = RuleDescription(
    id: "media-type",
    summary: "Files have a type that the network takes, and a name that ends as their type does",
    explanation: "The type is read from the file's first bytes: a name can say what it likes. Save the file anew in "
      + "the other type; renaming it changes nothing of what is in it.",
    invalid: RuleExample.post(with: "media/markt.tif (tiff 1200x900)"),
    valid: RuleExample.post(with: "media/markt.jpg (jpeg 1200x900)"))

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    [wrongKind(medium, channel) ?? notTaken(medium, channel), misnamed(medium)].compactMap { $0 }
  }

  /// A picture, although the post's format has only films.
  private static func wrongKind(_ medium: Medium, _ channel: ChannelUnderCheck) -> MediaProblem? {
    guard medium.role == .medium, let kind = medium.kind else { return nil }
    let limits = channel.sheet.facts.media
    let network = channel.network.displayName
    if let format = limits.formats.first(where: { $0.format == channel.format }) {
      guard !format.kinds.contains(kind), !(kind == .gif && format.kinds.contains(.image)) else { return nil }
      let taken = format.kinds.map(Medium.plural).joined(separator: " or ")
      return MediaProblem(
        summary: "\(medium.name) is \(medium.typeName), a \(channel.format.rawValue) on \(network) has \(taken)",
        severity: format.total.severity(isCertain: medium.facts != nil), note: format.total.sourceNote)
    }
    guard kind == .document, limits.documents == nil, medium.limits == nil, !limits.rules.isEmpty else { return nil }
    return MediaProblem(
      summary: "\(medium.name) is \(medium.typeName), and \(network) is not known to take documents",
      severity: .warning)
  }

  private static func notTaken(_ medium: Medium, _ channel: ChannelUnderCheck) -> MediaProblem? {
    guard let types = medium.limits?.types, let type = medium.type, !MediaType.isAccepted(type, by: types.value) else {
      return nil
    }
    let taken = types.value.map(MediaType.displayName).joined(separator: ", ")
    return MediaProblem(
      summary: "\(medium.name) is \(medium.typeName), \(channel.network.displayName) takes \(taken)",
      severity: types.severity(isCertain: medium.facts != nil), note: types.sourceNote)
  }

  private static func misnamed(_ medium: Medium) -> MediaProblem? {
    guard medium.facts != nil, let type = medium.type, let named = Medium.namedType(medium.source), named != type
    else { return nil }
    let (inside, outside) = (MediaType.displayName(type), MediaType.displayName(named))
    return MediaProblem(
      summary: "\(medium.name) is \(inside) by its bytes: name it so, or save it as \(outside)", severity: .warning)
  }
}
