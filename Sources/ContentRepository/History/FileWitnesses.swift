internal import Checks
internal import Core
internal import Git

/// The people whose word it is that readers had a file: those who recorded that a post which shows it is published, and
/// may, and those who approved that.
///
/// They are looked for post by post, and only until enough is known.
final class FileWitnesses {
  private let history: ContentHistory
  private let decisions: Decisions
  private let repository: ContentRepository
  private let renditions: KeptRenditions
  private var searches: [ObjectID: Search] = [:]

  /// A search for the witnesses of one file.
  private struct Search {
    /// Of the file; `nil` where it cannot be read.
    let digest: Digest?
    var found: Set<String> = []
    /// Where to look next, the last one first.
    var places: [Place]
  }

  private enum Place {
    case post(String)
    case approvals(of: Digest, post: String)
  }

  init(_ history: ContentHistory, _ decisions: Decisions, _ repository: ContentRepository) {
    self.history = history
    self.decisions = decisions
    self.repository = repository
    renditions = KeptRenditions(decisions.ledger, repository)
  }

  /// Whether it is the word of one and the same person, who is not `person`, that readers had each of some files.
  func areKnown(_ files: Set<ObjectID>, toOthersThan person: String) throws -> Bool {
    if let file = files.first, files.count == 1 {
      return try !witnesses(of: file) { !$0.isSubset(of: [person]) }.isSubset(of: [person])
    }
    let known = try files.map { try witnesses(of: $0) { _ in false } }
    guard let first = known.first else { return false }
    return !known.dropFirst().reduce(first) { $0.intersection($1) }.isSubset(of: [person])
  }

  /// The witnesses of a file.
  ///
  /// - Parameter isEnough: whether no more than those found so far are wanted.
  private func witnesses(of file: ObjectID, until isEnough: (Set<String>) -> Bool) throws -> Set<String> {
    var search = try searches[file] ?? start(file)
    while !isEnough(search.found), let place = search.places.popLast() { try look(at: place, &search) }
    searches[file] = search
    return search.found
  }

  private func start(_ file: ObjectID) throws -> Search {
    let media = repository.hashes.file(named: file.hex) {
      try? repository.git.blob(file, limit: SourceMediaLibrary.limit)
    }
    guard let media else { return Search(digest: nil, places: []) }
    return Search(digest: media.sha256, places: try history.posts(showing: file).reversed().map { .post($0) })
  }

  private func look(at place: Place, _ search: inout Search) throws {
    switch place {
    case .post(let post):
      for rendition in decisions.publishedRenditions(of: post) {
        guard let digest = search.digest, try renditions.files(of: rendition).contains(digest) else { continue }
        let recorders = decisions.recorders(of: rendition, of: post)
        guard !recorders.isEmpty else { continue }
        search.found.formUnion(recorders)
        search.places.append(.approvals(of: rendition, post: post))
      }
    case .approvals(let rendition, let post):
      search.found.formUnion(decisions.approvers(of: rendition, of: post))
    }
  }
}

/// The files that renditions show which the ledger keeps, each rendition read once.
private final class KeptRenditions {
  private let ledger: LedgerContents
  private let repository: ContentRepository
  private let store: Store?
  private var known: [Digest: Set<Digest>] = [:]

  init(_ ledger: LedgerContents, _ repository: ContentRepository) {
    self.ledger = ledger
    self.repository = repository
    store = repository.store
    store?.use(.renditions, basis: [])
  }

  /// The digests of all files that a rendition shows; empty where the ledger does not have it.
  func files(of rendition: Digest) throws -> Set<Digest> {
    if let known = known[rendition] { return known }
    var found: Set<Digest> = []
    for blob in ledger.source.blobs(at: .object(rendition, .rendition)) {
      guard let files = try files(of: rendition, in: blob) else { continue }
      found = files
      break
    }
    known[rendition] = found
    return found
  }

  /// The same where a blob has the bytes of the rendition; `nil` where it does not.
  private func files(of rendition: Digest, in blob: ObjectID) throws -> Set<Digest>? {
    let key = rendition.bytes + blob.bytes
    if var reader = store?.value(.renditions, key).map({ ByteReader($0) }), let files = reader.array(Digest.self),
      reader.isAtEnd
    {
      return Set(files)
    }
    let bytes = try rethrowing { () throws(GitError) in
      try repository.git.boundedBlob(blob, limit: LedgerObject.maximumSize)
    }
    guard let bytes, Digest(of: bytes) == rendition else { return nil }
    let files = (try? JSONValue(canonical: bytes)).map { Self.files(in: $0) } ?? []
    var writer = ByteWriter()
    writer.array(files.sorted())
    store?.put(.renditions, key, writer.bytes)
    return files
  }

  private static func files(in rendition: JSONValue) -> Set<Digest> {
    let media = rendition["parts"]?.arrayValue?.flatMap { $0["media"]?.arrayValue ?? [] } ?? []
    let captions = media.flatMap { $0["captions"]?.arrayValue ?? [] }
    let files =
      (media + captions).map { $0["sha256"] } + media.map { $0["thumbnail"] } + [rendition["preview"]?["image"]]
    return Set(files.compactMap { $0?.stringValue.flatMap { Digest($0) } })
  }
}
