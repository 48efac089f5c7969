internal import Diagnostics

/// Something in a text that was meant as a link, and is none or leads nowhere.
struct LinkProblem {
  let range: Range<Int>
  /// What is wrong, as what follows the link in a sentence.
  let summary: String
  /// An error where it can be no link as it stands.
  var severity = Severity.warning
}
