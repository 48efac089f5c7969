internal import Content
internal import Diagnostics
internal import Validation

/// The posts of a tree: those asked about checked, of the others a trace.
struct CheckedPosts {
  /// What was asked about, with the posts that a changed file of theirs brought in.
  var scope: CheckScope
  var findings: [Finding]
  /// Of all posts that could be read.
  var traces: [PostTrace]
  /// Of those asked about.
  var reported: [PostTrace]
}

extension Checker {
  func checkedPosts(_ task: CheckTask, _ request: CheckRequest, _ scope: CheckScope) throws -> CheckedPosts {
    let posts = task.files.list.filter(\.isPost)
    var scope = scope
    let others = try traces(of: posts.filter { !scope.contains($0.path) }, task, request)
    scope.include(others.filter(scope.namesChangedFile).map(\.path))
    let asked = posts.filter { scope.contains($0.path) }
    let workers = PostWorkers(count: request.workers) { request.progress($0, asked.count) }
    let checked = try workers.map(asked) { try PostWorker(task).checked }
    let reported = checked.compactMap(\.trace)
    return CheckedPosts(
      scope: scope, findings: checked.flatMap(\.findings),
      traces: others.filter { !scope.contains($0.path) } + reported, reported: reported)
  }

  private func traces(of posts: [ContentFile], _ task: CheckTask, _ request: CheckRequest) throws -> [PostTrace] {
    guard !posts.isEmpty else { return [] }
    let workers = PostWorkers(count: request.workers) { _ in }
    return try workers.map(posts) { try PostWorker(task).traced }.compactMap { $0 }
  }
}
