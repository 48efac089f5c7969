package import Workflow

/// What a branch would change, to be shown.
package struct ReviewReport: Sendable {
  package let review: Review

  /// Whether commits and digests are wanted in `text`.
  package let verbose: Bool
  let anomalies: [Anomaly]

  package init(review: Review, anomalies: [Anomaly] = [], verbose: Bool = false) {
    self.review = review
    self.anomalies = anomalies
    self.verbose = verbose
  }

  /// The title of a post of which only the id is known.
  func title(ofPost id: String) -> String {
    let title = review.posts.first { $0.post == id }?.title ?? ""
    return title.isEmpty ? id : title
  }
}
