import Workflow

/// Why records do not count, in words.
enum NotCountedMessages {
  /// `what readers see changed since`.
  static func reason(_ record: NotCounted) -> String {
    let actor = record.actor.isEmpty ? "its author" : record.actor
    return switch record.reason {
    case .contributor: "\(actor) wrote or changed the post, and the rule asks for another person"
    case .role: "\(actor) holds no role that the rule asks for"
    case .unknownPerson: "\(actor) is not in stet.yml, or had left before"
    case .bot: "\(actor) is a bot"
    case .rendition: "what readers see changed since"
    case .schedule: "it goes out earlier than approved, or in a wider window"
    case .withdrawn: "\(actor) withdrew it"
    case .dismissed: "it was dismissed"
    case .unsigned: "it is not signed as it must be, or came from another person's address"
    case .signature: "its signature does not fit"
    case .keyRetired: "its key was retired"
    case .imported:
      "it was taken over from elsewhere, and the rule does not count that, or it is not vouched for as stet.yml asks"
    case .unknownKind: "this version does not know its kind"
    case .invalidRecord: "it is no valid record"
    case .otherRepository: "it belongs to another repository"
    }
  }
}
