internal import Diagnostics
internal import Validation

/// The posts of a tree: those asked about checked, of the others a trace of each that may matter to them.
struct CheckedPosts {
  /// What was asked about, with the posts that a changed file of theirs brought in.
  var scope: CheckScope
  var findings: [Finding]
  /// Of those asked about, and of the others that share something with them.
  var traces: [PostTrace]
  /// Of those asked about.
  var reported: [PostTrace]
  /// The languages that the machine has no dictionary for, sorted.
  var unspelled: [String]
}
