internal import Checks
internal import Core

/// What commits did to the files that bear a post's id.
struct PostPast {
  /// Commits whose tree has another file for the post than that of the first parent.
  var events: [Event] = []
  /// Versions that commits brought, or of which they brought a file.
  var arrivals: [Arrival] = []

  /// What a commit did to a post's file.
  enum Change: String {
    case written, edited, renamed, removed

    /// `nil` where there is no post on either side.
    init?(from before: FileVersion.Place?, to after: FileVersion.Place?) {
      switch (before, after) {
      case (nil, nil): return nil
      case (nil, .some): self = .written
      case (.some, nil): self = .removed
      case (.some(let before), .some(let after)):
        self = before.blob == after.blob && before.path != after.path ? .renamed : .edited
      }
    }
  }

  struct Event {
    /// The number of the commit.
    var commit: Int
    /// Since the first parent.
    var change: Change
    /// Whether the file differs from those of all parents: whether this commit itself changed it.
    var isOwn = false
    /// The post as it stands then; `nil` where it is removed.
    var version: FileVersion.Place?
    /// The labels that the files bear which differ.
    var labels = BorneLabels()
  }

  struct Arrival {
    /// The number of the commit.
    var commit: Int
    var version: FileVersion.Place
    var tree: ObjectID
    /// The versions of the post that the commit's parents had.
    var before: [Earlier] = []
    /// What stood in its place or was the same file.
    var predecessors: [Source] = []
    /// The malformed folders that it came out of.
    var folders: [ObjectID] = []
  }

  /// A version in a parent's tree.
  struct Earlier {
    var version: FileVersion.Place
    var tree: ObjectID
  }
}

/// The posts that ever named a file.
struct FileUsers {
  var paths: Set<ExactText> = []
  var ids: Set<String> = []
}

// MARK: - In the store

extension PostPast: StoredValue {
  init?(_ reader: inout ByteReader) {
    guard let events = reader.list({ Event(&$0) }), let arrivals = reader.list({ Arrival(&$0) }) else { return nil }
    (self.events, self.arrivals) = (events, arrivals)
  }

  mutating func keep(upTo count: Int) {
    events.removeAll { $0.commit >= count }
    arrivals.removeAll { $0.commit >= count }
  }

  func write(to writer: inout ByteWriter) {
    writer.list(events) { $1.write(to: &$0) }
    writer.list(arrivals) { $1.write(to: &$0) }
  }
}

extension PostPast.Event {
  fileprivate init?(_ reader: inout ByteReader) {
    guard let commit = reader.commit(),
      let change = reader.text().flatMap(PostPast.Change.init), let isOwn = reader.number(UInt8.self),
      let versions = reader.list({ $0.place() }), let labels = reader.labels()
    else { return nil }
    self.init(
      commit: commit, change: change, isOwn: isOwn != 0, version: versions.first, labels: labels)
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.commit(commit)
    writer.text(change.rawValue)
    writer.number(UInt8(isOwn ? 1 : 0))
    writer.list([version].compactMap { $0 }) { $0.place($1) }
    writer.labels(labels)
  }
}

extension PostPast.Arrival {
  fileprivate init?(_ reader: inout ByteReader) {
    guard let commit = reader.commit(), let version = reader.place(), let tree = reader.objectID(),
      let before = reader.list({ reader -> PostPast.Earlier? in
        guard let version = reader.place(), let tree = reader.objectID() else { return nil }
        return PostPast.Earlier(version: version, tree: tree)
      }), let predecessors = reader.list({ $0.source() }), let folders = reader.list({ $0.objectID() })
    else { return nil }
    self.init(
      commit: commit, version: version, tree: tree, before: before, predecessors: predecessors, folders: folders)
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.commit(commit)
    writer.place(version)
    writer.append(tree.bytes)
    writer.list(before) { writer, earlier in
      writer.place(earlier.version)
      writer.append(earlier.tree.bytes)
    }
    writer.list(predecessors) { $0.source($1) }
    writer.list(folders) { $0.append($1.bytes) }
  }
}

extension FileUsers: StoredValue {
  init?(_ reader: inout ByteReader) {
    guard let paths = reader.list({ $0.text() }), let ids = reader.list({ $0.text() }) else { return nil }
    (self.paths, self.ids) = (Set(paths.map(ExactText.init)), Set(ids))
  }

  func write(to writer: inout ByteWriter) {
    writer.list(paths.sorted()) { $0.text($1.text) }
    writer.list(ids.sorted()) { $0.text($1) }
  }
}
