internal import SocialText

/// One Markdown file under `posts/` with an `id` that never changes.
///
/// A class, as many rules and channels hold it and none changes it.
package final class Post: Sendable {
  /// Its identity: unique in the repository, never reused, never changed.
  package let id: String
  /// Where it lies, from the content repository's root. Not part of its identity.
  package let path: String
  /// The channels that it is meant for, by their names in `stet.yml`, as written.
  package let channels: [String]
  /// What it says to every channel, as far as no override says otherwise.
  package let content: PostContent
  /// What it says to one channel or to all channels of a network, by the name of either.
  package let overrides: [String: PostContent]
  /// The Markdown below the front matter.
  package let body: MarkdownSource
  /// What is for the team alone and never reaches a reader.
  package let labels: InternalLabels
  package let priority: Priority
  /// How it repeats, from its own time on; `nil` where it goes out once.
  package let repetition: Repetition?
  /// Where each key and value stands in the file.
  package let places: SourcePlaces
  /// Whether all of the front matter could be read: if not, a key that seems missing may be in the unread part.
  package let isWhole: Bool

  package init(
    id: String, path: String, channels: [String], content: PostContent, overrides: [String: PostContent] = [:],
    body: MarkdownSource, labels: InternalLabels = InternalLabels(), priority: Priority = .normal,
    repetition: Repetition? = nil,
    places: SourcePlaces = SourcePlaces(), isWhole: Bool = true
  ) {
    self.id = id
    self.path = path
    self.channels = channels
    self.content = content
    self.overrides = overrides
    self.body = body
    self.labels = labels
    self.priority = priority
    self.repetition = repetition
    self.places = places
    self.isWhole = isWhole
  }
}

/// Markdown as typed, and where it begins in its file.
package struct MarkdownSource: Sendable, Hashable {
  /// The Markdown, with LF line ends.
  package var markdown: String
  /// The line of the file on which it starts; for an override, the line of its value.
  package var firstLine = 1
}

/// What the team files a post under. Readers never see it; rules may ask for it.
package struct InternalLabels: Sendable, Hashable {
  package var department: String?
  package var persona: String?
  package var pillar: String?
  package var campaign: String?
  package var labels: [String] = []
  /// Sources for claims, comparisons, green or health claims.
  package var proof: [String] = []
  /// Who pays for, or publishes, political advertising (Regulation (EU) 2024/900); `nil` where the post is none.
  package var political: String?
  /// The lowest price of the last thirty days before a reduction, as the team writes it.
  package var lowestPrice: String?

  package init() {}
}

/// Which of two posts that wait for a slot goes first.
package enum Priority: String, Sendable, Hashable, CaseIterable {
  case urgent
  case normal
}

extension Post {
  /// Every file of the repository that any rendition of the post names, by path.
  package var files: Set<String> { Set(namedFiles) }

  /// The same, some twice. Paths that differ only in how letters are composed are different files, but equal texts, of
  /// which a set has one.
  package var namedFiles: [String] {
    namedFiles { MarkdownText(body: $0.markdown, breaks: .keep, firstLine: 1).parts.flatMap(\.images) }
  }

  /// The same where the Markdown was read already.
  ///
  /// - Parameter images: the pictures of a Markdown text; asked for where it may have some.
  func namedFiles(images: (MarkdownSource) -> [MarkdownImage]) -> [String] {
    let texts = [body] + overrides.values.compactMap(\.text)
    let drawn = texts.filter(\.mayHaveImage).flatMap(images).compactMap {
      try? RepositoryPath.normalised($0.destination, from: path)
    }
    return content.files + overrides.values.flatMap(\.files) + drawn
  }

  /// The digests of the files kept elsewhere that any rendition of the post names.
  package var remoteFiles: Set<Digest> {
    let media = ([content] + overrides.values).flatMap { $0.media ?? [] }
    return Set(
      media.compactMap { medium in
        guard case .remote(_, let sha256) = medium.source else { return nil }
        return Digest(hex: sha256)
      })
  }
}

extension MarkdownSource {
  /// Whether `![` stands in it: a picture begins with that.
  fileprivate var mayHaveImage: Bool {
    var markdown = markdown
    return markdown.withUTF8 { bytes in
      bytes.indices.dropFirst().contains { bytes[$0] == UInt8(ascii: "[") && bytes[$0 - 1] == UInt8(ascii: "!") }
    }
  }
}

extension PostContent {
  fileprivate var files: [String] {
    let media = media ?? []
    let own = media.compactMap { item -> String? in
      guard case .file(let path) = item.source else { return nil }
      return path
    }
    return own + media.compactMap(\.thumbnail) + media.flatMap { $0.captions.map(\.file) }
      + [preview?.image].compactMap { $0 }
  }
}

/// Makes ids for new posts.
package enum PostID {
  /// `2026-12-weihnachtsmarkt-im-hof` out of a title and the month that it is written in.
  package static func make(title: String, date: CivilDate) -> String {
    let month = String(date.text.prefix(7))
    let slug = slug(title)
    return slug.isEmpty ? month + "-post" : String("\(month)-\(slug)".prefix(80)).trimmingHyphens
  }

  /// A text in the letters that an id may have.
  package static func slug(_ title: String) -> String {
    let spelled = title.lowercased().map { spelling[$0] ?? String($0) }.joined()
    let words = spelled.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }

  /// How German writes its letters in ASCII; and the accents that are common in names.
  private static let spelling: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "à": "a", "á": "a", "â": "a", "ç": "c",
    "ñ": "n", "ó": "o", "ô": "o", "ø": "o", "å": "a", "ı": "i", "ş": "s", "ğ": "g", "ł": "l", "*": "", "’": "", "'": "",
  ]
}

extension String {
  fileprivate var trimmingHyphens: String {
    var text = self[...]
    while text.hasSuffix("-") { text.removeLast() }
    return String(text)
  }
}

/// Where the keys and values of a YAML document stand, by dotted path: `media.0.alt`, `overrides.x.text`.
package struct SourcePlaces: Sendable {
  /// The stretch of a key and of its value.
  package struct Place: Sendable {
    package var key: SourceRange
    package var value: SourceRange

    package init(key: SourceRange, value: SourceRange) {
      self.key = key
      self.value = value
    }
  }

  /// The places of a document of few keys, as nearly all are: looking through them is quicker than a dictionary. Of two
  /// with the same path, the last one counts.
  private var few: [(path: String, place: Place)] = []
  /// The places of a document of many keys.
  private var many: [String: Place] = [:]
  /// Whether a key inside `overrides` was written.
  package private(set) var hasOverrides = false

  /// The entries that could be used of lists with others, as they are counted in the file; by the path of the list.
  private var usable: [String: [Int]] = [:]
  private var countsUsable = false

  private static let mostOfFew = 24

  package init() {}

  /// Notes where `path` stands.
  package mutating func note(_ path: String, _ place: Place) {
    if path.begins(with: "overrides.") { hasOverrides = true }
    guard many.isEmpty, few.count < Self.mostOfFew else {
      for (path, place) in few { many[path] = place }
      few = []
      many[path] = place
      return
    }
    if few.isEmpty { few.reserveCapacity(Self.mostOfFew) }
    few.append((path, place))
  }

  /// Notes which entries of a list could be used, where not all could.
  package mutating func noteUsable(_ entries: [Int], of list: String) { usable[list] = entries }

  /// The same places for what was read, whose lists have usable entries only: `media.1` is the second of these.
  package var ofUsable: SourcePlaces {
    var places = self
    places.countsUsable = true
    return places
  }

  /// Whether the list at `path` has entries that could not be used.
  package func hasUnusable(_ path: String) -> Bool { usable[asWritten(path)] != nil }

  /// The path of what was read as the file counts the entries of its lists; one that is not written for an entry beyond
  /// the last one. Where no entry could be used, they keep their numbers: what is there is not missing.
  private func asWritten(_ path: String) -> String {
    guard countsUsable, !usable.isEmpty else { return path }
    var written = ""
    for step in path.split(separator: ".", omittingEmptySubsequences: false) {
      let entries = usable[written]
      let entry = entries.flatMap { entries in
        entries.isEmpty ? nil : Int(step).map { entries.indices.contains($0) ? entries[$0] : .max }
      }
      written += (written.isEmpty ? "" : ".") + (entry.map(String.init) ?? String(step))
    }
    return written
  }

  private func written(_ path: String) -> Place? {
    for index in few.indices.reversed() where few[index].path == path { return few[index].place }
    return many.isEmpty ? nil : many[path]
  }

  /// The stretch of the value at `path`; that of the nearest enclosing value where the path was not written.
  package func value(_ path: String) -> SourceRange { place(asWritten(path))?.value ?? .fileStart }

  /// The stretch of the key at `path`; that of the nearest enclosing key where the path was not written.
  package func key(_ path: String) -> SourceRange { place(asWritten(path))?.key ?? .fileStart }

  /// Whether `path` itself was written.
  package func contains(_ path: String) -> Bool { written(asWritten(path)) != nil }

  private func place(_ path: String) -> Place? {
    if let place = written(path) { return place }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return place(String(path[..<dot]))
  }
}
