/// The word files that `lint` in `stet.yml` names, by path: lists of words to report, and the vocabulary.
package struct LintWords: Sendable {
  /// Why a file cannot be used.
  package enum Problem: Error, Hashable {
    case missing, tooLarge, notUTF8
  }

  /// The text of each file that exists and is UTF-8.
  package let texts: [String: String]
  /// The problems of the named files without a text here.
  package let problems: [String: Problem]
  /// The word lists among them, compiled once for all posts.
  let lists: CompiledLists

  /// - Parameters:
  ///   - wordlists: the paths of the files that are word lists.
  package init(texts: [String: String] = [:], wordlists: [String] = [], problems: [String: Problem] = [:]) {
    self.texts = texts
    self.problems = problems
    lists = CompiledLists(texts: texts, files: wordlists)
  }
}

/// Compiled word lists.
struct CompiledLists: Sendable {
  /// The files, each once; the number of a list is its place here.
  private(set) var files: [String] = []
  /// The lines that cannot be used, by the number of the list.
  private(set) var badLines: [[WordList.BadLine]] = []
  let matcher: WordMatcher

  init(texts: [String: String], files: [String]) {
    var lists: [WordList] = []
    for file in files where !self.files.contains(file) {
      guard let text = texts[file] else { continue }
      let list = WordList(text)
      self.files.append(file)
      badLines.append(list.badLines)
      lists.append(list)
    }
    matcher = WordMatcher(lists)
  }
}
