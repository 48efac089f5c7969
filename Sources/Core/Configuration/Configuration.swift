internal import SocialText

/// What `stet.yml` says: channels, queues, people and the rules of approval.
package struct Configuration: Sendable {
  /// The repository's random id, 32 hexadecimal digits: part of every rendition and record.
  package var repository: String
  package var timezone: Zone
  package var languages: [String] = []
  package var breaks: LineBreaks = .keep
  package var roles: [String] = []
  package var departments: [String] = []
  package var pillars: [String] = []
  package var flags: [String] = []
  /// In the order written.
  package var queues: [Queue] = []
  /// In the order written, which is also the order of entries at the same time.
  package var channels: [Channel] = []
  package var people: [Person] = []
  package var policy: PolicySettings = PolicySettings()
  package var lint: LintSettings = LintSettings()
  /// The keys under checkpoints of the ledger.
  package var checkpoints = CheckpointKeys()
  package var places: SourcePlaces = SourcePlaces()

  /// The channel of that name.
  package func channel(_ name: String) -> Channel? { channels.first { $0.name == name } }

  /// The person of that name.
  package func person(_ name: String) -> Person? { people.first { $0.name == name } }

  /// The queue that a channel belongs to.
  package func queue(ofChannel name: String) -> Queue? { queues.first { $0.channels.contains(name) } }
}

/// A publishing branch and its channels.
package struct Queue: Sendable, Hashable {
  package var name: String
  /// The branch's short name: `main`, `queue/karriere`.
  package var branch: String
  /// Every channel belongs to exactly one queue; a queue that names none has all that no other names.
  package var channels: [String]

  package init(name: String, branch: String, channels: [String]) {
    self.name = name
    self.branch = branch
    self.channels = channels
  }
}

/// How strict `check` is in this repository.
package struct LintSettings: Sendable, Hashable {
  /// Ids of rules that are off. Only rules that merely warn can be turned off.
  package var disabled: [String] = []
  package var severity: [String: Severity] = [:]
  package var vocabularyFiles: [String] = []
  package var wordlists: [Wordlist] = []
  /// The day, on the clock of `timezone`, before which a post's time makes what `check` finds in it a note; `nil` where
  /// no post is too old to be judged.
  package var since: CivilDate?

  package init() {}

  /// Every word file that they name.
  package var files: [String] { vocabularyFiles + wordlists.map(\.file) }
}

/// A list of words that are reported, or that raise a flag for the policy.
package struct Wordlist: Sendable, Hashable {
  package var file: String
  package var severity = Severity.warning
  package var message: String?
  package var flag: String?
}

/// The one form of ids and names: post ids, channels, people, roles, queues, rules.
package enum Name {
  /// How the form is described to people.
  package static let rule = "small letters, digits, `.`, `_` and `-`, at most 100, the first a letter or digit"

  /// Whether `text` is `[a-z0-9][a-z0-9._-]{0,99}`.
  package static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 100, isAlphanumeric(first) else { return false }
    return text.utf8.allSatisfy { byte in
      isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isASCIISmall || byte.isASCIIDigit }
}
