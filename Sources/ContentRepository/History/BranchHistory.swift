internal import Content
package import Git
package import Workflow

/// What the commits reachable from a branch say of its posts: who contributed, when each entered, when it changed last.
///
/// Every commit is compared with its parents once, over raw tree objects with equal sub-trees skipped.
package final class BranchHistory {
  private var contributors: [String: Set<String>] = [:]
  /// Who wrote at a path what had no id yet.
  private var unattributed: [String: Set<String>] = [:]
  private var entered: [String: Entered] = [:]
  private var lastChange: [String: Entered] = [:]
  private var labels: [String: BorneLabels] = [:]

  /// Walks the history of `tip`, with the renditions that the policy's configuration gives.
  package init(repository: ContentRepository, tip: ObjectID, policy: PolicySnapshot) throws {
    let people = CommitPeople(policy)
    let commits = try repository.git.history(from: [tip], oldestFirst: true)
    let mainline = try repository.git.firstParentHistory(from: tip).map(\.id)
    let position = Dictionary(
      mainline.reversed().enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let revisions = PostRevisions(repository: repository, configuration: policy.configuration)
    for commit in commits {
      let step = try revisions.step(commit)
      note(step, contributors: Set(people.contributors(to: commit)))
      guard let position = position[commit.id] else { continue }
      note(step, Entered(commit: commit.id.hex, at: Timestamp(seconds: commit.committer.time), position: position))
    }
  }

  /// What history says of the post with that id.
  package func history(of post: String) -> PostHistory {
    PostHistory(
      entered: entered[post], contributors: (contributors[post] ?? []).sorted(), lastChange: lastChange[post],
      labels: labels[post] ?? BorneLabels())
  }

  /// Who gives a text its id does not thereby become its only author: those who wrote at the path before count, too.
  private func note(_ step: PostStep, contributors names: Set<String>) {
    for path in step.unreadable { unattributed[path, default: []].formUnion(names) }
    for id in step.changedForReaders {
      contributors[id, default: []].formUnion(names)
      if let path = step.revealed[id] { contributors[id, default: []].formUnion(unattributed[path] ?? []) }
    }
  }

  private func note(_ step: PostStep, _ place: Entered) {
    for (id, change) in step.sinceFirstParent {
      lastChange[id] = place
      if change != .removed, entered[id] == nil { entered[id] = place }
    }
    for (id, borne) in step.labels { labels[id, default: BorneLabels()].formUnion(borne) }
  }
}
