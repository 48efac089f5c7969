internal import Diagnostics

/// A part of a text that was meant as a link, but is none or does not lead to a page.
struct LinkProblem {
  let range: Range<Int>
  /// The problem, as the rest of a sentence that begins with the link.
  let summary: String
  /// An error if it cannot be a link in this form.
  var severity = Severity.warning
}
