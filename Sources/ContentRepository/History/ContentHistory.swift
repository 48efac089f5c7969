internal import Checks
internal import Core
internal import Git

/// What commits did to posts and to what these are made of: facts of objects, whatever branch is asked about, whatever
/// `stet.yml` says.
///
/// Each commit is compared with its parents once, over raw tree objects with equal sub-trees skipped. What is noted of it
/// depends on its ancestors alone: commits may be added in any order that has parents first.
final class ContentHistory {
  private let repository: ContentRepository
  /// `nil` where it cannot be relied on.
  private var store: Store?
  /// How many commits the store has.
  private var storedCount = 0
  /// What it has under `headKey`; `nil` for no row.
  private var storedHead: [UInt8]?
  private(set) var graph = CommitGraph()
  private(set) var files: FileVersions
  private var strands: KeptTable<Strand, StrandHistory>
  private var posts: KeptTable<String, PostPast>
  /// The paths of the posts that ever named a file.
  private var users: KeptTable<ExactText, FileUsers>
  /// The malformed commits and folders.
  private var malformed: [Malformed] = []
  /// What readers saw of posts, by the digest of the `stet.yml` that says how renditions are made. The store has those of
  /// the first one that is asked for.
  private var seen: [Digest: KeptTable<String, PostSteps>] = [:]
  /// The commits that were asked for.
  private var tips: [ObjectID] = []
  /// The commits that were compared with their parents, where the store is given up; `nil` for all of the graph.
  private var compared: Set<Int>?
  /// The trees of the commits of this run.
  private var trees: [Int: ObjectID] = [:]
  /// The commits whose people were asked for.
  private var commits: [Int: Commit] = [:]

  /// What could not be read of a commit.
  private struct Malformed {
    var commit: Int
    /// The folder; `nil` where the commit itself is malformed.
    var path: String?
    var object: ObjectID
  }

  init(_ repository: ContentRepository, in store: Store?) {
    self.repository = repository
    // Where history is cut off, commits have parents later that they do not have now.
    let store = repository.git.isShallow ? nil : store
    for table in [Store.Table.commits, .versions, .strands, .pasts, .users] { store?.use(table, basis: []) }
    let head = store?.value(.commits, Self.headKey)
    let stored = store.flatMap { store in head.flatMap { Self.stored(in: store, head: $0) } }
    storedHead = head
    // Rows that do not fit the commits would be wrong.
    self.store = stored == nil && head != nil || store?.isIncomplete == true ? nil : store
    files = FileVersions(repository, in: self.store)
    storedCount = stored?.graph.count ?? 0
    strands = KeptTable(.strands, in: self.store, upTo: storedCount)
    posts = KeptTable(.pasts, in: self.store, upTo: storedCount)
    users = KeptTable(.users, in: self.store, upTo: storedCount)
    if let stored { (graph, malformed) = (stored.graph, stored.malformed) }
  }

  /// Adds all commits that can be reached from `tips`.
  func extend(to tips: [ObjectID]) throws {
    try walk(to: tips)
    self.tips += tips
    try complete {}
    if graph.count > storedCount, graph.count >= Self.threshold { save() }
  }

  private func walk(to tips: [ObjectID]) throws {
    let commits = try repository.git.links(from: tips, beyond: isCompared)
    defer { repository.progress(commits.count, commits.count, "commits") }
    for (done, (id, links)) in commits.enumerated() {
      repository.progress(done, commits.count, "commits")
      let number =
        graph.number(of: id) ?? graph.add(id, parents: links.parents.compactMap(graph.number), time: links.time)
      trees[number] = links.tree
      try note(id, links, number)
      compared?.insert(number)
    }
  }

  private func isCompared(_ commit: ObjectID) -> Bool {
    graph.number(of: commit).map { compared?.contains($0) ?? true } ?? false
  }

  // MARK: - Asking

  /// What commits did to a post; empty for an id that no post bore.
  func past(of post: String) throws -> PostPast { try complete { posts[post] } ?? PostPast() }

  /// The version of a post that a tree of history has: the first one by path, where several files bear its id; `nil` where
  /// none does.
  func version(of post: String, in tree: ObjectID) throws -> FileVersion.Place? {
    // What any commit has came with one.
    for path in try Set(past(of: post).arrivals.map(\.version.path)).sorted() {
      let entry = try repository.git.entry(at: path.text, in: tree)
      if let (id, version) = try self.post(at: path, entry), id == post { return version }
    }
    return nil
  }

  /// What commits did to every post, by id.
  var pasts: [(post: String, past: PostPast)] {
    get throws { try complete { posts.all }.map { ($0.key, $0.value) } }
  }

  /// The steps of a strand, by commits of all branches.
  func steps(of strand: Strand) throws -> [Step] { try complete { strands[strand] }?.steps ?? [] }

  /// The ids of the posts that ever named a path at which a file stood, sorted.
  func posts(showing file: ObjectID) throws -> [String] {
    let paths = try complete { strands[.file(file)] }?.paths ?? []
    return try Set(paths.flatMap { path in try complete { users[path] }?.ids ?? [] }).sorted()
  }

  /// What commits changed for the readers of a post.
  ///
  /// - Parameters:
  ///   - policy: the digest of `stet.yml`.
  ///   - make: finds it out, where that is not known of as many versions.
  func steps(
    of post: String, under policy: Digest, make: ([PostPast.Arrival]) throws -> PostSteps
  ) throws -> PostSteps {
    if seen[policy] == nil {
      let store = seen.isEmpty ? store : nil
      store?.use(.steps, basis: policy.bytes)
      seen[policy] = KeptTable(.steps, in: store, upTo: storedCount)
    }
    let arrivals = try past(of: post).arrivals
    if let known = seen[policy]?[post], known.isMade(of: arrivals) { return known }
    let made = try make(arrivals)
    seen[policy]?.update(post, default: made) { $0 = made }
    return made
  }

  /// A commit by its number.
  func commit(_ number: Int) throws -> Commit {
    if let known = commits[number] { return known }
    let commit = try repository.git.commit(graph.ids[number])
    commits[number] = commit
    return commit
  }

  /// What is malformed of some commits, in an order that does not depend on how they were walked.
  func malformed(where isWanted: (_ commit: Int) -> Bool) -> [MalformedContent] {
    let wanted = malformed.filter { isWanted($0.commit) }.map { malformed in
      let content = MalformedContent(
        commit: graph.ids[malformed.commit], path: malformed.path, object: malformed.object)
      return (generation: graph.generation(malformed.commit), content: content)
    }
    return wanted.sorted { left, right in
      (left.generation, left.content.commit, left.content.path ?? "", left.content.object)
        < (right.generation, right.content.commit, right.content.path ?? "", right.content.object)
    }.map(\.content)
  }
}

// MARK: - Comparing a commit with its parents

extension ContentHistory {
  /// How a commit's tree differs from one other.
  private struct Difference {
    /// The other tree; `nil` for the empty one.
    let old: ObjectID?
    var changes: [ExactText: TreeChange] = [:]
    /// The posts of both sides at paths that differ, by id, in the order of their paths. Several files may bear one.
    var before: [String: [FileVersion.Place]] = [:]
    var after: [String: [FileVersion.Place]] = [:]
    /// The paths of the posts that differ, or of which a file does.
    var touched: Set<ExactText> = []
    /// The blobs that the old side had at paths that differ.
    var blobs: Set<ObjectID> = []
    var malformed: [MalformedFolder]

    init(_ old: ObjectID?, _ trees: TreeDifference) {
      self.old = old
      malformed = trees.malformed
      for change in trees.changes {
        changes[ExactText(pathBytes: change.path)] = change
        if let old = change.old { blobs.insert(old.id) }
      }
    }

    /// How each post changed, by id.
    var posts: [String: PostPast.Change] {
      Set(before.keys).union(after.keys).reduce(into: [:]) { posts, id in
        posts[id] = PostPast.Change(from: before[id]?.last, to: after[id]?.last)
      }
    }

    /// The malformed folders that hid the earlier content of a path.
    func folders(hiding path: ExactText) -> Set<ObjectID> {
      let hiding = malformed.filter { folder in
        !folder.isNew
          && (folder.path.isEmpty || path.text.utf8.starts(with: folder.path + [UInt8(ascii: "/")]))
      }
      return Set(hiding.map(\.id))
    }
  }

  private func note(_ id: ObjectID, _ commit: CommitLinks, _ number: Int) throws {
    let parents = try commit.parents.compactMap(graph.number).map(tree)
    if commit.isMalformed { malformed.append(Malformed(commit: number, path: nil, object: id)) }
    let differences = try (parents.isEmpty ? [nil] : parents.map(Optional.some)).map {
      try difference($0, commit.tree, number)
    }
    try noteEvents(differences, number)
    let others = differences.dropFirst()
    let own = differences[0].changes.keys.filter { path in others.allSatisfy { $0.changes[path] != nil } }
    for path in own.sorted() {
      // The target of a link counts like the bytes of a file.
      guard let entry = differences[0].changes[path]?.new, entry.mode.isFile || entry.mode == .symlink else { continue }
      try noteFile(path, entry, differences, number)
    }
    let touched = differences[0].touched.filter { path in others.allSatisfy { $0.touched.contains(path) } }
    for path in touched.sorted() {
      guard let (id, arrival) = try arrival(at: path, differences, commit.tree, number) else { continue }
      posts.update(id, default: PostPast()) { $0.arrivals.append(arrival) }
    }
  }

  private func tree(of commit: Int) throws -> ObjectID {
    if let known = trees[commit] { return known }
    let tree = try repository.git.commit(graph.ids[commit]).tree
    trees[commit] = tree
    return tree
  }

  private func difference(_ old: ObjectID?, _ new: ObjectID, _ commit: Int) throws -> Difference {
    let trees = try repository.git.difference(old, new)
    for folder in trees.malformed where folder.isNew {
      malformed.append(Malformed(commit: commit, path: folder.shownPath, object: folder.id))
    }
    var difference = Difference(old, trees)
    for (path, change) in difference.changes.sorted(by: { $0.key < $1.key }) {
      guard ContentFile.isPost(path.text) else { continue }
      difference.touched.insert(path)
      if let (id, place) = try post(at: path, change.old) { difference.before[id, default: []].append(place) }
      if let (id, place) = try post(at: path, change.new) {
        difference.after[id, default: []].append(place)
        for file in try files.version(place).post?.files ?? [] {
          users.update(ExactText(file), default: FileUsers()) { users in
            users.paths.insert(path)
            users.ids.insert(id)
          }
        }
      }
    }
    for path in difference.changes.keys { difference.touched.formUnion(users[path]?.paths ?? []) }
    return difference
  }

  /// The id of the post at a path, and its version, if the tree entry there is one.
  private func post(at path: ExactText, _ entry: TreeEntry?) throws -> (id: String, FileVersion.Place)? {
    guard let entry, entry.mode == .blob || entry.mode == .executable, ContentFile.isPost(path.text) else { return nil }
    let place = FileVersion.Place(path: path, blob: entry.id)
    return try files.version(place).post.map { ($0.id, place) }
  }

  private func noteEvents(_ differences: [Difference], _ commit: Int) throws {
    let posts = differences.map(\.posts)
    for (id, change) in posts[0] {
      let after = differences[0].after[id] ?? []
      var event = PostPast.Event(commit: commit, change: change)
      event.isOwn = posts.allSatisfy { $0[id] != nil }
      event.version = after.last
      for place in after { event.labels.formUnion(try files.version(place).post?.labels ?? BorneLabels()) }
      self.posts.update(id, default: PostPast()) { $0.events.append(event) }
    }
  }
}

// MARK: - What a commit brought that none of its parents had

extension ContentHistory {
  private func noteFile(
    _ path: ExactText, _ entry: TreeEntry, _ differences: [Difference], _ commit: Int
  ) throws {
    let befores = differences.compactMap { $0.changes[path]?.old }
    let isKnown = sees(.file(entry.id), in: commit) || differences.contains { $0.blobs.contains(entry.id) }
    guard path.isText else {
      strands.update(.file(entry.id), default: StrandHistory()) { _ = $0.paths.insert(path) }
      guard !isKnown else { return }
      // A file that replaces its git-LFS pointer at the same path, or the reverse, keeps its contributors.
      let same = try befores.filter { try files.isSameFile($0, entry) }.map { Source.strand(.file($0.id)) }
      return note(Step(commit: commit, isOwn: same.isEmpty, sources: same), of: .file(entry.id))
    }
    try noteTexts(path, entry, befores, commit)
    let isLoose = try post(at: path, entry) == nil
    if isLoose { try noteLoose(path, entry, befores, isKnown: isKnown, commit) }
    if !isKnown {
      let draft = isLoose ? [Source.strand(.loose(path))] : []
      note(Step(commit: commit, sources: draft), of: .file(entry.id))
    }
  }

  private func noteTexts(_ path: ExactText, _ entry: TreeEntry, _ befores: [TreeEntry], _ commit: Int) throws {
    let texts = try files.version(at: path, entry)?.texts ?? [:]
    let old = try befores.map { (entry: $0, texts: try files.version(at: path, $0)?.texts ?? [:]) }
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      let isKnown = sees(.text(text), in: commit) || old.contains { $0.texts.values.contains(text) }
      guard !isKnown else { continue }
      let sources = try old.compactMap { old -> Source? in
        guard let text = old.texts[name] else { return nil }
        return try post(at: path, old.entry).map { .showing(text, post: $0, $1) } ?? .strand(.text(text))
      }
      note(Step(commit: commit, sources: sources), of: .text(text))
    }
  }

  /// Notes a text file that is no post that could be read. What readers would see of it is unknown, so any edit counts.
  private func noteLoose(
    _ path: ExactText, _ entry: TreeEntry, _ befores: [TreeEntry], isKnown: Bool, _ commit: Int
  ) throws {
    let earlier = try befores.compactMap { try post(at: path, $0)?.id }.map { Source.channels($0, except: nil) }
    note(
      Step(commit: commit, isOwn: !isKnown, sources: earlier + [.strand(.file(entry.id))]), of: .loose(path))
    guard let id = try files.version(at: path, entry)?.post?.id else { return }
    note(Step(commit: commit, isOwn: false, sources: [.strand(.loose(path))]), of: .draft(id))
  }

  /// What a commit brought of the post at a path, and its id; `nil` where there is none.
  private func arrival(
    at path: ExactText, _ differences: [Difference], _ tree: ObjectID, _ commit: Int
  ) throws -> (id: String, PostPast.Arrival)? {
    let entry = try differences[0].changes[path].map(\.new) ?? repository.git.entry(at: path.text, in: tree)
    guard let (id, version) = try post(at: path, entry) else { return nil }
    var arrival = PostPast.Arrival(commit: commit, version: version, tree: tree)
    var isNew = true
    for difference in differences {
      guard let old = difference.old else { continue }
      let there = try difference.changes[path].map(\.old) ?? repository.git.entry(at: path.text, in: old)
      let standing = try post(at: path, there)
      let own = standing.flatMap { $0.id == id ? $0.1 : nil }
      let others = (difference.before[id] ?? []).filter { $0.path != path }
      isNew = isNew && own == nil && others.isEmpty
      arrival.before += ([own].compactMap { $0 } + others).map { PostPast.Earlier(version: $0, tree: old) }
      if let standing, standing.id != id {
        arrival.predecessors.append(.channels(standing.id, except: nil))
      } else if standing == nil {
        arrival.predecessors.append(.strand(.loose(path)))
      }
    }
    // The same file elsewhere: a draft that was moved or copied.
    arrival.predecessors.append(.strand(.file(version.blob)))
    // A draft that is moved and changed in the same commit is recognised by its id.
    if isNew { arrival.predecessors.append(.strand(.draft(id))) }
    arrival.folders = differences.reduce(into: Set<ObjectID>()) { $0.formUnion($1.folders(hiding: path)) }.sorted()
    return (id, arrival)
  }

  private func note(_ step: Step, of strand: Strand) {
    strands.update(strand, default: StrandHistory()) { $0.steps.append(step) }
  }

  /// Notes that a commit's tree has a text or a file, and tells whether an ancestor's had it, too.
  private func sees(_ strand: Strand, in commit: Int) -> Bool {
    strands.update(strand, default: StrandHistory()) { history in
      var marks = history.marks ?? history.sightings.reduce(into: Ancestry.Marks()) { graph.add($1, to: &$0) }
      history.marks = nil
      let isKnown = graph.isAny(of: marks, below: commit)
      if graph.add(commit, to: &marks) { history.sightings.append(commit) }
      history.marks = marks
      return isKnown
    }
  }
}

// MARK: - In the store

extension ContentHistory {
  /// How many commits are walked anew rather than kept.
  private static let threshold = 256
  private static let headKey = Array("head".utf8)

  private static func pageKey(_ page: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.number(UInt32(clamping: page))
    return writer.bytes
  }

  /// What the store has under `headKey`: how many commits there are, and what is malformed of them.
  private var head: [UInt8] {
    var writer = ByteWriter()
    writer.number(UInt32(clamping: graph.count))
    writer.list(malformed) { writer, malformed in
      writer.number(UInt32(clamping: malformed.commit))
      writer.optional(malformed.path)
      writer.append(malformed.object.bytes)
    }
    return writer.bytes
  }

  /// The commits that the store has; `nil` where it has none, or not all of them.
  private static func stored(in store: Store, head: [UInt8]) -> (graph: CommitGraph, malformed: [Malformed])? {
    var reader = ByteReader(head)
    guard let count = reader.number(UInt32.self).map(Int.init),
      let malformed = reader.list({ reader -> Malformed? in
        guard let commit = reader.number(UInt32.self), let path = reader.optional(), let object = reader.objectID()
        else { return nil }
        return Malformed(commit: Int(commit), path: path, object: object)
      })
    else { return nil }
    var graph = CommitGraph()
    for page in 0..<(count + CommitGraph.pageSize - 1) / CommitGraph.pageSize {
      guard let bytes = store.value(.commits, pageKey(page)), graph.add(page: bytes) else { return nil }
    }
    return graph.count == count && malformed.allSatisfy { $0.commit < count } ? (graph, malformed) : nil
  }

  /// Hands the store what was found out of posts, for when the run commits.
  func keep() {
    guard let store, graph.count == storedCount else { return }
    store.expect(.commits, Self.headKey, storedHead)
    for policy in seen.keys { seen[policy]?.save() }
  }

  /// What `read` reads. Where the store turns out to be damaged, or another process keeps it busy, the commits are compared
  /// anew: a missing row would stand for a commit without changes.
  private func complete<Value>(_ read: () throws -> Value) throws -> Value {
    let value = try read()
    guard let store, store.isIncomplete else { return value }
    self.store = nil
    files = FileVersions(repository, in: nil)
    strands = KeptTable(.strands, in: nil)
    posts = KeptTable(.pasts, in: nil)
    users = KeptTable(.users, in: nil)
    seen = [:]
    malformed = []
    compared = []
    try walk(to: tips)
    return try read()
  }

  private func save() {
    guard let store else { return }
    store.expect(.commits, Self.headKey, storedHead)
    storedHead = head
    store.put(.commits, Self.headKey, head)
    for page in storedCount / CommitGraph.pageSize...(graph.count - 1) / CommitGraph.pageSize {
      store.put(.commits, Self.pageKey(page), graph.page(page))
    }
    files.save()
    strands.save()
    posts.save()
    users.save()
    store.commit()
    storedCount = graph.count
  }
}
