/// Reads `ledger.checkpoints`: the keys of the log, which have one name, and those of witnesses.
struct CheckpointKeyReader {
  let fields: Fields

  func keys() -> CheckpointKeys {
    var keys = CheckpointKeys()
    guard let ledger = fields.fields("ledger", ConfigurationKeys.ledger),
      let checkpoints = ledger.fields("checkpoints", ConfigurationKeys.checkpoints)
    else { return keys }
    checkpoints.require("log")
    checkpoints.requireElements("log", explanation: "Without a key of the log, no checkpoint can be verified.")
    keys.log = read("log", .note, in: checkpoints) { key, others in
      if let other = others.first(where: { $0.name != key.name }) {
        return "The keys of the log have one name, which is the log's: the one before is called \(other.name)."
      }
      return twice(key, others)
    }
    keys.witnesses = read("witnesses", .cosignature, in: checkpoints) { key, others in
      keys.log.contains { $0.hasSameSecret(as: key) }
        ? "This is the log's own key: a witness has its own." : twice(key, others)
    }
    return keys
  }

  private func twice(_ key: NoteKey, _ others: [NoteKey]) -> String? {
    others.contains { $0.hasSameSecret(as: key) } ? "This key stands here already." : nil
  }

  /// - Parameter objection: what is wrong with a key beside those before it.
  private func read(
    _ key: String, _ kind: NoteKey.Kind, in fields: Fields, _ objection: (NoteKey, [NoteKey]) -> String?
  ) -> [NoteKey] {
    var read: [NoteKey] = []
    _ = fields.texts(key) { text, node, path -> NoteKey? in
      do throws(NoteKeyError) {
        let key = try NoteKey(text)
        let problem = key.kind == kind ? objection(key, read) : Self.otherKind(kind)
        if let problem { return fields.log.refuse(Self.shown(text), node, at: path, explanation: problem) }
        read.append(key)
      } catch {
        return fields.log.refuse(Self.shown(text), node, at: path, explanation: error.description)
      }
      return nil
    }
    return read
  }

  private static func otherKind(_ wanted: NoteKey.Kind) -> String {
    wanted == .cosignature
      ? "A witness's key is of kind 4 (`cosignature/v1`): its base64 begins with `B`. This one signs notes, as a log's."
      : "A log's key is of kind 1: its base64 begins with `A`. This one is a witness's."
  }

  /// The name and hash of a key, or what stands in their place: enough to find it.
  private static func shown(_ text: String) -> String {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.prefix(2).joined(separator: "+") + (parts.count > 2 ? "+…" : "")
  }
}
