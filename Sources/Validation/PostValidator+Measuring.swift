package import Content
package import Diagnostics

extension PostValidator {
  /// The findings of the rules about measured facts in a post, with a library that knows more than the file's header.
  ///
  /// Other rules never get such a library, since their findings would depend on what is installed.
  package func measuredFindings(of post: Post) -> [Finding] {
    guard let checked = underCheck(post) else { return [] }
    return judged(MediaRules.measured.flatMap { $0.check(checked) }, post.id)
  }
}
