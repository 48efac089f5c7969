internal import Diagnostics

/// A word or phrase that was found in a text.
struct FoundWords {
  let text: SeenText
  let place: Range<Int>
  /// The entry of the list that found it.
  let entry: String

  /// The words as typed.
  var words: String { text.scanned.text(at: place) }

  /// Where it stands in the file.
  var range: SourceRange { text.widePlace(place) }
}
