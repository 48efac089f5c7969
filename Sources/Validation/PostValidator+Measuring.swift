package import Content
package import Diagnostics

extension PostValidator {
  /// What the rules about measured facts find in a post, with a library that knows more than the bytes say.
  ///
  /// The other rules never see such a library: they would depend on what is installed.
  package func measuredFindings(of post: Post) -> [Finding] {
    guard let checked = underCheck(post) else { return [] }
    return judged(MediaRules.measured.flatMap { $0.check(checked) }, post.id)
  }
}
