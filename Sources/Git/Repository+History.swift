extension Repository {
  /// All commits reachable from `tips` and from none of `excluding`.
  ///
  /// No commit comes before its children; otherwise the latest comes first, as in `git log --date-order`, and with
  /// equal times the one with the smallest id, so that the order depends only on the commits.
  ///
  /// - Parameter oldestFirst: Gives the reverse: no commit before its parents.
  package func history(
    from tips: [ObjectID], excluding: [ObjectID] = [], oldestFirst: Bool = false
  ) throws(GitError) -> [Commit] {
    let cutOff = try shallowBoundary()
    let hidden = try reachable(from: excluding, except: [], cutOff)
    let wanted = try reachable(from: tips, except: hidden, cutOff)
    var order = try ordered(wanted, cutOff)
    if oldestFirst { order.reverse() }
    var commits: [Commit] = []
    commits.reserveCapacity(order.count)
    for id in order { commits.append(try commit(id, cutOff: cutOff)) }
    return commits
  }

  /// The commit `tip`, its first parent, and so on to the root: the former states of a branch, latest first.
  ///
  /// - Parameter known: the commit before which the walk ends; `nil` for the root.
  package func firstParentHistory(from tip: ObjectID, after known: ObjectID? = nil) throws(GitError) -> [Commit] {
    let cutOff = try shallowBoundary()
    var commits: [Commit] = []
    var next: ObjectID? = tip
    while let id = next, id != known {
      commits.append(try commit(id, cutOff: cutOff))
      next = commits.last?.parents.first
    }
    return commits
  }

  /// How many commits are reachable from `tip` and not from `excluded`.
  package func commitCount(of tip: ObjectID, excluding excluded: ObjectID) throws(GitError) -> Int {
    let cutOff = try shallowBoundary()
    return try reachable(from: [tip], except: reachable(from: [excluded], except: [], cutOff), cutOff).count
  }

  /// The ids of all commits reachable from `tips` without passing through `hidden`.
  private func reachable(
    from tips: [ObjectID], except hidden: Set<ObjectID>, _ cutOff: Set<ObjectID>
  ) throws(GitError) -> Set<ObjectID> {
    var found: Set<ObjectID> = []
    var waiting = tips
    while let id = waiting.popLast() {
      guard !hidden.contains(id), found.insert(id).inserted else { continue }
      waiting += try links(of: id, cutOff: cutOff).parents
    }
    return found
  }

  /// The commits of `ids`, children before parents.
  private func ordered(_ ids: Set<ObjectID>, _ cutOff: Set<ObjectID>) throws(GitError) -> [ObjectID] {
    var children: [ObjectID: Int] = [:]
    for id in ids {
      for parent in try links(of: id, cutOff: cutOff).parents { children[parent, default: 0] += 1 }
    }
    var queue = PriorityQueue<DatedCommit>()
    for id in ids where children[id] == nil {
      queue.insert(DatedCommit(id: id, time: try links(of: id, cutOff: cutOff).time))
    }
    var order: [ObjectID] = []
    while let next = queue.popGreatest() {
      order.append(next.id)
      for parent in try links(of: next.id, cutOff: cutOff).parents where ids.contains(parent) {
        children[parent, default: 0] -= 1
        guard children[parent] == 0 else { continue }
        queue.insert(DatedCommit(id: parent, time: try links(of: parent, cutOff: cutOff).time))
      }
    }
    return order
  }
}
