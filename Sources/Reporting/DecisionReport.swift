package import Core

/// A record that was just written, to be shown.
package struct DecisionReport: Sendable {
  package let record: Record
  package let id: Digest
  /// The ledger commit that added it, in hexadecimal.
  package let commit: String
  package let isSigned: Bool
  /// What the records that it acts on are about: a `resume` has no subject of its own.
  private let targeted: [Subject]
  private let order: ChannelOrder
  let anomalies: [Anomaly]

  package init(
    record: Record, id: Digest, commit: String, targets: [Record], order: ChannelOrder, anomalies: [Anomaly] = [],
    isSigned: Bool = false
  ) {
    self.anomalies = anomalies
    self.record = record
    self.id = id
    self.commit = commit
    self.isSigned = isSigned
    self.order = order
    targeted = targets.flatMap(\.subjects)
  }

  /// For people: `ana approved 2026-12-markt (x, youtube)`; a line for each where there are several.
  package func text(style: TextStyle) -> String {
    let actor = style.paint(TerminalText.oneLine(record.actor ?? LogMessages.unknownPerson), .bold)
    guard !subjects.isEmpty else { return "\(actor) \(LogMessages.happened(record.kind))\n" }
    return subjects.map { "\(actor) \(LogMessages.happened(record.kind, to: TerminalText.oneLine($0)))\n" }.joined()
  }

  /// What the record is about, each once.
  private var subjects: [String] {
    var seen: Set<String> = []
    return (record.subjects.isEmpty ? targeted : record.subjects).joiningChannels
      .map { DecisionMessages.subject($0, order) }
      .filter { seen.insert($0).inserted }
  }
}

extension [Subject] {
  /// Each post once: a record has a subject for each group of its channels that the same people contributed to.
  fileprivate var joiningChannels: [Subject] {
    reduce(into: []) { joined, next in
      guard case .post(let post) = next, case .post(var first)? = joined.first(where: { $0.post == post.post }),
        let index = joined.firstIndex(where: { $0.post == post.post })
      else { return joined.append(next) }
      first.channels.merge(post.channels) { first, _ in first }
      joined[index] = .post(first)
    }
  }
}

extension Subject {
  /// The id of the post that it is about.
  fileprivate var post: String? {
    guard case .post(let post) = self else { return nil }
    return post.post
  }
}

/// How the subjects of a decision are called.
enum DecisionMessages {
  static let configuration = "stet.yml"

  static func subject(_ subject: Subject, _ order: ChannelOrder) -> String {
    switch subject {
    case .post(let post): named(post.post, post.occurrence, order.sorted(post.channels.keys))
    case .config: configuration
    case .scope(let scope): self.scope(scope)
    case .delivery(let delivery):
      named(delivery.post, delivery.occurrence, [delivery.channel]) + (delivery.byHand ? " by hand" : "")
    }
  }

  private static func named(_ post: String, _ occurrence: String?, _ channels: [String]) -> String {
    let name = occurrence.map { "\(post) of \($0)" } ?? post
    return channels.isEmpty ? name : "\(name) (\(channels.joined(separator: ", ")))"
  }

  /// `channel x, campaign advent-2026`.
  static func scope(_ scope: Scope) -> String {
    if scope.all { return "everything" }
    let lists = [
      ("channel", scope.channels), ("post", scope.posts), ("campaign", scope.campaigns),
      ("department", scope.departments),
    ]
    let day = scope.occurrence.map { " of \($0.text)" } ?? ""
    return lists.flatMap { kind, names in names.map { "\(kind) \($0)" } }.joined(separator: ", ") + day
  }
}

extension DecisionReport {
  /// The document `stet/decision/v1`; its subjects are those of the record.
  ///
  /// - Parameters:
  ///   - isShared: whether the remote has it; `nil` where there is no remote.
  ///   - hold: what it stops; `nil` for another kind of decision than a hold.
  package func json(isShared: Bool?, hold: HoldReport? = nil) -> String {
    var members: [String: JSONValue] = [
      "kind": .string(record.kind.rawValue), "record": .digest(id), "commit": .string(commit),
      "actor": .optional(record.actor), "subjects": record.json["subjects"] ?? [],
      "signature": isSigned ? "made" : "none", "shared": isShared.map { .bool($0) } ?? .null,
    ]
    if let hold { members["handedOff"] = hold.json }
    return JSONDocument.text("stet/decision/v1", members, anomalies)
  }
}

/// Why a command could not run, or refused.
package struct ErrorReport: Sendable, Hashable {
  /// One line, the most specific part first, without a final period.
  package var error: String
  /// What lies behind it, the nearest first.
  package var causes: [String]
  /// What to do, often a command that can be run.
  package var hints: [String]

  package init(error: String, causes: [String] = [], hints: [String] = []) {
    self.error = error
    self.causes = causes
    self.hints = hints
  }

  /// For people at a terminal.
  package func text(style: TextStyle) -> String {
    let lines =
      [style.paint("Error: ", .error) + TerminalText.oneLine(error)]
      + causes.map { style.paint("Caused by: ", .dim) + TerminalText.oneLine($0) }
      + hints.map { style.paint("Hint: ", .note) + TerminalText.oneLine($0) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The document `stet/error/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/error/v1",
      ["error": .string(error), "causes": .strings(causes), "hints": .strings(hints)])
  }
}
