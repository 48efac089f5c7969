internal import Canonical
internal import Content
internal import Git
package import Ledger
package import Workflow

extension DecisionDesk {
  /// Records the approval of everything in `plan`: several records if one would be too large.
  package func approve(_ plan: ApprovalPlan, note: String?) throws -> [RecordedDecision] {
    let subjects = plan.items.flatMap { self.subjects($0.post, $0.channels, commit: plan.judged.commit.hex) }
    let objects = [policyObject] + plan.items.flatMap { $0.channels.compactMap(\.rendition) }.map(LedgerObject.init)
    return try write(try records(.approve, subjects.map(Subject.post), note: note), objects: objects)
  }

  /// Splits subjects into as many records as needed to keep each below the limit.
  private func records(_ kind: RecordKind, _ subjects: [Subject], note: String?) throws -> [Record] {
    let record = try record(kind, subjects: subjects, note: note)
    guard record.bytes.count > Record.maximumSize, subjects.count > 1 else { return [record] }
    let half = subjects.count / 2
    return try records(kind, Array(subjects[..<half]), note: note)
      + records(kind, Array(subjects[half...]), note: note)
  }

  /// What a decision on a post names: renditions, schedules, inputs, contributors and evidence. One subject for each
  /// group of channels that the same people contributed to.
  package func subjects(_ post: PostSnapshot, _ channels: [ChannelSnapshot], commit: String) -> [PostSubject] {
    let renderable = channels.filter { $0.rendition != nil }
    let groups = Dictionary(grouping: renderable) { channel in
      Contributors(history: post.history.contributions[channel.channel.name] ?? []).names
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { contributors, channels in
      PostSubject(
        post: post.id,
        channels: channels.reduce(into: [:]) { result, channel in
          guard let rendition = channel.rendition else { return }
          result[channel.channel.name] = ChannelSubject(
            rendition: rendition.digest, schedule: channel.schedule.recorded)
        },
        inputs: post.inputs, contributors: contributors,
        evidence: Evidence(blob: post.blob, commit: commit, version: version))
    }
  }
}

extension LedgerObject {
  /// A rendition as an object that the ledger keeps.
  init(_ rendition: Rendition) { self.init(bytes: rendition.json.canonicalBytes, kind: .rendition) }
}
