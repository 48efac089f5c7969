internal import Core

/// The message of the commit that adds a record: for people, generated, never parsed.
struct RecordMessage {
  private static let subjectLimit = 72
  private let record: Record
  private let id: Digest

  init(_ record: Record, id: Digest) {
    self.record = record
    self.id = id
  }

  /// The whole message.
  var text: String {
    var lines = [subject, "", "Stet-Record: \(id)", "Stet-Kind: \(record.kind.rawValue)"]
    if let actor = record.actor { lines.append("Stet-Actor: \(actor)") }
    if let attester = record.attester { lines.append("Stet-Attester: \(attester)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first line, at most 72 characters.
  var subject: String {
    let scalars = phrase.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      // Without control characters and overrides of the text's direction.
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    let line = String(String.UnicodeScalarView(scalars))
    return line.count <= Self.subjectLimit ? line : line.prefix(Self.subjectLimit - 1) + "…"
  }

  private var phrase: String {
    switch record.kind {
    case .approve: "approve \(topic)"
    case .requestChanges: "request changes to \(topic)"
    case .comment: "comment on \(topic)"
    case .correction: "correct \(topic)"
    case .withdraw: "withdraw \(targets)"
    case .dismiss: "dismiss \(targets)"
    case .hold: "hold \(topic)"
    case .resume: "resume after \(targets)"
    case .claim: "claim \(topic)"
    case .sending: "send \(topic)"
    case .published: "published \(topic)"
    case .handedOff: "handed off \(topic)"
    case .updated: "updated \(topic)"
    case .failed: "failed to send \(topic)"
    case .unknown: "not known whether sent: \(topic)"
    case .resolve: "resolve \(targets)"
    case .retracted: "retracted \(topic)"
    case .checkpoint where !record.cosignatures.isEmpty: "cosign checkpoint \(targets)"
    case .checkpoint: record.checkpoint.map { "checkpoint of \($0.checkpoint.extent)" } ?? "checkpoint"
    }
  }

  /// What the record is about.
  private var topic: String {
    let names = unique(record.subjects.map(\.title))
    let channels = unique(record.subjects.flatMap(\.channelNames)).sorted()
    let topic = names.count > 2 ? "\(names.count) posts" : names.joined(separator: ", ")
    return channels.isEmpty ? topic : "\(topic) (\(channels.joined(separator: ", ")))"
  }

  /// The records that it acts on, and the posts that they are about, if it names them.
  private var targets: String {
    let names = record.targets.map { $0.hex.prefix(10) }.joined(separator: ", ")
    return record.subjects.isEmpty ? names : "\(names): \(topic)"
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Subject {
  /// The name of the subject for people.
  fileprivate var title: String {
    switch self {
    case .post(let post): post.post + (post.occurrence.map { " of \($0)" } ?? "")
    case .config: "stet.yml"
    case .scope(let scope): scope.title
    case .delivery(let delivery): delivery.post + (delivery.occurrence.map { " of \($0)" } ?? "")
    }
  }

  fileprivate var channelNames: [String] {
    switch self {
    case .post(let post): Array(post.channels.keys)
    case .delivery(let delivery): [delivery.channel]
    case .config, .scope: []
    }
  }
}

extension Scope {
  fileprivate var title: String {
    guard !all else { return "everything" }
    let lists = [
      ("channel", channels), ("post", posts), ("campaign", campaigns), ("department", departments),
    ]
    return lists.filter { !$0.1.isEmpty }.map { "\($0) \($1.joined(separator: ", "))" }.joined(separator: ", ")
      + (occurrence.map { " of \($0.text)" } ?? "")
  }
}
