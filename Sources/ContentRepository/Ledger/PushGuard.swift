package import Core
internal import Git

/// Judges what is pushed to the ledger's branch on a server, before the server takes it: what `pre-receive` decides.
package struct PushGuard {
  /// A branch that is pushed.
  package struct Update: Sendable {
    /// `nil` where the branch is new.
    package var old: ObjectID?
    /// `nil` where it is to be deleted.
    package var new: ObjectID?

    package init(old: ObjectID?, new: ObjectID?) {
      (self.old, self.new) = (old, new)
    }
  }

  private let repository: ContentRepository
  private let configuration: Configuration
  /// Who pushes, as the server knows them; `nil` where it did not say.
  private let user: String?

  /// More refusals are only counted.
  private static let mostRefusals = 20

  /// - Parameter policy: as the server has it before the push.
  package init(_ repository: ContentRepository, policy: PolicySnapshot, user: String?) {
    self.repository = repository
    configuration = policy.configuration
    self.user = user
  }

  /// Why an update of the ledger is refused; empty where it is taken.
  ///
  /// What the server has already, or has had, is not judged again: after a force push, any person may bring it back.
  package func refusals(of update: Update) throws -> [String] {
    guard let new = update.new else { return ["the ledger cannot be deleted: it says what was approved and published"] }
    if let old = update.old, try !repository.git.isAncestor(old, of: new) {
      return ["the ledger only grows, and this lacks commits that are here: fetch them and join (`stet sync`)"]
    }
    // This is read first, and kept: of a push that is refused, no object stays.
    let known = try update.old.map { try repository.contents(of: [$0], configuration.repository).ancestry }
    let lost = try ReceivedTips(in: repository.git).lost(from: update.old)
    let isNew = { (commit: ObjectID) in known?.contains(commit) != true && !lost.contains(commit) }
    let measure = try PushMeasure(of: new, beyond: { !isNew($0) }, in: repository.git)
    if let refusal = measure.refusal { return [refusal] }
    let contents: LedgerContents
    do throws(LedgerError) {
      contents = try LedgerReader.read(
        repository: repository.git, tips: [new], identity: configuration.repository, store: repository.store)
    } catch {
      guard case .foreign = error else { throw error }
      return ["this is not the ledger of \(configuration.repository): it has another first commit"]
    }
    let pushed = contents.records(measure.records.sorted())
    let all = damage(in: contents, isNew) + rejected(in: contents, isNew) + foreign(pushed, in: contents, isNew)
    try contents.check()
    let more = all.count - Self.mostRefusals
    return all.prefix(Self.mostRefusals) + (more > 0 ? ["and \(more) more"] : [])
  }

  /// Why an update of the policy branch is refused: where changes of the policy are decisions, what was on its first-parent
  /// line stays there.
  package func refusals(ofPolicyBranch update: Update) throws -> [String] {
    guard configuration.policy.changes == .approved, let old = update.old else { return [] }
    guard let new = update.new else { return ["it has the policy, and cannot be deleted"] }
    guard try !repository.git.isOnFirstParentLine(old, of: new) else { return [] }
    return [
      "its former tip \(old.hex.prefix(10)) must stay on its first-parent line, on which changes of stet.yml are decided: merge "
        + "into the branch, not the branch into yours"
    ]
  }

  /// Commits that do more than add. One that puts in order what an earlier one damaged is no anomaly.
  private func damage(in contents: LedgerContents, _ isNew: (ObjectID) -> Bool) -> [String] {
    contents.anomalies.filter { isNew($0.commit) }.map { anomaly in
      let path = anomaly.path.map { " at \($0)" } ?? ""
      return "commit \(anomaly.commit.hex.prefix(10)) does more than add (\(anomaly.kind.rawValue)\(path))"
    }
  }

  private func rejected(in contents: LedgerContents, _ isNew: (ObjectID) -> Bool) -> [String] {
    contents.rejected.filter { isNew($0.addedBy) }.map { "\($0.path) is no record: \($0.detail)" }
  }

  /// Unsigned records that another person pushes than decided.
  private func foreign(
    _ pushed: [LedgerRecord], in contents: LedgerContents, _ isNew: (ObjectID) -> Bool
  ) -> [String] {
    let authority = Authority(configuration, ancestry: contents.ancestry)
    let pusher = user.flatMap { configuration.person(onServer: $0) }
    let decisions = Decisions(contents, authority: authority)
    return pushed.filter { $0.additions.contains { isNew($0.commit) } }.compactMap { entry in
      // A checkpoint is proven by the signature in it alone, not by who pushes it.
      if entry.record.kind == .checkpoint {
        guard !decisions.isProven(entry) else { return nil }
        return "the checkpoint \(entry.id.shortName) is signed with no key of `ledger.checkpoints` in stet.yml"
      }
      let signer = entry.record.assurance == .imported ? entry.record.attester : entry.record.actor
      // A record that vouches for another person is a robot's alone.
      let isImported = entry.record.assurance == .imported
      let mayVouch = pusher.map { $0.kind == .bot && authority.mayDo(.import, person: $0.name) } ?? false
      let isOwn = pusher.map { $0.name == signer } ?? false
      guard !authority.isSigned(entry), !isOwn || isImported && !mayVouch else { return nil }
      let record = "the \(entry.record.kind.rawValue) \(entry.id.shortName) by \(signer ?? "an unknown person")"
      guard let pusher else {
        return "\(record) is not signed, and \(Self.stranger(user))"
      }
      return "\(record) is not signed, and you are \(pusher.name)"
    }
  }

  private static func stranger(_ user: String?) -> String {
    user.map { "\($0) is the name of no person on this server (`people.NAME.server` in stet.yml)" }
      ?? "the server does not say who pushes"
  }
}

extension Configuration {
  /// The person with that name on the server; `nil` where there is none.
  func person(onServer user: String) -> Person? { people.first { $0.serverNames.contains(user) } }
}
