package import Diagnostics

/// What rules across posts need to know of one post: little enough to keep of fifty thousand.
package struct PostTrace: Sendable {
  package var path: String
  package var id: String
  /// Where the id stands in the file.
  package var idRange: SourceRange
  /// Where the text begins.
  package var textRange: SourceRange
  /// The different texts of the post that go out, each with its channels; none of a draft.
  package var texts: [TextTrace]
  /// The files that the post names, by `StableHash` of their paths.
  package var files: [UInt64]

  package init(
    path: String, id: String, idRange: SourceRange, textRange: SourceRange, texts: [TextTrace] = [],
    files: [UInt64] = []
  ) {
    self.path = path
    self.id = id
    self.idRange = idRange
    self.textRange = textRange
    self.texts = texts
    self.files = files
  }
}

/// What is kept of a text to find it again, or one much like it.
package struct TextTrace: Sendable, Hashable {
  /// The channels that it goes to: a bit each, by their places in `stet.yml`. Those after the 64th are not told apart
  /// from none.
  package var channels: UInt64
  /// Of the text's words.
  package var exact: UInt64
  /// How alike two texts are is read off how many members of their sketches are equal; nothing for a short text.
  package var sketch: SIMD16<UInt32>?

  package init(channels: UInt64, exact: UInt64, sketch: SIMD16<UInt32>?) {
    self.channels = channels
    self.exact = exact
    self.sketch = sketch
  }
}
