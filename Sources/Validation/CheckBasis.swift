package import Content

/// What every post of a check is judged by. A class, so that each post and channel holds one reference, no copies.
package final class CheckBasis {
  package let configuration: Configuration
  package let files: FileIndex
  package let library: any MediaLibrary
  package let words: LintWords

  package init(configuration: Configuration, files: FileIndex, library: any MediaLibrary, words: LintWords) {
    self.configuration = configuration
    self.files = files
    self.library = library
    self.words = words
  }
}
