package import Core
internal import SocialText

/// A tree under check, with its files found by path: the input of rules about the whole tree.
package struct TreeUnderCheck {
  package let content: ContentUnderCheck
  package let files: FileIndex
  /// The files in the requested scope, in the order of their paths: rules need not check others.
  package let reportedFiles: [ContentFile]
  /// The posts that could be read, in the order of their paths: all that are reported on, and of the others at least
  /// those that share a hash with one (`PostTrace.hashes`), or have an id that one had before.
  package let posts: [PostTrace]
  /// Those of them that are in the requested scope.
  package let reported: [PostTrace]

  /// - Parameters:
  ///   - reported: `nil` if all posts are in scope.
  ///   - reportedFiles: `nil` if all files are in scope.
  package init(
    _ content: ContentUnderCheck, files: FileIndex, posts: [PostTrace], reported: [PostTrace]? = nil,
    reportedFiles: [ContentFile]? = nil
  ) {
    self.content = content
    self.files = files
    self.reportedFiles = reportedFiles ?? Array(files.list)
    self.posts = PostTrace.inOrder(posts)
    self.reported = reported ?? self.posts
  }

  /// The post in the file at `path`; `nil` if there is none in `posts`.
  func post(at path: String) -> PostTrace? {
    let place = posts.partitioningIndex { !(ExactText($0.path) < ExactText(path)) }
    guard place < posts.count, ExactText(posts[place].path) == ExactText(path) else { return nil }
    return posts[place]
  }

  /// The names of the channels at `places` in `stet.yml`.
  func channelNames(_ places: [Int]) -> [String] {
    let channels = content.configuration?.channels ?? []
    return places.filter(channels.indices.contains).map { channels[$0].name }
  }
}

extension PostTrace {
  fileprivate static func inOrder(_ posts: [PostTrace]) -> [PostTrace] {
    let isSorted = posts.indices.dropFirst().allSatisfy { ExactText(posts[$0 - 1].path) < ExactText(posts[$0].path) }
    return isSorted ? posts : posts.sorted { ExactText($0.path) < ExactText($1.path) }
  }
}

/// Everything that is checked: one tree, read.
package struct ContentUnderCheck {
  /// What `stet.yml` says; `nil` where it cannot be used, which is a finding of its own.
  package var configuration: Configuration?
  /// What reading `stet.yml` found, where it belongs to the tree under check.
  package var configurationFindings: [Finding]
  /// The posts, in the order of their paths.
  package var posts: [PostReading]
  /// Every file of the tree.
  package var files: ContentFiles
  package var library: any MediaLibrary
  /// The word lists that `stet.yml` names, read from the same source.
  package var words: LintWords
  /// The ids of the posts of the tree compared with (`--base`), by path, at least of those that differ; `nil` where
  /// none was named.
  package var base: [String: String]?

  package init(
    configuration: Configuration?, configurationFindings: [Finding] = [], posts: [PostReading], files: ContentFiles,
    library: any MediaLibrary, words: LintWords = LintWords(), base: [String: String]? = nil
  ) {
    self.configuration = configuration
    self.configurationFindings = configurationFindings
    self.posts = posts
    self.files = files
    self.library = library
    self.words = words
    self.base = base
  }
}

/// What all posts of a check are judged by. A class, so that each post and channel holds a reference instead of a copy.
final class CheckBasis {
  let configuration: Configuration
  let files: FileIndex
  let library: any MediaLibrary
  let words: LintWords

  init(configuration: Configuration, files: FileIndex, library: any MediaLibrary, words: LintWords) {
    self.configuration = configuration
    self.files = files
    self.library = library
    self.words = words
  }
}

/// The text files that `stet.yml` names, by path: lists of words to report, the vocabulary, and lists of days.
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
