/// A binary heap that gives the greatest element first.
package struct PriorityQueue<Element: Comparable> {
  package init() {}

  private var heap: [Element] = []

  package var isEmpty: Bool { heap.isEmpty }

  package mutating func insert(_ element: Element) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0, heap[(child - 1) / 2] < heap[child] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes the greatest element; nothing where the queue is empty.
  package mutating func popGreatest() -> Element? {
    guard let last = heap.popLast() else { return nil }
    guard let greatest = heap.first else { return last }
    heap[0] = last
    sink()
    return greatest
  }

  private mutating func sink() {
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
      guard heap[parent] < heap[child] else { return }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}

/// A commit waiting in a walk through the history: the latest first, and of one second the smallest id.
struct DatedCommit: Comparable {
  let id: ObjectID
  let time: Int64

  static func < (left: DatedCommit, right: DatedCommit) -> Bool {
    (left.time, right.id) < (right.time, left.id)
  }
}
