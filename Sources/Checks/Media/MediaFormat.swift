internal import Core
internal import SocialText

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
    let limits = channel.facts.media
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

/// Media have as many pixels, and as many pictures, as the network takes.
enum MediaDimensions: MediumRule {
  static let description = RuleDescription(
    id: "media-dimensions",
    summary: "Pictures and films have as many pixels as their network takes, and GIFs as many pictures",
    explanation: "The numbers are in the file's head. Of a picture they decide; what a film's container says is only "
      + "worth a warning, since networks go by what their decoder finds.",
    invalid: RuleExample.post(with: "media/markt.gif (gif 1400x900, 20 frames)"),
    valid: RuleExample.post(with: "media/markt.gif (gif 700x450, 20 frames)"))

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let limits = medium.limits, let facts = medium.facts else { return [] }
    let network = channel.network.displayName
    return sides(facts, limits, network).compactMap { text, fact in
      MediaProblem(
        summary: "\(medium.name) \(text)", severity: medium.isCertain ? fact.severity : min(fact.severity, .warning),
        note: fact.note)
    }
  }

  /// What of a fact goes into a finding.
  private typealias Weight = (severity: Severity, note: String)

  private static func sides(
    _ facts: MediaFacts, _ limits: MediaKindLimits, _ network: String
  ) -> [(String, Weight)] {
    guard let width = facts.width, let height = facts.height else { return frames(facts, limits, network) }
    let (pixels, isTooMany) = width.multipliedReportingOverflow(by: height)
    let all = limits.kind == .gif ? (facts.frames ?? 1) : 1
    let (total, isBeyond) = pixels.multipliedReportingOverflow(by: all)
    let area = isTooMany || isBeyond ? Int.max : total
    return [
      side("wide", width, limits.width, network), side("high", height, limits.height, network),
      beyond("has \(area) pixels", area, limits.pixels, network),
      beyond("has \(width + height) pixels of width and height together", width + height, limits.edges, network),
      scaled(width, limits.recommendedWidth, network),
    ].compactMap { $0 } + frames(facts, limits, network)
  }

  private static func side(
    _ direction: String, _ value: Int, _ fact: Fact<ClosedRange<Int>>?, _ network: String
  ) -> (String, Weight)? {
    guard let fact, !fact.value.contains(value) else { return nil }
    let limit =
      value > fact.value.upperBound ? "of \(fact.value.upperBound)" : "of at least \(fact.value.lowerBound)"
    return ("is \(value) pixels \(direction) \(limit) on \(network)", (fact.severity(), fact.sourceNote))
  }

  private static func beyond(
    _ text: String, _ value: Int, _ fact: Fact<Int>?, _ network: String
  ) -> (String, Weight)? {
    guard let fact, value > fact.value else { return nil }
    return ("\(text) of \(fact.value) on \(network)", (fact.severity(), fact.sourceNote))
  }

  private static func scaled(_ width: Int, _ fact: Fact<Int>?, _ network: String) -> (String, Weight)? {
    guard let fact, width > fact.value else { return nil }
    return ("is \(width) pixels wide, \(network) scales it down to \(fact.value)", (.note, fact.sourceNote))
  }

  private static func frames(_ facts: MediaFacts, _ limits: MediaKindLimits, _ network: String) -> [(String, Weight)] {
    guard facts.type.hasPrefix("image/"), let frames = facts.frames else { return [] }
    return [beyond("has \(frames) pictures", frames, limits.frames, network)].compactMap { $0 }
  }
}

/// Pictures and films have an aspect ratio that the network accepts.
enum MediaAspect: MediumRule {
  static let description = RuleDescription(
    id: "media-aspect",
    summary: "The width and height of pictures and films go together as their network takes them",
    explanation: "The network crops such a picture, or turns it away. Crop it yourself, so that what matters is seen.",
    invalid: RuleExample.instagram + "\n"
      + RuleExample.post(with: "media/markt.jpg (jpeg 1080x1920)", on: "instagram"),
    valid: RuleExample.instagram + "\n" + RuleExample.post(with: "media/markt.jpg (jpeg 1080x1350)", on: "instagram"))

  /// Networks round their ratios, and pixels are whole: 1200 x 628 is what people are told to use for 1.91:1.
  private static let tolerance = 0.01

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let fact = medium.limits?.aspect, let width = medium.facts?.width, let height = medium.facts?.height else {
      return []
    }
    let ratio = Double(width) / Double(height)
    let (lowest, highest) = (fact.value.lowerBound, fact.value.upperBound)
    guard ratio < lowest * (1 - tolerance) || ratio > highest * (1 + tolerance) else { return [] }
    let format = channel.format == channel.network.standardFormat ? "" : " in a \(channel.format.rawValue)"
    let summary =
      "\(medium.name) is \(width) x \(height), \(Amount.ratio(ratio)): \(channel.network.displayName) takes "
      + "\(Amount.ratio(lowest)) to \(Amount.ratio(highest))\(format)"
    return [
      MediaProblem(summary: summary, severity: fact.severity(isCertain: medium.isCertain), note: fact.sourceNote)
    ]
  }
}

/// Films are as long as the network takes them.
enum MediaDuration: MediumRule {
  static let description = RuleDescription(
    id: "media-duration", severity: .warning,
    summary: "Films are as long as their network takes them",
    explanation: "Cut the film, or leave out the channel.",
    invalid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 200 seconds)"),
    valid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 60 seconds)"), dependsOnMachine: true)

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    // Sound often ends slightly after the last picture, which all networks accept.
    medium.problems(medium.facts?.duration, "seconds", range: medium.limits?.duration, on: channel)
  }
}

extension Medium {
  /// The tool that measured the duration.
  var measurement: String {
    facts?.measuredBy.map { "Measured by \($0)." } ?? "As the file's container says."
  }

  /// The problem with a film of which a value is more than a tenth outside the range that the network takes.
  fileprivate func problems(
    _ value: Double?, _ noun: String, per: String = "", range: Fact<ClosedRange<Double>>?,
    on channel: ChannelUnderCheck
  ) -> [MediaProblem] {
    guard let range, let value, kind == .video else { return [] }
    let (lowest, highest) = (range.value.lowerBound, range.value.upperBound)
    guard value < lowest - 0.1 || value > highest + 0.1 else { return [] }
    let limit = value > highest ? "of \(Amount.short(highest))" : "of at least \(Amount.short(lowest))"
    return [
      MediaProblem(
        summary: "\(name) has \(Amount.short(value, noun))\(per) \(limit) on \(channel.network.displayName)",
        severity: .warning, note: "\(measurement) \(range.sourceNote)")
    ]
  }
}

/// Films have as many pictures a second as the network takes.
enum MediaFrameRate: MediumRule {
  static let description = RuleDescription(
    id: "media-frame-rate", severity: .warning,
    summary: "Films have as many pictures a second as their network takes",
    explanation: "Export the film again, with 25 or 30 pictures a second.",
    invalid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 120 fps)"),
    valid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, 30 fps)"), dependsOnMachine: true)

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    // Television's 23.976 and 59.94 are called 24 and 60.
    medium.problems(medium.facts?.frameRate, "pictures", per: " a second", range: medium.limits?.frameRate, on: channel)
  }
}

/// Films have codecs that the network accepts.
enum MediaCodec: MediumRule {
  static let description = RuleDescription(
    id: "media-codec", severity: .warning,
    summary: "Films are coded as their network takes them",
    explanation: "Export the film again: H.264 with AAC in an MP4 file is taken everywhere.",
    invalid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, hvc1)"),
    valid: RuleExample.post(with: "media/film.mp4 (mp4 1280x720, avc1)"), dependsOnMachine: true)

  static func problems(with medium: Medium, on channel: ChannelUnderCheck) -> [MediaProblem] {
    guard let fact = medium.limits?.codecs, let facts = medium.facts, medium.kind == .video else { return [] }
    let taken = fact.value.map(VideoCodec.name)
    // Sound is judged only where the network names a codec of sound.
    let namesSound = taken.contains { !VideoCodec.isVideo($0) }
    let others = facts.codecs.filter { !taken.contains($0) && (VideoCodec.isVideo($0) || namesSound) }
    guard let codec = others.first else { return [] }
    let summary =
      "\(medium.name) is coded as \(Shown.plain(codec)), \(channel.network.displayName) takes "
      + fact.value.joined(separator: ", ")
    return [MediaProblem(summary: summary, severity: .warning, note: "\(medium.measurement) \(fact.sourceNote)")]
  }
}
