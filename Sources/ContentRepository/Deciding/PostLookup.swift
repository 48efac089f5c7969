internal import Diagnostics
package import Workflow

extension Sequence<PostSnapshot> {
  /// The post with that id or path.
  ///
  /// - Throws: where there is none, with what may have been meant.
  package func post(named name: String) throws -> PostSnapshot {
    if let post = first(where: { $0.id == name || $0.path == name }) { return post }
    let known = flatMap { [$0.id, $0.path] }
    throw RepositoryError(
      "there is no post \"\(name)\"\(Suggestions.didYouMean(name, among: known))",
      causes: ["a post is named by its `id` or by its path; one on another branch also needs that branch's name"],
      hints: ["--rev BRANCH"])
  }
}
