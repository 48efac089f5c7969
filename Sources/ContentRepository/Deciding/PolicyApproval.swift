package import Core
internal import Git

/// A version of the policy that a person may approve: `stet.yml` with its word lists and `.mailmap`.
package struct PolicyApproval {
  /// What it does, in plain sentences.
  package let sentences: [String]
  /// The commit that has it.
  package let commit: ObjectID
  fileprivate let subject: PolicySubject
  fileprivate let bytes: [UInt8]
}

extension QueueReader {
  /// What is missing for the version on the policy branch, which is not in effect; `nil` where it is, or needs no more.
  package func pendingPolicy() throws -> PendingPolicy? {
    guard let commit = policy.pending,
      let subject = try repository.subject(of: repository.policyFiles(in: repository.git.commit(commit)))
    else { return nil }
    let missing = try repository.missingApprovals(of: subject, at: commit, by: policy, ledger.contents)
    return missing.isEmpty ? nil : PendingPolicy(commit: commit.hex, missing: missing)
  }

  /// What the `stet.yml` of a commit changes against the version in effect, in plain sentences.
  ///
  /// - Parameter revision: `nil` for the policy branch.
  package func policyDifference(at revision: String?) throws -> (commit: ObjectID, sentences: [String]) {
    let id = try revision.map { try repository.git.commitID(revision: $0) } ?? policy.tip
    let files = try repository.policyFiles(in: repository.git.commit(id))
    guard let configuration = try files[PolicySnapshot.path].flatMap(repository.configuration),
      let subject = try repository.subject(of: files)
    else { throw RepositoryError("stet.yml at \(id.hex.prefix(10)) cannot be used", hints: ["stet check stet.yml"]) }
    return (id, try sentences(for: subject, configuration))
  }

  /// What a version of the policy changes against the one in effect.
  fileprivate func sentences(for subject: PolicySubject, _ configuration: Configuration) throws -> [String] {
    let current = try repository.subject(of: repository.policyFiles(in: repository.git.commit(policy.commit)))
    let names = Set(subject.files.keys).union(current.map { Array($0.files.keys) } ?? []).sorted()
    let changed = names.filter { subject.files[$0] != current?.files[$0] }
    return PolicyDifference(from: policy.configuration, to: configuration).sentences + changed.map { "\($0) changes" }
  }
}

extension DecisionDesk {
  /// The version of the policy that a commit has, to be approved by the actor.
  ///
  /// - Parameter revision: `nil` for the policy branch.
  /// - Throws: `Refusal` where the actor's approval would not count, or is not asked for.
  package func policyApproval(at revision: String?) throws -> PolicyApproval {
    let (repository, policy) = (reader.repository, reader.policy)
    let id = try revision.map { try repository.git.commitID(revision: $0) } ?? policy.tip
    let commit = try repository.git.commit(id)
    let files = try repository.policyFiles(in: commit)
    guard let blob = files[PolicySnapshot.path], let configuration = try repository.configuration(in: blob) else {
      throw Refusal("stet.yml at \(id.hex.prefix(10)) cannot be used", hints: ["stet check stet.yml"])
    }
    guard policy.configuration.policy.changes == .approved else {
      throw Refusal(
        "changes of stet.yml take effect without an approval",
        causes: ["`policy.changes` is not `approved` in stet.yml on \(policy.branch)"], hints: ["stet review"])
    }
    guard let subject = try repository.subject(of: files),
      let bytes = try repository.git.boundedBlob(
        blob, limit: PolicySnapshot.limit)
    else { throw Refusal("stet.yml at \(id.hex.prefix(10)) cannot be read") }
    if let missing = configuration.lint.wordlists.first(where: { files[$0.file] == nil }) {
      throw Refusal(
        "the word list \(missing.file) that this stet.yml names is missing, so it cannot take effect",
        hints: ["stet check stet.yml"])
    }
    let current = try repository.subject(of: repository.policyFiles(in: repository.git.commit(policy.commit)))
    guard subject != current else { throw Refusal("this stet.yml is in effect already", hints: ["stet review"]) }
    try refuseUncounted(subject, id)
    return PolicyApproval(
      sentences: try reader.sentences(for: subject, configuration), commit: id, subject: subject, bytes: bytes)
  }

  /// The version on the policy branch, where it waits for the actor's approval.
  package func waitingPolicyApproval() throws -> PolicyApproval? {
    guard reader.policy.pending != nil else { return nil }
    do {
      return try policyApproval(at: nil)
    } catch is Refusal {
      return nil
    }
  }

  /// Throws where no rule would count the actor's approval of a commit's version.
  private func refuseUncounted(_ subject: PolicySubject, _ commit: ObjectID) throws {
    let missing = try reader.repository.missingApprovals(
      of: subject, at: commit, by: reader.policy, reader.ledger.contents)
    let name = actor.person.name
    guard !missing.contains(where: { $0.from.contains(name) }) else { return }
    let rules = configuration.policy.rules.filter { $0.isForConfiguration && $0.approvals > 0 }
    if missing.isEmpty { throw Refusal("this stet.yml is approved already", hints: ["stet review"]) }
    guard rules.contains(where: { $0.from.contains(where: actor.person.roles.contains) }) else {
      throw Refusal(
        "\(name) may not approve changes of stet.yml: that is for \(Set(rules.flatMap(\.from)).sorted().joined(separator: " or "))",
        causes: ["the rules with `files: [stet.yml]` on \(reader.policy.branch)"])
    }
    let given = reader.ledger.contents.approvals(of: subject, after: reader.policy.commit)
    throw Refusal(
      given.contains { $0.record.actor == name }
        ? "you approved this stet.yml already"
        : "your approval would not count: you changed stet.yml yourself since the version in effect")
  }

  /// Records the approval of a version of the policy.
  package func approve(_ policy: PolicyApproval, note: String?) throws -> RecordedDecision {
    let record = try record(.approve, subjects: [.config(policy.subject)], note: note)
    return try writeOne(record, objects: [policyObject, LedgerObject(bytes: policy.bytes, kind: .policy)])
  }
}
