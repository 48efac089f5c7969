internal import Checks
internal import Core
internal import Foundation
internal import Git

/// What a vocabulary file gets from posts that were published.
package struct VocabularyUpdate: Sendable {
  /// The file, before and after; unchanged if there are no new words.
  package var file: FixedFile
  /// Words that are left out because they may be misspellings of a common word, each with that word.
  package var leftOut: [(word: String, meant: String)]
  /// What could not be checked on this machine, and what to do about it.
  package var hints: [String]
}

/// Adds the words of published posts that no dictionary has to the vocabulary, since published text was reviewed.
package struct VocabularyKeeper {
  private let repository: ContentRepository
  private let root: String
  private let source: WorkTreeSource
  private let configuration: Configuration
  private let words: LintWords
  private let path: String

  /// - Throws: `RepositoryError` in a bare repository, and where `stet.yml` names no vocabulary file, or one that
  ///   cannot be read.
  package init(repository: ContentRepository) throws {
    guard let root = repository.git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree, so there is no vocabulary file to write")
    }
    source = WorkTreeSource(repository: repository.git, root: root)
    let loader = ContentLoader(repository: repository, source: source)
    guard let configuration = try loader.configuration().configuration else {
      throw RepositoryError("stet.yml cannot be used", hints: ["stet check stet.yml"])
    }
    guard let path = configuration.lint.vocabularyFiles.first else {
      throw RepositoryError(
        "stet.yml names no vocabulary file", hints: ["write into stet.yml: lint: { vocabularyFiles: [words.txt] }"])
    }
    words = loader.words(of: configuration)
    if let problem = words.problems[path], problem != .missing {
      throw RepositoryError("\(path) is too large, or not UTF-8", hints: ["stet check \(path)"])
    }
    self.repository = repository
    self.root = root
    self.configuration = configuration
    self.path = path
  }

  /// What the file would get, with the dictionaries of the machine.
  package func update(_ tools: CheckTools) throws -> VocabularyUpdate {
    let library = DictionaryLibrary(folders: tools.dictionaryFolders)
    let checker = SpellingChecker(configuration: configuration, words: words, shelf: library)
    let found = Set(try publishedPosts().flatMap(checker.newWords))
    let before = Array((words.texts[path] ?? "").utf8)
    let new = found.filter { $0.meant == nil }.map(\.word)
    return VocabularyUpdate(
      file: FixedFile(path: path, before: before, after: Self.adding(Set(new).sorted(), to: before)),
      leftOut: found.compactMap { new in new.meant.map { (new.word, $0) } }.sorted { $0.0 < $1.0 },
      hints: checker.takeMissing().sorted().map(DictionaryLibrary.hint))
  }

  /// Writes the file atomically.
  package func write(_ update: VocabularyUpdate) throws {
    guard update.file.before != update.file.after else { return }
    guard update.file.after.count <= ContentLoader.postLimit else {
      throw RepositoryError("\(path) would be larger than 1 MiB", hints: ["name another file first, in stet.yml"])
    }
    if FileEntry(root: root, path: path) != nil { return try FileReplacer(root: root).replace(update.file) }
    var writer = FileWriter(root: root)
    try writer.write(path, String(decoding: update.file.after, as: UTF8.self))
  }

  /// The posts of the work tree that were published on some channel.
  private func publishedPosts() throws -> [PostUnderCheck] {
    let ledger = try repository.ledger(of: configuration)
    let authority = Authority(configuration, ancestry: ledger.contents.ancestry)
    let decisions = Decisions(ledger.contents, authority: authority)
    let files = FileIndex(try source.files())
    let validator = PostValidator(
      configuration: configuration, files: files,
      library: SourceMediaLibrary(source: source, hashes: repository.hashes), words: words)
    return try files.list.filter(\.isPost).compactMap { file in
      guard let post = try ContentLoader.reading(file, from: source).flatMap(validator.underCheck) else { return nil }
      return decisions.isPublished(post.post.id) ? post : nil
    }
  }

  /// The words on lines of their own after what is there, with the line ends of the file.
  private static func adding(_ words: [String], to text: [UInt8]) -> [UInt8] {
    guard !words.isEmpty else { return text }
    let lineEnd = text.firstRange(of: [0x0D, 0x0A]) == nil ? "\n" : "\r\n"
    let gap = text.isEmpty || text.last == 0x0A ? "" : lineEnd
    return text + Array((gap + words.map { $0 + lineEnd }.joined()).utf8)
  }
}

extension WordUse {
  /// How many posts have each misspelled word.
  ///
  /// - Parameters:
  ///   - slips: of the posts in scope.
  ///   - others: the posts outside the requested scope; searched as raw text, since few words are looked for.
  static func use(
    of slips: [Misspelling], in others: [ContentFile], of source: SourcePlace, _ workers: ParallelMap
  ) throws -> [String: WordUse] {
    var paths = slips.reduce(into: [String: Set<String>]()) { paths, slip in
      if !slip.word.isEmpty { paths[slip.word, default: []].insert(slip.path) }
    }
    let words = paths.keys.sorted()
    let sought = words.map { Array($0.utf8) }
    let found: [[Int]] = try workers.map(words.isEmpty ? [] : others) {
      let source = try source.open()
      return { file in
        let bytes = (try? source.bytes(at: file.path, limit: ContentLoader.postLimit)) ?? []
        return sought.indices.filter { bytes.hasWord(sought[$0]) }
      }
    }
    for (file, places) in zip(others, found) {
      for place in places { paths[words[place]]?.insert(file.path) }
    }
    return paths.mapValues { paths in WordUse(posts: paths.count, first: paths.min() ?? "") }
  }
}

extension [UInt8] {
  /// Whether the text has a word, not as a part of another one.
  fileprivate func hasWord(_ word: [UInt8]) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    return withUnsafeBufferPointer { text in
      (0...text.count - word.count).contains { place in
        guard text[place] == first, place == 0 || !Self.isLetter(text[place - 1]) else { return false }
        let end = place + word.count
        return (end == text.count || !Self.isLetter(text[end])) && text[place..<end].elementsEqual(word)
      }
    }
  }

  /// Whether a byte is an ASCII letter, or part of any character beyond ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}
