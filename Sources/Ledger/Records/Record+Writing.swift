package import Canonical
internal import Content

extension Record {
  /// The most bytes that a record may have: 64 KiB.
  package static let maximumSize = 65_536

  /// The record as a JSON value.
  ///
  /// `crit`, `roles`, `subjects` and `targets` are always written, and so are the `inputs`, their `flags` and the
  /// `contributors` of a post, so that an empty list is visible. Every other member that has no value is left out, so
  /// that each record has exactly one form.
  package var json: JSONValue {
    .members([
      "v": 1,
      "kind": .string(kind.rawValue),
      "crit": .strings(critical),
      "repository": .string(repository),
      "actor": actor.map(JSONValue.string),
      "roles": .strings(roles),
      "assurance": .string(assurance.rawValue),
      "subjects": .array(subjects.map(\.json)),
      "policy": policy.map { ["commit": .string($0.commit), "sha256": .string($0.sha256.description)] },
      "targets": .strings(targets.map(\.description)),
      "note": note.map(JSONValue.string),
      "correction": correction.map { ["quote": .string($0.quote), "suggestion": .string($0.suggestion)] },
      "prev": .string(previous),
      "nonce": .string(nonce),
      "time": .string(time.rfc3339),
      "source": imported?.json,
      "attester": attester.map(JSONValue.string),
      "verdict": verdict,
    ])
  }

  /// The canonical bytes, which are signed and stored in the ledger.
  ///
  /// For a record that was read, they are the bytes that were read, unless those had members that this version does not
  /// know. `LedgerRecord.id` is the digest of the bytes that were read.
  package var bytes: [UInt8] { json.canonicalBytes }

  /// The record's name: the SHA-256 of its bytes.
  package var id: Digest { Digest(of: bytes) }

  /// The bytes of a record that may be written.
  ///
  /// - Throws: what reading them would throw. An invalid record must not reach the ledger.
  package func checkedBytes() throws(RecordError) -> [UInt8] {
    let bytes = bytes
    _ = try Record(bytes: bytes)
    return bytes
  }
}

extension Record: Equatable {
  /// Two records are equal if their bytes are equal.
  package static func == (left: Record, right: Record) -> Bool { left.bytes == right.bytes }
}

extension ImportedSource {
  fileprivate var json: JSONValue {
    .members([
      "system": .string(system),
      "kind": .string(kind),
      "ref": .string(reference),
      "userId": .string(userID),
      "commit": commit.map(JSONValue.string),
      "code": code.map(JSONValue.string),
      "submittedAt": .string(submittedAt.rfc3339),
    ])
  }
}
