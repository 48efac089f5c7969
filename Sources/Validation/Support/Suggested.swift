internal import Diagnostics

/// Clauses that say what somebody meant.
enum Suggested {
  /// `, did you mean "sales"?`, or nothing. A word longer than any name is none, and comparing it would take long.
  static func didYouMean(_ word: String, among candidates: [String]) -> String {
    word.utf8.count <= 100 ? Suggestions.didYouMean(word, among: candidates) : ""
  }
}
