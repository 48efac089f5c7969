internal import Diagnostics
internal import Validation

/// The posts of a tree: those in scope checked, and a trace of each other post that may matter to them.
struct CheckedPosts {
  /// The requested scope, with the posts that were added because a file of theirs changed.
  var scope: CheckScope
  var findings: [Finding]
  /// Of the posts in scope, and of the others that share something with them.
  var traces: [PostTrace]
  /// Of the posts in scope.
  var reported: [PostTrace]
  /// The languages that the machine has no dictionary for, sorted.
  var unspelled: [String]
}
