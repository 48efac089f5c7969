package import Workflow

/// What a branch would change, to be shown.
package struct ReviewReport: Sendable {
  package let review: Review

  /// Whether commits and digests are wanted in `text`.
  package let verbose: Bool

  package init(review: Review, verbose: Bool = false) {
    self.review = review
    self.verbose = verbose
  }

  /// What a post is called where only its id is at hand.
  func title(ofPost id: String) -> String {
    let title = review.posts.first { $0.post == id }?.title ?? ""
    return title.isEmpty ? id : title
  }
}
